"""Writing notes."""

from ...user_state.entry import Entry
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


async def read_note(window: Window) -> None:
    """Show the note of the entry as it reads; from there it can be written."""
    from ..screens.read_note import NoteReadScreen  # noqa: PLC0415  # the first frame does not need it

    entry = window.entry()
    if entry is None:
        return
    if not entry.note:
        window.say(f"There is no note on “{entry.reference.title}”; n writes one.")
        return

    async def go_on(choice: str | None) -> None:
        if choice is not None:
            await write(window, entry, choice)

    await window.push(NoteReadScreen(entry, window.glyphs, window.scribe.today()), go_on)


async def write(window: Window, entry: Entry, where: str) -> None:
    """Write the note of an entry: `here` or in the reader's own `editor`."""
    if where == "here":
        await window.notes.write_here(entry)
    else:
        window.notes.write_in_editor(entry)
