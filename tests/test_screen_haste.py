"""Keys that come before what they are for was laid out."""

from pathlib import Path

import pytest
from screen_driver import Driver, drive


@pytest.mark.parametrize("opener", ["f", "S", "ctrl+p"])
@pytest.mark.parametrize("key", ["pageup", "pagedown"])
def test_a_page_key_right_after_opening_a_list_breaks_nothing(
    home: Path, opener: str, key: str
) -> None:
    async def script(driver: Driver) -> None:
        await burst(driver, opener, key, key)
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


async def burst(driver: Driver, *keys: str) -> None:
    """Send keys at once, as a slow line delivers them, and wait until all is done."""
    for key in keys:
        driver.send(key)
    await driver.settle()
    await driver.settle()


TEXT = "a note that comes at once, " * 10


@pytest.mark.parametrize("leave", ["ctrl+s", "escape"])
def test_a_note_that_comes_with_its_end_is_kept_whole(home: Path, leave: str) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await driver.press("n")
        await burst(driver, *TEXT, leave)
        assert driver.stored("launch").note == TEXT.rstrip()

    drive(home, script)


def test_a_key_and_the_note_after_it_come_at_once(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await burst(driver, "n", *TEXT, "ctrl+s")
        assert driver.stored("launch").note == TEXT.rstrip()

    drive(home, script)


def test_keys_that_delete_and_move_are_in_their_place(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await driver.press("n")
        await burst(driver, *"one two", *["backspace"] * 3, *"x", "home", *"y", "ctrl+s")
        assert driver.stored("launch").note == "yone x"

    drive(home, script)


def test_tags_and_what_ends_them_come_at_once(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await burst(driver, "t", *"later often", "enter")
        assert driver.stored("launch").mark.tags == ("later", "often")

    drive(home, script)


def test_a_search_and_the_mark_on_its_hit_come_at_once(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await burst(driver, "slash", *"transactions and scal", "enter", "s")
        assert driver.stored("fast19").mark.starred
        assert not driver.stored("core-components").mark.starred

    drive(home, script)


def test_a_command_that_comes_at_once_is_carried_out(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        await burst(driver, "colon", *"tag +later", "enter")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        assert driver.stored("launch").mark.tags == ("later",)

    drive(home, script)


def test_quitting_that_comes_with_a_note_keeps_it_whole(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("launch")
        for key in ("n", *TEXT, "ctrl+q"):
            driver.send(key)
        await driver.until(lambda: driver.app._exit)

    async def look(driver: Driver) -> None:
        assert driver.shown("launch").note == TEXT.rstrip()

    drive(home, script)
    drive(home, look)
