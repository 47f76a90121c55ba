"""Showing how far one is."""

import asyncio

from ...user_state.shelf import EVERYTHING, Scope, Shelf
from ...user_state.statistics import take_statistics
from ...user_state.tally import WHOLE
from ..place_name import first_scope, scope_name
from ..screens.statistics import StatisticsPage, StatisticsScreen
from ..window import Window
from .going import go_to


async def show(window: Window) -> None:
    """Show the statistics of the list that is shown, and of all lists; go to what is chosen there."""
    shelf, today = window.scribe.shelf, window.scribe.today()
    scopes = _scopes(shelf, window.board.scope.listing)
    # Beside the screen, as it goes over all works; keys that come meanwhile are for what it shows.
    taken = await asyncio.to_thread(
        lambda: [take_statistics(shelf, scope, today) for scope in scopes]
    )
    names = (scope_name(shelf, scope) for scope in scopes)
    pages = [StatisticsPage(*page) for page in zip(names, taken, strict=True)]
    screen = StatisticsScreen(pages, window.glyphs, today, window.keymap.name_of("toggle-done"))

    def settle(work: int | None) -> None:
        if work is not None:
            go_to(window, shelf.works, work)

    await window.push(screen, settle)


def _scopes(shelf: Shelf, listing: int) -> list[Scope]:
    """Choose the pages: of several lists the one that is shown comes before all of them."""
    count = len(shelf.catalogs)
    if count > 1 and WHOLE < listing < count:
        return [Scope(listing), EVERYTHING]
    return [first_scope(shelf)]
