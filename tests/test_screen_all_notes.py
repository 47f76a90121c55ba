"""All notes on one screen: found as one types, a key away from their works, exported to a file."""

from pathlib import Path

import pytest
from refshelf.tui.screens.notes import NotesScreen
from refshelf.tui.screens.read_note import NoteReadScreen
from refshelf.tui.widgets.note_list import NoteList
from refshelf.user_state.noted import Noted, matching
from screen_driver import Driver, drive
from textual.app import App, ComposeResult

NOTES = {
    "fast19": "# Locks\nwithout *locks*",
    "atc22": "a token bucket",
    "dat321": "[3:10] history",
}


@pytest.fixture
def noted_home(home: Path) -> Path:
    """Give a home with three notes."""

    async def write(driver: Driver) -> None:
        for name, text in NOTES.items():
            await driver.go_to(name)
            await driver.press("n")
            await driver.type(text)
            await driver.press("escape")

    drive(home, write)
    return home


def shown(driver: Driver) -> list[str]:
    """List the ids of the works whose notes are shown."""
    return [one.id for one in driver.app.screen.query_one(NoteList)._notes]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 15)])
def test_all_notes_stand_in_list_order_as_they_read(
    noted_home: Path, size: tuple[int, int]
) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("N")
        assert shown(driver) == ["fast19", "atc22", "dat321"]
        assert "without locks" in driver.text()
        assert "a token bucket" in driver.text()

    drive(noted_home, script, size)


def test_only_the_notes_of_what_is_shown_are(noted_home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("kind:paper")
        await driver.press("enter", "N")
        assert shown(driver) == ["fast19", "atc22"]

    drive(noted_home, script)


def test_they_are_searched_as_one_types_and_enter_goes_to_the_work(noted_home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("N", "slash")
        await driver.type("TOKEN amaz")
        assert shown(driver) == ["atc22"]
        await driver.press("enter", "enter")
        assert driver.app.screen is driver.app.screen_stack[0]
        assert driver.current == "atc22"

    drive(noted_home, script)


def test_escape_clears_the_search_then_closes(noted_home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("N", "slash")
        await driver.type("zzz")
        assert "No note has “zzz”" in driver.text()
        await driver.press("escape")
        assert len(shown(driver)) == 3
        await driver.press("escape")
        assert driver.app.screen is driver.app.screen_stack[0]

    drive(noted_home, script)


def test_a_note_is_written_from_there_and_one_comes_back_to_the_search(noted_home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("N", "slash")
        await driver.type("a")
        await driver.press("enter", "j", "n")
        await driver.type("!")
        await driver.press("escape")
        assert driver.stored("atc22").note == "a token bucket!"
        screen = driver.app.screen
        assert isinstance(screen, NotesScreen)
        assert screen.query_one(NoteList).current.id == "atc22"
        assert "a token bucket!" in driver.text()
        await driver.press("R")
        assert isinstance(driver.app.screen, NoteReadScreen)
        await driver.press("escape")
        assert isinstance(driver.app.screen, NotesScreen)

    drive(noted_home, script)


def test_they_are_exported_and_never_over_a_file_unasked(noted_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "n.md"

    async def export(driver: Driver, *answer: str) -> None:
        await driver.press("N", "X")
        await driver.type(str(path))
        await driver.press("enter", *answer)

    async def script(driver: Driver) -> None:
        await export(driver)
        assert "## Amazon DynamoDB: A Scalable" in path.read_text()
        path.write_text("mine")
        await export(driver, "escape")
        assert path.read_text() == "mine"
        await export(driver, "y", "enter")
        assert "a token bucket" in path.read_text()

    drive(noted_home, script)


def test_a_folder_that_is_not_there_is_said_and_nothing_is_lost(noted_home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("N", "X")
        await driver.type("/nowhere/at/all.md")
        await driver.press("enter")
        assert any("cannot be written" in toast for toast in driver.toasts())

    drive(noted_home, script)


def test_without_a_note_it_is_said_how_to_write_one(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("N")
        assert "n on a work writes one" in driver.text()
        await driver.press("enter", "X", "n", "escape")
        assert driver.app.screen is driver.app.screen_stack[0]

    drive(home, script)


def test_ten_thousand_notes_cost_what_is_on_the_screen() -> None:
    notes = [Noted(n, f"id{n}", f"Title {n}", None, f"text {n}", "") for n in range(10_000)]

    class _App(App[None]):
        def compose(self) -> ComposeResult:
            yield NoteList(id="list")

    async def run() -> None:
        app = _App()
        async with app.run_test(size=(80, 24)) as pilot:
            found = app.query_one(NoteList)
            found.show(matching(notes, "text"))
            await pilot.pause()
            found.action_bottom()
            await pilot.pause()
            assert found.current == notes[-1]
            assert len(found._texts) < 50  # looked at: what was drawn

    import asyncio  # noqa: PLC0415  # for this test only

    asyncio.run(run())


def test_after_a_search_without_a_match_keys_are_keys_again(noted_home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("N", "slash")
        await driver.type("zzz")
        await driver.press("enter")
        assert "No note has “zzz”" in driver.text()
        await driver.press("q")
        assert not isinstance(driver.app.screen, NotesScreen)

    drive(noted_home, script)


MINE = "refshelf: 1\nid: mine\ntitle: Mine\ncategories:\n  - name: A\n    references:\n"
ONE, TWO = "      - {id: one, title: Work one}\n", "      - {id: two, title: Work two}\n"


@pytest.mark.parametrize("key", ["n", "enter", "R"])
def test_a_note_is_that_of_its_work_though_the_lists_have_changed_meanwhile(
    home: Path, key: str
) -> None:
    file = home / "catalogs" / "mine.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"{MINE}{ONE}{TWO}")

    async def script(driver: Driver) -> None:
        await driver.go_to("two")
        await driver.press("n")
        await driver.type("on the second")
        await driver.press("escape", "N")
        file.write_text(f"{MINE}{TWO}")
        driver.app._scribe.look()
        await driver.settle()
        await driver.press(key)

        if key == "enter":
            assert driver.current == "two"
        else:
            assert "Work two" in driver.text()
            assert "on the second" in driver.text()
            await driver.press("escape")

    drive(home, script)
