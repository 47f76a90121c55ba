"""Writing notes."""

from ...user_state.action import settle_notes
from ...user_state.entry import Entry
from ..note_writer import Then
from ..window import Window


async def write_here(window: Window) -> None:
    """Write the note of the entry on the screen; of several that devices left, choose first."""
    entry = window.entry()
    if entry is not None:
        await write(window, entry, "here")


async def settle(window: Window) -> None:
    """Make one note of those that devices left on the entry."""
    entry = window.entry()
    if entry is None:
        return
    if entry.has_rival_notes:
        await _settle(window, entry)
    else:
        window.say(f"There is one note at most on “{entry.reference.title}”.")


async def _settle(window: Window, entry: Entry, then: Then = None) -> None:
    from ..screens.settle_notes import Settlement, SettleNotesScreen  # noqa: PLC0415  # the first frame does not need it

    async def take(settlement: Settlement | None) -> None:
        if settlement is not None and settlement.is_to_be_edited:
            await window.notes.write_here(entry, settlement.text, then=then)
            return
        if settlement is not None:
            window.do(settle_notes(entry, settlement.text, window.now()))
        if then is not None:
            await then()

    notes = {head.value: head for head in reversed(entry.mark.notes)}
    screen = SettleNotesScreen(
        entry.reference.title, tuple(notes.values())[::-1], window.scribe.today()
    )
    await window.push(screen, take)


def write_in_editor(window: Window) -> None:
    """Write the note of the entry in the reader's own editor."""
    entry = window.entry()
    if entry is not None:
        window.notes.write_in_editor(entry)


async def read_note(window: Window) -> None:
    """Show the note of the entry as it reads; from there it can be written."""
    entry = window.entry()
    if entry is None:
        return
    if entry.note:
        await read(window, entry)
    else:
        key = window.keymap.name_of("note")
        window.say(f"There is no note on “{entry.reference.title}”; {key} writes one.")


async def read(window: Window, entry: Entry, then: Then = None) -> None:
    """Show the note of an entry as it reads; `then` follows once one is done with it."""
    from ..screens.read_note import NoteReadScreen  # noqa: PLC0415  # the first frame does not need it

    async def go_on(choice: str | None) -> None:
        if choice is not None:
            await write(window, entry, choice, then)
        elif then is not None:
            await then()

    await window.push(NoteReadScreen(entry, window.glyphs, window.scribe.today()), go_on)


async def write(window: Window, entry: Entry, where: str, then: Then = None) -> None:
    """Write the note of an entry: `here` or in the reader's own `editor`; `then` follows that."""
    if where != "here":
        window.notes.write_in_editor(entry)
        if then is not None:
            await then()
    elif entry.has_rival_notes and not window.notes.has_unsaved(entry):
        await _settle(window, entry, then)
    else:
        await window.notes.write_here(entry, then=then)
