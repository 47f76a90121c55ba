"""The help: every command with its keys as they are now, found by what one types."""

from pathlib import Path

import pytest
from refshelf.tui.command import COMMANDS
from refshelf.tui.help_text import help_text
from refshelf.tui.keymap import USUAL_KEYS, Keymap
from refshelf.tui.screens.help import HelpScreen
from refshelf.tui.settings import Settings
from screen_driver import Driver, drive


def text(driver: Driver) -> str:
    return driver.app.screen.query_one("#help-text").content.plain


@pytest.mark.parametrize("width", [24, 38, 78, 120])
def test_no_line_is_wider_than_there_is_room_and_nothing_is_missing(width: int) -> None:
    told = help_text(USUAL_KEYS, "", width).plain

    assert max(map(len, told.splitlines())) <= width
    joined = " ".join(told.split())
    assert [one.id for one in COMMANDS if one.help not in joined] == []


def test_it_has_the_keys_as_they_are_now() -> None:
    told = help_text(Keymap({"star": ("f7",), "skip": ()}), "", 90).plain

    assert "f7             Give it a star" in told
    assert "palette        Skip it" in told


def test_any_letter_begins_a_search_and_esc_goes_back_step_by_step(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("question_mark", "s", "t", "a", "r")
        assert "Give it a star" in text(driver)
        assert "Skip it" not in text(driver)
        await driver.press("escape")
        assert "Skip it" in text(driver)
        await driver.press("escape")
        assert not isinstance(driver.app.screen, HelpScreen)

    drive(home, script)


def test_after_a_slash_every_letter_is_searched_for(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("question_mark", "slash", "q")
        assert "Quit; everything is saved." in text(driver)
        assert "Give it a star" not in text(driver)
        await driver.type("zzz")
        assert "Nothing here is about “qzzz”" in text(driver)

    drive(home, script)


def test_it_shows_what_the_reader_set(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("f8")
        assert "f8             Show all keys." in text(driver)

    drive(home, script, settings=Settings(keys={"help": ("f8",)}))
