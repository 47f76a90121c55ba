"""Where the reader was is found again at the next start."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.tui.spot import Spot, spot_from
from screen_driver import Driver, drive

NAMES = st.text(max_size=8)
HEADINGS = st.tuples(NAMES, st.lists(NAMES, max_size=3).map(tuple))
SPOTS = st.builds(
    Spot,
    st.none() | HEADINGS,
    NAMES,
    st.booleans(),
    st.lists(HEADINGS, max_size=3).map(tuple),
    st.none() | st.tuples(NAMES, NAMES),
    st.lists(HEADINGS, max_size=3).map(tuple),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
)


def two_starts(home: Path, first: object, second: object) -> None:
    drive(home, first)  # type: ignore[arg-type]
    drive(home, second)  # type: ignore[arg-type]


def test_the_entry_that_had_the_cursor_has_it_again(home: Path) -> None:
    async def before(driver: Driver) -> None:
        await driver.go_to("fast19")

    async def after(driver: Driver) -> None:
        assert driver.current == "fast19"

    two_starts(home, before, after)


def test_part_filter_and_what_is_hidden_are_as_they_were(home: Path) -> None:
    async def before(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("r", "h", "j", "j", "l", "H", "5")
        assert driver.board.view.name == "Publications"

    async def after(driver: Driver) -> None:
        assert driver.board.view.name == "Publications"
        assert driver.board.search_line.text == "is:open kind:paper"
        assert driver.board.search_line.display
        assert driver.board.view.hides_done
        assert 0 < len(driver.board.view.hits) < 7

    two_starts(home, before, after)


def test_a_folded_category_is_folded_again(home: Path) -> None:
    async def before(driver: Driver) -> None:
        await driver.press("g", "k", "enter")
        assert driver.board.view.folds.headings

    async def after(driver: Driver) -> None:
        assert driver.board.view.folds.headings == {(0, 0)}

    two_starts(home, before, after)


def test_a_list_that_is_folded_in_the_shelf_is_folded_again(home: Path) -> None:
    async def before(driver: Driver) -> None:
        await driver.press("h", "h")
        assert driver.board.shelf_pane.row_count() == 1

    async def after(driver: Driver) -> None:
        assert driver.board.shelf_pane.row_count() == 1

    two_starts(home, before, after)


@pytest.mark.parametrize("text", ["", "[", "[]", '{"part": 7}', '"x"'])
def test_a_memory_that_makes_no_sense_changes_nothing(home: Path, text: str) -> None:
    async def spoil(driver: Driver) -> None:
        await driver.go_to("fast19")
        file = driver.session.place.machine / "memory" / "spot.json"
        driver.session.memory.remember("spot", {})
        file.write_text(text)

    async def after(driver: Driver) -> None:
        assert driver.current == "core-components"

    # Left as it is, so that the end of the first run writes nothing over it.
    drive(home, spoil, crashes=True)
    drive(home, after)


@given(SPOTS)
def test_what_is_remembered_is_read_back_as_it_was(spot: Spot) -> None:
    assert spot_from(json.loads(json.dumps(spot.as_json()))) == spot


@given(JSON)
def test_whatever_is_found_is_a_spot_or_nothing(found: object) -> None:
    spot_from(found)  # type: ignore[arg-type]
