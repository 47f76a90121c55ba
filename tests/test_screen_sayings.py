"""What the screen says covers nothing that a reader needs, and what is over goes away."""

import asyncio
from pathlib import Path

import pytest
from screen_driver import Driver, drive

LONG = (
    "/home/anna/.local/share/refshelf/readers/anna/laptop.json could not be written: the disk is full. "
    "Free some space; what you do meanwhile is kept here."
)


async def say(driver: Driver, text: str, *, is_failure: bool = False) -> None:
    driver.app.screen_stack[0].window.say(text, is_failure=is_failure)
    await driver.settle()


async def show(driver: Driver, *words: str) -> None:
    """Wait until all these words are on the screen at once: room is made a moment later."""
    async with asyncio.timeout(20):
        while not all(word in driver.text() for word in words):
            await driver.pilot.pause()


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24)], ids=str)
def test_a_failure_covers_neither_the_row_with_the_cursor_nor_the_keys(
    home: Path, size: tuple[int, int]
) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("G")
        await say(driver, LONG, is_failure=True)

        await show(driver, "▌ /home/anna", " here.", "▌○  Dynamo", "? help")

    drive(home, script, size)


def test_a_failure_above_another_screen_does_not_cover_it(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("question_mark")
        await say(driver, LONG, is_failure=True)

        await show(driver, " here.", "type to search", "esc close")

    drive(home, script, (40, 15))


def test_what_is_said_briefly_takes_the_place_of_what_was(home: Path) -> None:
    async def script(driver: Driver) -> None:
        for word in ("one", "two", "three"):
            await say(driver, f"Said {word}.")
            await say(driver, f"Failed {word}.", is_failure=True)
        await say(driver, "Last.")

        said = [toast for toast in driver.toasts() if "Welcome" not in toast]
        assert said == ["Failed one.", "Failed two.", "Failed three.", "Last."]
        holders = driver.app.screen.query("ToastHolder")
        assert len([one for one in holders if one.is_mounted]) == len(driver.toasts())

    drive(home, script)


def test_a_line_that_goes_soon_moves_nothing(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("G")
        before = driver.entries.size

        await say(driver, "Copied.")

        assert driver.entries.size == before
        assert "▌○  Dynamo" in driver.text()

    drive(home, script, (80, 24))
