"""Opening the forms of a work."""

from ..window import Window


def open_(window: Window) -> None:
    """Open the form with the cursor, else the best form of the entry."""
    entry = window.entry()
    if entry is not None:
        window.opener.open(entry, window.form())


async def choose_form(window: Window) -> None:
    """Let the reader choose which form to open."""
    entry = window.entry()
    if entry is not None:
        await window.opener.choose(entry)
