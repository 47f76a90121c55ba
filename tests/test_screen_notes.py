"""Notes on the screen: nothing that was typed is lost."""

from dataclasses import replace
from pathlib import Path

from refshelf.tui.screens.note import NoteScreen
from refshelf.tui.settings import USUAL
from screen_driver import Driver, drive
from textual.events import Paste


async def begin(driver: Driver, text: str) -> None:
    """Begin a note, until its draft is kept."""
    await driver.press("n")
    await driver.type(text)
    screen = driver.app.screen
    assert isinstance(screen, NoteScreen)
    screen._keep()
    await driver.settle()


def test_a_note_of_several_lines_with_brackets_and_emoji_is_kept_to_the_letter(home: Path) -> None:
    async def write(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("n")
        await driver.type("[live] [/] [b]x")
        await driver.press("enter")
        await driver.type("😀 done")
        await driver.press("escape")
        assert driver.stored("atc22").note == "[live] [/] [b]x\n😀 done"
        assert "[live] [/] [b]x" in driver.text()

    async def look(driver: Driver) -> None:
        assert driver.shown("atc22").note == "[live] [/] [b]x\n😀 done"

    drive(home, write)
    drive(home, look)


def test_a_note_that_was_being_written_in_a_crash_is_there_at_the_next_start(home: Path) -> None:
    async def crash(driver: Driver) -> None:
        await driver.go_to("fast19")
        await begin(driver, "half a thou")

    async def go_on(driver: Driver) -> None:
        assert driver.stored("fast19").note == ""
        assert any("A note was being written on" in toast for toast in driver.toasts())
        await driver.go_to("fast19")
        await driver.press("n")
        await driver.type("ght")
        await driver.press("escape")
        assert driver.stored("fast19").note == "half a thought"
        await driver.settle()
        assert not driver.session.drafts.all()

    drive(home, crash, crashes=True)
    drive(home, go_on)


def test_no_draft_is_left_of_a_note_that_was_saved(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("fast19")
        await driver.press("n")
        await driver.type("a thought")
        screen = driver.app.screen
        assert isinstance(screen, NoteScreen)
        await driver.press("escape")
        assert driver.stored("fast19").note == "a thought"
        screen._keep()  # its pause is over only now, on a busy machine
        await driver.settle()
        assert not driver.session.drafts.all()

    drive(home, script)


def test_the_saying_about_a_draft_names_the_key_as_it_is_now(home: Path) -> None:
    async def crash(driver: Driver) -> None:
        await begin(driver, "half")

    async def look(driver: Driver) -> None:
        assert any("f8 goes on with it" in toast for toast in driver.toasts())

    drive(home, crash, crashes=True)
    drive(home, look, settings=replace(USUAL, keys={"note": ("f8",)}))


def test_leaving_a_note_as_it_was_makes_no_step(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await driver.press("n", "escape")
        await driver.press("u")
        assert "Nothing to undo." in driver.toasts()

    drive(home, script)


def test_clearing_a_note_can_be_undone(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await driver.press("n")
        await driver.type("first")
        await driver.press("escape", "n", *["backspace"] * 5, "escape")
        assert driver.stored("launch").note == ""
        await driver.press("u")
        assert driver.stored("launch").note == "first"

    drive(home, script)


def test_quitting_out_of_the_editor_saves_the_note(home: Path) -> None:
    async def quit_app(driver: Driver) -> None:
        await driver.go_to("dsql")
        await driver.press("n")
        await driver.type("kept")
        await driver.pilot.press("ctrl+q")

    async def look(driver: Driver) -> None:
        assert driver.shown("dsql").note == "kept"

    drive(home, quit_app)
    drive(home, look)


def test_escapes_that_are_pasted_into_a_note_are_no_escapes_any_more(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("dsql")
        await driver.press("n")
        driver.app.post_message(Paste("a\x1b]52;c;cm0=\x07\nb\x9b31m"))
        await driver.press("escape")
        assert driver.stored("dsql").note == "a]52;c;cm0=\nb31m"

    drive(home, script)


def test_a_note_that_another_device_wrote_with_escapes_shows_without_them(home: Path) -> None:
    async def write(driver: Driver) -> None:
        await driver.go_to("dsql")
        await driver.press("n")
        await driver.type("harmless")
        await driver.press("escape")

    drive(home, write)
    own = next((home / "readers" / "anna").glob("*.json"))
    own.with_name("elsewhere.json").write_text(
        own.read_text().replace("harmless", "x\\u001b]0;owned\\u0007").replace("-0000-", "-0001-")
    )

    async def look(driver: Driver) -> None:
        assert "x]0;owned" in driver.shown("dsql").note
        assert "\x1b" not in driver.shown("dsql").note

    drive(home, look)
