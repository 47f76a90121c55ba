"""The screens that lie above: their keys are the reader's, and their hints tell no lies."""

from pathlib import Path

import pytest
from refshelf.tui.config_reader import read_config
from refshelf.tui.key_spelling import read_key
from refshelf.tui.screens.proposal import ProposalScreen
from refshelf.tui.settings import USUAL
from refshelf.tui.widgets.hints import Hints
from refshelf.user_state.status import Status
from screen_driver import Driver, drive
from textual.widgets import Input, OptionList

OPENED = {
    "help": "question_mark",
    "filters": "f",
    "sort": "S",
    "open": "O",
    "next": "greater_than_sign",
    "notes": "N",
    "statistics": "number_sign",
}


def keys_of(driver: Driver) -> list[str]:
    """Give the keys that the hints of the screen on top name."""
    found = driver.app.screen.query(Hints)
    return [hint.key for hints in found for hint in hints.hints]


@pytest.mark.parametrize(
    "name", [name for name in OPENED if name != "help"]
)  # letters search there
def test_the_key_that_closes_is_the_readers(home: Path, name: str) -> None:
    settings = read_config("keys: {close: f9, leave: f10}").settings

    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        for key in ("f9", "f10"):
            await driver.press(OPENED[name], "q", "escape")
            assert len(driver.app.screen_stack) == 2
            await driver.press(key)
            assert len(driver.app.screen_stack) == 1

    drive(home, script, settings=settings)


def test_options_move_with_the_keys_of_lists_as_they_are_now(home: Path) -> None:
    settings = read_config("keys: {down: n, bottom: E, note: [], note-editor: []}").settings

    async def script(driver: Driver) -> None:
        await driver.press("S", "n", "j")
        assert driver.app.screen.query_one(OptionList).highlighted == 1
        await driver.press("E")
        assert driver.app.screen.query_one(OptionList).highlighted == 4
        await driver.press("k", "enter")
        assert str(driver.board.view.query) == "sort:status"

    drive(home, script, settings=settings)


def test_a_burst_on_a_list_takes_what_the_cursor_was_led_to(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("S", "j", "j", "k", "enter")
        assert str(driver.board.view.query) == "sort:title"

    drive(home, script)


def test_a_key_may_mean_other_things_on_screens_that_are_never_seen_at_a_time() -> None:
    read = read_config("keys: {drop-filter: s, export-notes: x}")

    assert read.problems == ()
    assert read.settings.keys == {"drop-filter": ("s",), "export-notes": ("x",)}


def test_a_key_of_lists_is_taken_from_the_screens_that_have_lists() -> None:
    read = read_config("keys: {down: d}")

    assert read.settings.keys == {"down": ("d",), "drop-filter": ()}
    assert "drop-filter" in str(read.problems[0])


def test_a_key_that_types_letters_leads_out_of_no_text() -> None:
    read = read_config("keys: {leave: z, note-timestamp: t}")

    assert dict(read.settings.keys) == {}
    assert len(read.problems) == 2


def test_of_filters_only_ones_own_can_be_dropped_and_the_keys_say_so(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("slash")
        await driver.type("paper")
        await driver.press("enter", "f", "a")
        await driver.type("Mine")
        await driver.press("enter", "f")
        assert keys_of(driver) == ["enter", "a", "esc"]
        await driver.press("G")
        assert keys_of(driver) == ["enter", "a", "d", "esc"]

    drive(home, script)


def test_without_a_note_there_is_nothing_to_do_but_to_close(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("N")
        assert keys_of(driver) == ["esc"]

    drive(home, script)


def test_a_line_of_a_note_that_leads_nowhere_offers_nothing_to_open(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("n")
        await driver.type("plain")
        await driver.press("enter", "enter")
        await driver.type("[12:34] there")
        await driver.press("escape", "R")
        assert "enter" not in keys_of(driver)
        await driver.press("j")
        assert "enter" in keys_of(driver)

    drive(home, script)


HINTED = {
    **{name: (key,) for name, key in OPENED.items() if name != "statistics"},
    "filters with a search": ("slash", "a", "enter", "f"),
    "note": ("n", "a"),
    "note as it reads": ("n", "a", "f2"),
    "place": ("p", "7"),
    "tags": ("t",),
    "notes with one": ("n", "a", "escape", "N"),
    "notes searched": ("n", "a", "escape", "N", "slash", "a"),
    "help searched": ("question_mark", "slash", "a"),
    "import": (),
}


@pytest.mark.parametrize("name", HINTED)
@pytest.mark.parametrize("preset", ["", "newsboat"])
def test_each_key_of_the_hints_does_something(home: Path, name: str, preset: str) -> None:
    settings = read_config(f"preset: {preset}").settings if preset else USUAL
    if preset and name not in {"help", "filters", "next"}:
        pytest.skip("the preset has other keys that lead there")

    async def script(driver: Driver) -> None:
        number = 0
        while True:
            while len(driver.app.screen_stack) > 1:
                await driver.press("escape")
            await driver.press("0", "home", *["down"] * 5)
            assert driver.current == "atc22"
            if name == "import":
                await driver.app.screen.window.lists.ask()
            await driver.press(*HINTED[name])
            keys = keys_of(driver)
            if number == len(keys):
                break
            before = state_of(driver)
            key = keys[number]
            await driver.press(read_key(key) or key)
            assert state_of(driver) != before, f"{key} did nothing"
            number += 1
        assert number

    def state_of(driver: Driver) -> list[object]:
        screen = driver.app.screen
        lines = [line.value for line in screen.query(Input)]
        return [[*driver.app.screen_stack], screen.focused, lines, driver.text(), *driver.toasts()]

    # Keys that open something elsewhere would end the test's own program.
    drive(home, script, (100, 24), settings=settings)


def test_esc_in_a_line_takes_nothing_and_enter_all_that_was_typed(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("t", "x", "escape")
        assert driver.stored("atc22").mark.tags == ()
        await driver.press("t", "x", "y", "enter", "space")
        assert driver.stored("atc22").mark.tags == ("xy",)
        assert driver.stored("atc22").status is Status.DONE

    drive(home, script)


def test_what_is_ticked_shows_without_colours_and_all_hints_have_room(home: Path) -> None:
    pairs = [((f"a{n}", f"b{n}"), f"Old {n} = New {n}") for n in range(6)]

    async def script(driver: Driver) -> None:
        lines = [f"line {n}" for n in range(30)]
        await driver.app.push_screen(ProposalScreen("Update", lines, pairs))
        await driver.press("j", "space")
        shown = driver.text()
        assert "▐ ▌ Old 0" in shown
        assert "▐X▌ Old 1" in shown
        assert "space tick" in shown

    drive(home, script, (80, 24))
