"""Taking lists in."""

from ..window import Window


async def import_list(window: Window) -> None:
    """Ask for a list, read it, and show what taking it in comes to."""
    await window.lists.ask()


def update_list(window: Window) -> None:
    """Read the source of the list that is shown again, or of all that have one."""
    window.lists.update(window.board.lists_with_source())
