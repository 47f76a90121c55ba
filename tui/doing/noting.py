"""Writing notes."""

from ..window import Window


async def write_here(window: Window) -> None:
    """Write the note of the entry on the screen."""
    entry = window.entry()
    if entry is not None:
        await window.notes.write_here(entry)


def write_in_editor(window: Window) -> None:
    """Write the note of the entry in the reader's own editor."""
    entry = window.entry()
    if entry is not None:
        window.notes.write_in_editor(entry)
