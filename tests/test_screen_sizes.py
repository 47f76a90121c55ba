"""Promises of all screens in terminals of every size: nothing fails, the keys that matter are seen."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from refshelf.tui.app import RefshelfApp
from refshelf.tui.glyph import ASCII
from refshelf.tui.screens.main import MainScreen
from refshelf.tui.session import open_session
from refshelf.tui.settings import Settings
from refshelf.tui.widgets.options import Options
from screen_driver import Driver, drive

SCREENS = {
    "note": "n",
    "filters": "f",
    "sort": "S",
    "forms": "O",
    "tags": "t",
    "place": "p",
    "notes": "N",
    "next": "greater_than_sign",
    "statistics": "number_sign",
    "help": "question_mark",
    "command line": "colon",
    "palette": "ctrl+p",
}
SIZES = ((40, 15), (10, 4), (200, 60), (1, 1), (60, 20), (80, 24))


@pytest.mark.parametrize("key", SCREENS.values(), ids=SCREENS)
def test_a_screen_that_is_open_takes_every_size(home: Path, key: str) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("j", key)
        opened = driver.app.screen

        for size in SIZES:
            await driver.pilot.resize_terminal(*size)
            await driver.settle()

        assert driver.app.screen is opened
        assert not isinstance(opened, MainScreen)
        await driver.press("escape")
        assert isinstance(driver.app.screen, MainScreen)

    drive(home, script, (80, 24))


@pytest.mark.parametrize("key", [key for key in SCREENS.values() if key != "ctrl+p"])
def test_the_way_out_is_seen_in_a_small_terminal(home: Path, key: str) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("j", key)
        driver.app.clear_notifications()
        await driver.settle()

        assert "esc" in driver.text()

    drive(home, script, (40, 15))


def test_what_is_said_does_not_cover_the_keys_of_a_screen(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("j", "n", "x", "escape", "N", "n", "y", "escape")
        assert driver.toasts()

        *_, foot, _ = driver.text().splitlines()

        assert "enter go there" in foot
        assert "esc close" in foot

    drive(home, script, (80, 24))


def test_what_was_done_is_said_on_one_line_with_the_key_that_undoes_it(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("s")

        *_, said = driver.toasts()

        assert said.endswith("…” · u undoes it")
        assert len(said) <= 40

    drive(home, script, (40, 15))


def test_the_cursor_among_options_shows_without_colours(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("f", "j")

        options = driver.app.screen.query_one(Options)
        lines = [options.render_line(y).text for y in range(3)]

        assert [line[0] for line in lines] == [" ", "▌", " "]

    drive(home, script)


@pytest.mark.parametrize("theme", ["textual-light", "solarized-light", "nord", "textual-dark"])
def test_the_row_with_the_cursor_can_be_read_in_other_themes(home: Path, theme: str) -> None:
    async def script(driver: Driver) -> None:
        style = driver.entries.get_component_styles("row--cursor")
        plain = driver.entries.get_component_styles("row--plain")

        assert abs(plain.color.brightness - style.background.brightness) > 0.3

    drive(home, script, settings=Settings(theme=theme))


def test_an_empty_shelf_says_how_a_list_comes_in(home: Path) -> None:
    async def run() -> None:
        environ = {"REFSHELF_DATA_DIR": str(home), "REFSHELF_READER": "anna"}
        session = replace(open_session(environ=environ), has_built_in=False)
        settings = Settings(keys={"command-line": ("f9",)})
        app = RefshelfApp(session, ASCII, settings)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            driver = Driver(app, pilot, session)
            await driver.settle()
            assert "There is no list yet." in driver.text()
            assert "f9 import" in driver.text()

            for key in (*SCREENS.values(), "space", "o", "r", "T", "R", "v", "V", "y", "h", "j"):
                await driver.press(key, "escape")

            assert isinstance(app.screen, MainScreen)
            await app.action_quit()

    asyncio.run(run())
