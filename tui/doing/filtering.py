"""Saved filters: choosing one, by its digit or from all, saving what is searched, dropping one."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from ..line import cut
from ..saved_filter import Filters
from ..screens.ask import AskScreen
from ..screens.filters import Dropped, FilterScreen, Saved, Shown
from ..settings import SavedFilter
from ..window import Window

_NAME_WIDTH = 16


def _filters(window: Window) -> Filters:
    return Filters(window.settings.filters, window.session.memory)


async def choose(window: Window) -> None:
    """Let the reader choose one of all filters."""
    query = window.board.search_line.text
    found = _filters(window).all()
    options = [_option(window, number, one, query) for number, one in enumerate(found)]
    given = len(window.settings.filters)
    screen = FilterScreen(options, window.glyphs, given=given, can_save=bool(query.strip()))
    await window.push(screen, partial(_settle, window, found))


def _option(window: Window, number: int, one: SavedFilter, query: str) -> Content:
    digit = f"{number + 1} " if number < 9 else "  "  # the digits there are
    sign = window.glyphs.done if one.query == query else " "
    name = cut(one.name, _NAME_WIDTH, window.glyphs.ellipsis)
    return Content.assemble(
        (digit, "bold $accent"), f"{sign} {name:<{_NAME_WIDTH}} ", (one.query, "$dim")
    )


def _settle(
    window: Window, found: Sequence[SavedFilter], answer: Shown | Saved | Dropped | None
) -> None:
    """Do what the reader wants with one of those filters: by now there may be others."""
    match answer:
        case Shown(number):
            window.board.search_for(found[number].query)
        case Dropped(number):
            filters = _filters(window)
            if filters.is_own(number):
                filters.drop(found[number])
                window.say(f"“{found[number].name}” is dropped.")
            else:
                window.say(_OF_SETTINGS)
        case Saved():
            window.screen.call_later(_ask_name, window)
        case None:
            pass


_OF_SETTINGS = "That one comes from the settings; config.yaml can list others."


async def _ask_name(window: Window) -> None:
    query = window.board.search_line.text.strip()
    screen = AskScreen("Save this search", f"A name for: {query}")
    await window.push(screen, partial(_save, window, query))


def _save(window: Window, query: str, name: str | None) -> None:
    if name:
        _filters(window).save(SavedFilter(name, query))
        window.say(f"“{name}” is saved: {window.keymap.name_of('filters')} shows all filters.")


def _show(window: Window, number: int) -> None:
    """Show what a filter finds; if it is shown already, all again."""
    found = _filters(window).all()
    board = window.board
    if number > len(found):
        window.say(f"There is no filter {number}.")
    elif board.search_line.text == found[number - 1].query:
        board.search_for("")
    else:
        board.search_for(found[number - 1].query)


show_1, show_2, show_3 = (partial(_show, number=number) for number in (1, 2, 3))
show_4, show_5, show_6 = (partial(_show, number=number) for number in (4, 5, 6))
show_7, show_8, show_9 = (partial(_show, number=number) for number in (7, 8, 9))


def show_all(window: Window) -> None:
    """Show all again: no search, nothing hidden."""
    board = window.board
    if board.view.hides_done:
        board.look(board.view.hiding_done(hides_done=False))
    board.search_for("")
