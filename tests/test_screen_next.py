"""Promises of the suggestions on the screen: why, what fits, and one key to go there or open it."""

from pathlib import Path

import pytest
from refshelf.tui.screens.next import NextScreen
from refshelf.user_state.status import Status
from screen_driver import Driver, drive
from test_cli_next import TIMED

KEY = "greater_than_sign"


@pytest.fixture
def timed(home: Path) -> Path:
    """Give a home that has also a list in which some lengths are known."""
    path = home / "catalogs" / "timed.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(TIMED)
    return home


def shown(driver: Driver) -> list[str]:
    """Give the first line of each suggestion."""
    options = driver.app.screen.query_one("#next-list").options
    return [str(option.prompt).split("\n")[0].strip() for option in options]


def test_each_suggestion_says_why(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("fast19")
        await driver.press("s")
        await driver.go_to("dsql")
        await driver.press("i", KEY)
        assert "in progress since today" in driver.text()
        assert "starred" in driver.text()
        assert "next in AWS docs" in driver.text()
        assert shown(driver)[0].startswith("◐ Dynamo, DynamoDB, and Aurora DSQL")

    drive(home, script)


def test_enter_goes_to_the_suggestion_with_the_cursor(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("G", KEY, "j", "enter")
        assert not isinstance(driver.app.screen, NextScreen)
        assert driver.current == "best-practices"

    drive(home, script)


def test_a_suggestion_that_the_search_hides_is_gone_to(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("aurora")
        await driver.press("enter", KEY, "enter")
        assert driver.current == "core-components"

    drive(home, script)


def test_o_opens_it_and_that_starts_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)

    async def script(driver: Driver) -> None:
        await driver.press(KEY, "j", "o")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert driver.current == "best-practices"
        assert driver.stored("best-practices").status is Status.STARTED
        assert any("No browser here" in said for said in driver.toasts())

    drive(home, script)


def test_typing_minutes_leaves_what_fits_and_tells_what_is_unknown(timed: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press(KEY, "2", "5")
        assert shown(driver)[:3] == [
            "○ A short talk",
            "How long these take is unknown",
            "○ Core components of Amazon DynamoDB",
        ]
        await driver.press("backspace")
        assert shown(driver)[0] == "How long these take is unknown"
        await driver.press("backspace")
        assert shown(driver)[0] == "○ Core components of Amazon DynamoDB"

    drive(timed, script)


def test_the_cursor_is_never_on_the_line_about_unknown_lengths(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("G", KEY, "5", "enter")
        assert driver.current == "core-components"

    drive(home, script)


def test_when_all_is_done_it_says_so(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press(*["x", "j"] * 40)
        await driver.press(KEY)
        assert "Nothing is left to read here" in driver.text()
        await driver.press("enter", "o")
        assert isinstance(driver.app.screen, NextScreen)

    drive(home, script)


@pytest.mark.parametrize("key", ["escape", "q", KEY])
def test_it_closes_and_nothing_happened(home: Path, key: str) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press(KEY, "j", "3", key)
        assert not isinstance(driver.app.screen, NextScreen)
        assert driver.current == "atc22"

    drive(home, script)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
def test_it_has_room_in_a_small_terminal(home: Path, size: tuple[int, int]) -> None:
    async def script(driver: Driver) -> None:
        await driver.press(KEY)
        driver.app.clear_notifications()
        await driver.settle()
        assert "enter go there" in driver.text()
        assert "Core components" in driver.text()

    drive(home, script, size)
