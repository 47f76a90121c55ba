"""Keys of the reader's own: they do what they say, and nothing on the screen says otherwise."""

from pathlib import Path

import pytest
from refshelf.tui.command import COMMANDS, Owner, find_command
from refshelf.tui.config_reader import read_config
from refshelf.tui.key_spelling import show_key
from refshelf.tui.keymap import Keymap
from refshelf.tui.settings import Settings
from refshelf.user_state.status import Status
from screen_driver import Driver, drive

OWN = """\
keys:
  toggle-done: f5
  down: f6
  star: s
  next-pane: []
  import-list: f12
  quit: f10
  help: f11
"""


def settings_of(text: str) -> Settings:
    read = read_config(text)
    assert read.problems == ()
    return read.settings


def test_an_own_key_does_what_its_command_does_and_the_former_key_nothing(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22", down="f6")
        await driver.press("space")
        assert driver.stored("atc22").status is Status.UNREAD
        await driver.press("f5")
        assert driver.stored("atc22").status is Status.DONE

    drive(home, script, settings=settings_of(OWN))


def test_a_command_without_a_key_can_be_given_one(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("f12")
        assert "Import a list" in driver.text()

    drive(home, script, settings=settings_of(OWN))


def test_a_key_can_be_taken_away(home: Path) -> None:
    async def script(driver: Driver) -> None:
        before = driver.app.screen.focused
        await driver.press("tab")
        assert driver.app.screen.focused is before

    drive(home, script, settings=settings_of(OWN))


def test_ctrl_p_opens_no_palette_once_it_has_another_meaning(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("ctrl+p")
        assert driver.stored("atc22").mark.starred
        await driver.press("f9")
        assert type(driver.app.screen).__name__ == "Palette"

    drive(home, script, settings=settings_of("keys: {star: ctrl+p, palette: f9}"))


def test_details_scroll_with_the_keys_of_lists(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22", down="f6")
        await driver.press("tab", "f6")
        assert driver.app.screen.focused.id == "details"
        assert driver.app.screen.focused.scroll_target_y == 1

    drive(home, script, size=(120, 12), settings=settings_of("keys: {down: f6}"))


@pytest.mark.parametrize("text", ["", OWN, "preset: newsboat"], ids=["usual", "own", "newsboat"])
def test_the_footer_has_the_keys_as_they_are_now(home: Path, text: str) -> None:
    settings = settings_of(text)
    keymap = Keymap(settings.keys)

    async def script(driver: Driver) -> None:
        await driver.press(*keymap.keys(find_command("bottom"))[:1])
        bindings = driver.app.screen.active_bindings
        bound = {(show_key(key), one.binding.id) for key, one in bindings.items()}
        named = {one.label: one.id for one in COMMANDS}
        assert len(driver.footer()) > 5
        assert {(key, named[label]) for key, label in driver.footer()} <= bound
        here = [one for one in COMMANDS if one.owner in {Owner.LIST, Owner.SCREEN}]
        wanted = {(show_key(key), one.id) for one in here for key in keymap.keys(one)}
        assert wanted - {pair for pair in wanted if pair[1] == "quit"} <= bound

    drive(home, script, settings=settings)


def test_what_is_said_names_the_key_as_it_is_now(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("space")
        assert any("f8 undoes it" in toast for toast in driver.toasts())
        await driver.press("ctrl+c")
        assert any("Q quits" in toast for toast in driver.toasts())

    drive(home, script, settings=settings_of("keys: {undo: f8, quit: Q}"))


def test_a_theme_of_ones_own_is_there_from_the_first_frame(home: Path) -> None:
    async def script(driver: Driver) -> None:
        assert driver.app.theme == "nord"

    drive(home, script, settings=settings_of("theme: nord"))
