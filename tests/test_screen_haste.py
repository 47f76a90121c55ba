"""Keys that come before what they are for was laid out."""

from pathlib import Path

import pytest
from screen_driver import Driver, drive
from textual.events import Key


@pytest.mark.parametrize("opener", ["f", "S", "ctrl+p"])
@pytest.mark.parametrize("key", ["pageup", "pagedown"])
def test_a_page_key_right_after_opening_a_list_breaks_nothing(
    home: Path, opener: str, key: str
) -> None:
    async def script(driver: Driver) -> None:
        terminal = driver.app._driver
        assert terminal is not None
        for one in (opener, key, key):
            event = Key(one, one if len(one) == 1 else None)
            event.set_sender(driver.app)
            terminal.send_message(event)
        await driver.settle()
        await driver.press("escape", "escape")
        assert len(driver.app.screen_stack) == 1

    drive(home, script)


@pytest.mark.parametrize("opener", ["f", "S", "ctrl+p", "question_mark", "t", "n", "p", "colon"])
def test_leaving_twice_at_once_leaves_the_main_screen_alone(home: Path, opener: str) -> None:
    async def script(driver: Driver) -> None:
        await driver.press(opener)
        above = driver.app.screen
        above.dismiss(None)
        above.dismiss(None)
        await driver.settle()
        assert len(driver.app.screen_stack) == 1
        await driver.press("j", "r")

    drive(home, script)
