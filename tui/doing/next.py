"""Showing what to read now."""

from ...user_state.shelf import Scope
from ..place_name import scope_name
from ..screens.next import NextChoice, NextScreen
from ..window import Window
from .going import go_to


async def show(window: Window) -> None:
    """Suggest works of the list that is shown; go to the chosen one, or open it."""
    shelf = window.scribe.shelf
    scope = Scope(window.board.scope.listing)
    screen = NextScreen(
        scope_name(shelf, scope), shelf, shelf.range(scope), window.glyphs, window.scribe.today()
    )

    def settle(choice: NextChoice | None) -> None:
        entry = None if choice is None else go_to(window, shelf.works, choice.work)
        if choice is not None and choice.opens and entry is not None:
            window.opener.open(entry, None)

    await window.push(screen, settle)
