"""The footer tells no lies: each key that it shows does something where the reader is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from refshelf.tui.footer import Here, Pane, footer
from refshelf.tui.key_spelling import read_key
from refshelf.tui.keymap import USUAL_KEYS, Keymap
from refshelf.tui.rows import Folds
from refshelf.tui.screens.help import HelpScreen
from refshelf.tui.widgets.board import Board
from refshelf.tui.widgets.row_list import RowList
from refshelf.user_state.shelf import EVERYTHING
from refshelf.user_state.status import Status
from screen_driver import Driver, drive

ANOTHER = """\
refshelf: 1
id: another
title: Another list
categories:
  - name: Outer
    references:
      - {id: linkless, title: A book on paper, kind: book}
    categories:
      - name: Inner
        references: [{id: page, title: A page, url: "https://example.org/page"}]
"""
Go = Callable[[Board], None]


def work(id_: str) -> Go:
    """Put the cursor on a work."""

    def go(board: Board) -> None:
        works = board.view.shelf.works
        found = zip(works.starts, works.listings, strict=False)
        board.go_to_work(next(n + i for n, one in found if (i := one.find_id(id_)) is not None))

    return go


def search(text: str) -> Go:
    """Search for something, and stay in the list."""
    return lambda board: board.search_for(text)


def pane(name: str, row: int = 0) -> Go:
    """Go to a pane, and in a list to a row."""

    def go(board: Board) -> None:
        found = board.query_one(f"#{name}")
        board.focus_of_panes.go_to(found)
        if isinstance(found, RowList):
            found.move_cursor(row if row >= 0 else found.row_count() - 1)

    return go


def select(board: Board) -> None:
    """Select a work."""
    board.select(board.view.selecting(2))


PLACES: dict[str, tuple[Go | str, ...]] = {
    "a work": (work("atc22"),),
    "a work with one form": (work("best-practices"),),
    "a work without a link": (work("linkless"),),
    "a form": (work("atc22"), "l", "j"),
    "a work that was marked": (work("atc22"), "space"),
    "a heading": (pane("list"),),
    "a folded heading": (pane("list"), "h"),
    "the details of a work": (work("atc22"), pane("details")),
    "the details of a heading": (pane("list"), pane("details")),
    "the shelf at its top": (pane("shelf"),),
    "the shelf at a list": (pane("shelf", 1),),
    "the shelf at a category": (pane("shelf", -1),),
    "the search line": (search("paper"), "slash"),
    "what was found": (search("paper"),),
    "nothing found": (search("xyzzy"),),
    "nothing found and nothing to find": (search("is:done"), "H"),
    "works that are selected": (select, work("atc22")),
    "a heading beside selected works": (select, pane("list")),
}
IDLE = ("Nothing to", "has no", "It is so already", "There is no", "in no list")
"""What is said where a key does nothing."""
WIDE, NARROW = (110, 20), (40, 15)
LOOKED_AT = [(place, WIDE) for place in PLACES]
LOOKED_AT += [
    (place, NARROW) for place in ("a work", "the details of a work", "the shelf at a list")
]


async def begin(driver: Driver, place: str) -> None:
    """Leave whatever there is, and go to a place."""
    while len(driver.app.screen_stack) > 1:
        await driver.pilot.press("escape")
    board, view = driver.board, driver.board.view
    board.look(replace(view, folds=Folds(), selected=frozenset(), hides_done=False))
    board.show_part(EVERYTHING)
    board.search_for("")
    for step in PLACES[place]:
        if isinstance(step, str):
            await driver.pilot.press(step)
        else:
            step(board)
    await driver.settle()


def state_of(driver: Driver) -> Sequence[object]:
    """Tell all that a key may change: marks, what is shown and where, what lies above, what is said."""
    board, app = driver.board, driver.app
    said = [one for one in app._notifications if not any(idle in one.message for idle in IDLE)]
    return (
        app._scribe.shelf.marks.documents,
        board.spot(),
        board.view.folds,
        board.view.selected,
        board.entries_list.cursor,
        app.focused,
        [*app.screen_stack],
        {one.identity for one in said},
    )


@pytest.mark.parametrize(("place", "size"), LOOKED_AT)
def test_each_key_of_the_footer_does_something(
    home: Path, place: str, size: tuple[int, int]
) -> None:
    (home / "catalogs").mkdir(parents=True)
    (home / "catalogs" / "another.yaml").write_text(ANOTHER)

    async def script(driver: Driver) -> None:
        tried = set[str]()
        while True:
            await begin(driver, place)
            left = [hint for hint in driver.footer() if hint[0] not in tried]
            if not left:
                break
            key, label = left[0]
            tried.add(key)
            before = state_of(driver)
            await driver.press(read_key(key))
            assert state_of(driver) != before, f"{key} {label} did nothing"
        assert len(tried) > 1

    drive(home, script, size)


def test_an_empty_shelf_shows_the_ways_to_take_a_list_in(home: Path) -> None:
    async def script(driver: Driver) -> None:
        assert driver.footer() == [(":", "command line"), ("ctrl+p", "palette"), ("?", "help")]

    drive(home, script, has_built_in=False)


def test_above_another_screen_the_footer_shows_nothing(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        assert driver.footer() == []
        await driver.press("escape")
        assert ("?", "help") in driver.footer()

    drive(home, script)


def test_undo_is_offered_once_there_is_something_to_undo(home: Path) -> None:
    async def script(driver: Driver) -> None:
        await driver.go_to("atc22")
        assert ("u", "undo") not in driver.footer()
        await driver.press("space")
        assert ("u", "undo") in driver.footer()
        await driver.press("u")
        assert ("u", "undo") not in driver.footer()

    drive(home, script)


def test_undo_is_offered_of_what_an_earlier_run_did_and_does_it(home: Path) -> None:
    async def mark(driver: Driver) -> None:
        await driver.go_to("atc22")
        await driver.press("space")

    async def undo(driver: Driver) -> None:
        await driver.until(lambda: ("u", "undo") in driver.footer())
        await driver.press("u", "u")
        assert driver.stored("atc22").status is Status.UNREAD
        assert ("u", "undo") not in driver.footer()

    drive(home, mark)
    drive(home, undo)


def test_undo_is_offered_of_what_a_command_did(home: Path) -> None:
    async def script(driver: Driver) -> None:
        assert ("u", "undo") not in driver.footer()
        store = driver.session.anew().store
        store.take_list("hid it", [("dynamodb.hidden", b"hidden")])
        await driver.until(lambda: ("u", "undo") in driver.footer())

    drive(home, script)


@pytest.mark.parametrize("pane", [pane for pane in Pane if pane is not Pane.SEARCH])
def test_it_ends_with_the_way_to_all_other_keys(pane: Pane) -> None:
    here = Here(pane=pane, is_on_work=True, marks=True, has_link=True, has_video=True)

    assert footer(here, USUAL_KEYS)[-1] == ("?", "help")


def test_it_has_the_keys_as_they_are_now_and_no_command_without_one() -> None:
    keymap = Keymap({"toggle-done": ("f5",), "star": ()})
    found = footer(Here(pane=Pane.LIST, is_on_work=True, marks=True), keymap)

    assert found[0] == ("f5", "done")
    assert "star" not in {label for _, label in found}
