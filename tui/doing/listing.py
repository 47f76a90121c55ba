"""Taking lists in, and which are shown."""

from ...user_state.shelf import WHOLE
from ..window import Window


async def import_list(window: Window) -> None:
    """Ask for a list, read it, and show what taking it in comes to."""
    await window.lists.ask()


def update_list(window: Window) -> None:
    """Read the source of the list that is shown again, or of all that have one."""
    window.lists.update(window.board.lists_with_source())


def hide_list(window: Window) -> None:
    """Hide the list that is shown, or among all lists that of the entry with the cursor."""
    view, entry = window.board.view, window.entry()
    lists = view.shelf.catalogs
    if view.scope.listing != WHOLE and view.scope.listing < len(lists):
        window.command_line.carry_out(["catalogs", "hide", lists[view.scope.listing].id])
    elif entry is not None and entry.catalog:
        window.command_line.carry_out(["catalogs", "hide", entry.catalog])
    else:
        window.say("Go to a list, or to one of its entries, to hide it.")


def show_lists(window: Window) -> None:
    """Show all lists again that are hidden."""
    hidden = window.scribe.shelf.works.hidden
    if not hidden:
        window.say("No list is hidden.")
    for listing in hidden:
        window.command_line.carry_out(["catalogs", "show", listing.id])
