"""The command line of the screen: it takes what the shell's takes, and leaves the terminal alone."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from refshelf.tui import command_line
from refshelf.tui.in_process import Said, run_here
from refshelf.tui.keymap import Keymap
from refshelf.tui.screens.command_line import CommandLineScreen
from refshelf.tui.screens.output import OutputScreen
from refshelf.tui.session import Session, open_session
from refshelf.tui.settings import USUAL
from refshelf.user_state.status import Status
from screen_driver import Driver, drive
from textual.widgets import Label


async def command(driver: Driver, text: str) -> None:
    """Type a command, and wait until it was carried out."""
    await driver.press("colon")
    await driver.type(text)
    await driver.press("enter")
    await driver.app.workers.wait_for_complete()
    await driver.settle()
    await asyncio.wrap_future(driver.app._scribe._writer.submit(lambda: None))
    await driver.settle()


def test_a_verb_without_a_name_is_about_the_entry_with_the_cursor_and_seen_at_once(
    home: Path,
) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await command(driver, "tag +theory")
        assert driver.stored("atc22").mark.tags == ("theory",)
        assert driver.shown("atc22").mark.tags == ("theory",)
        await command(driver, "read --on 2024-01-01")
        assert driver.shown("atc22").status is Status.DONE
        assert driver.stored("fast19").status is Status.UNREAD
        assert driver.current == "atc22"

    drive(home, script)


def test_hints_leave_out_what_has_no_key(home: Path) -> None:
    settings = replace(USUAL, keys={"leave": (), "take": ()})

    async def script(driver: Driver) -> None:
        await driver.press("colon")
        offers = driver.app.screen.query_one("#command-offers", Label)
        assert str(offers.content) == "tab completes"
        screen = OutputScreen("list", "one", "")
        screen.keymap = Keymap(settings.keys)
        driver.app.push_screen(screen)
        await driver.settle()
        assert not screen.query_one("#output-frame").border_subtitle

    drive(home, script, settings=settings)


def test_u_takes_back_at_once_what_was_typed_here(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await command(driver, "tag +theory")
        await driver.press("u")
        assert driver.stored("atc22").mark.tags == ()

    drive(home, script)


def test_a_verb_with_a_name_or_a_query_is_about_those(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await command(driver, "star fast19")
        await command(driver, "skip --where kind:docs")
        assert driver.shown("fast19").mark.starred
        assert driver.shown("atc22").status is Status.UNREAD
        assert not driver.shown("atc22").mark.starred

    drive(home, script)


def test_what_is_long_is_shown_in_a_pane_and_what_is_short_is_said(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await command(driver, "list")
        assert isinstance(driver.app.screen, OutputScreen)
        assert "atc22" in driver.text()
        await driver.press("escape")
        await driver.go_to("atc22")
        await command(driver, "star")
        assert any("tarred" in toast for toast in driver.toasts())

    drive(home, script)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("raed", "There is no verb “raed”. Did you mean redo or read or unread? (See `:--help`.)"),
        ("read --nope", "No such option"),
        ("show nowhere", "There is no entry “nowhere”"),
        ("list 'a", "A quotation mark is not closed."),
        ("note atc22", "n writes the note here, e in your editor"),
        ("read --on 2024-13-13 atc22", "is no day"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(home: Path, text: str, said: str) -> None:
    async def script(driver: Driver) -> None:
        await command(driver, text)
        assert said in " ".join(driver.toasts())
        assert "Traceback" not in driver.text()

    drive(home, script)


def test_what_a_command_prints_while_a_note_is_written_waits_its_turn(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_is_open = Event()

    def run_late(session: Session, words: list[str], columns: int) -> Said:
        note_is_open.wait(20)
        return run_here(session, words, columns)

    monkeypatch.setattr(command_line, "run_here", run_late)

    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("colon")
        await driver.type("list")
        await driver.press("enter", "n")
        note_is_open.set()
        await driver.app.workers.wait_for_complete()
        await driver.type("quite")
        await driver.press("escape")
        await driver.settle()

        assert driver.stored("atc22").note == "quite"
        assert isinstance(driver.app.screen, OutputScreen)

    drive(home, script)


def test_nothing_is_asked_and_nothing_forgotten_unasked(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("space")
        await command(driver, "forget")
        assert driver.stored("atc22").status is Status.DONE
        assert "--yes" in driver.text() + "".join(driver.toasts())

    drive(home, script)


def test_tab_completes_verbs_and_ids_and_arrows_give_back_what_was_typed(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await command(driver, "star fast19")
        await driver.press("colon")
        screen = driver.app.screen
        assert isinstance(screen, CommandLineScreen)
        await driver.type("unst")
        await driver.press("tab")
        await driver.type("fast")
        await driver.press("tab")
        assert screen._line.value == "unstar fast19 "
        await driver.press("up")
        assert screen._line.value == "star fast19"
        await driver.press("down")
        assert screen._line.value == "unstar fast19 "
        await driver.press("escape")
        assert driver.shown("fast19").mark.starred

    drive(home, script)


def test_a_command_here_has_no_part_in_the_terminal(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    streams = sys.stdin, sys.stdout, sys.stderr
    session = open_session(environ={"REFSHELF_DATA_DIR": str(home), "REFSHELF_READER": "anna"})

    said = [run_here(session.anew(), words, 60) for words in (["list"], ["nope"], ["read", "-"])]

    assert [one.code for one in said] == [0, 2, 0]
    assert "atc22" in said[0].printed
    assert (sys.stdin, sys.stdout, sys.stderr) == streams
    assert capfd.readouterr() == ("", "")
