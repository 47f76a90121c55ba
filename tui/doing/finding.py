"""Finding works: the search, saved filters, the order, what is hidden."""

from functools import partial

from textual.content import Content

from ...user_state.query import Query, Sort
from ..binding import is_typing
from ..screens.choose import ChooseScreen
from ..window import Window

_ORDERS = (
    (None, "list order", "as its author arranged it, under its categories"),
    (Sort.TITLE, "title", "without the articles before it"),
    (Sort.YEAR, "year", "newest first"),
    (Sort.STATUS, "status", "in progress, unread, done, skipped"),
    (Sort.RECENT, "recent", "what you did something with last comes first"),
)


def search(window: Window) -> None:
    """Go to the search line."""
    window.board.begin_search()


async def clear(window: Window) -> None:
    """Drop the selection, else clear the search, else go back to the list."""
    board = window.board
    if is_typing(window.screen.focused):
        await board.search_line.typed()
        board.search_for("")
    elif not board.focus_of_panes.is_at(board.entries_list):
        board.focus_of_panes.go_to(board.entries_list)
    elif board.view.selected:
        board.select(board.view.unselected())
    elif board.search_line.text:
        board.search_for("")


async def sort(window: Window) -> None:
    """Let the reader choose in which order works are shown."""
    current = window.board.view.query.sort
    options = [
        Content.assemble(
            (f"{number} ", "bold $accent"),
            f"{window.glyphs.done if order is current else ' '} {name:<11}",
            (what, "$dim"),
        )
        for number, (order, name, what) in enumerate(_ORDERS, 1)
    ]
    chosen = next(n for n, (order, _, _) in enumerate(_ORDERS) if order is current)
    screen = ChooseScreen("Sort", options, window.glyphs, highlighted=chosen)
    await window.push(screen, partial(_sort, window))


def _sort(window: Window, number: int | None) -> None:
    if number is not None:
        query = window.board.view.query
        window.board.search_for(str(Query(query.expression, _ORDERS[number][0])))


def hide_done(window: Window) -> None:
    """Hide what is done or skipped, or show it again."""
    view = window.board.view
    window.board.look(view.hiding_done(hides_done=not view.hides_done))
