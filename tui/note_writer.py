"""Writing notes, on the screen or in the reader's own editor: whatever happens, the text is kept."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from textual.app import SuspendNotSupported

from ..user_state.action import write_note
from ..user_state.draft import Draft
from ..user_state.entry import Entry
from ..user_state.fault import StateFault
from .editor import edit, editor_command, text_file
from .host import host
from .message import NoteTyped
from .stop import Stop
from .window import Window

if TYPE_CHECKING:
    from .screens.note import NoteScreen


Then: TypeAlias = Callable[[], Awaitable[None]] | None


class NoteWriter:
    """Opens editors above a screen, keeps drafts while one types, saves the note when one leaves."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._screen = window.screen
        self._scribe = window.scribe
        self._say = window.say
        self._unsaved: dict[str, str] = {}
        self._open: tuple[Entry, NoteScreen] | None = None

    def has_unsaved(self, entry: Entry) -> bool:
        """Tell whether a text on an entry waits to be saved: it comes before all others."""
        draft = self._scribe.find_draft(entry.key)
        return entry.key in self._unsaved or (draft is not None and draft.text != entry.note)

    async def write_here(
        self,
        entry: Entry,
        start: str | None = None,
        *,
        is_stamped: bool = False,
        then: Then = None,
    ) -> None:
        """Open the editor of the screen, with the text that is not saved yet if there is one.

        Else it begins with `start`, or the note. With `is_stamped` it asks for a timestamp first;
        `then` follows once the note is closed.
        """
        from .screens.note import NoteScreen  # noqa: PLC0415  # the first frame does not need it

        draft = self._scribe.find_draft(entry.key)
        text, hint = entry.note if start is None else start, ""
        if entry.key in self._unsaved:
            text, hint = self._unsaved[entry.key], "This could not be saved yet; esc tries again."
        elif draft is not None and draft.text != entry.note:
            text = draft.text
            hint = "This is what you were writing when refshelf ended; esc saves it."
        urls = [form.url for form in entry.forms if form.url is not None]
        title = entry.reference.title
        glyphs = self._window.glyphs
        screen = NoteScreen(entry.key, title, text, hint, urls, glyphs, is_stamped=is_stamped)
        self._open = (entry, screen)

        async def close(text: str | None) -> None:
            self._close(text)
            if then is not None:
                await then()

        await self._window.push(screen, close)

    def keep(self, typed: NoteTyped) -> None:
        """Keep what is being written; what is told after the note was closed comes too late."""
        if self._open is not None and self._open[0].key == typed.key:
            self._scribe.keep_draft(Draft(typed.key, typed.title, typed.text))

    def save_open(self) -> None:
        """Save the note that is being written, if one is: the program ends."""
        if self._open is not None:
            self._close(self._open[1].text)

    def _close(self, text: str | None) -> None:
        opened, self._open = self._open, None
        if opened is None or text is None:
            return
        entry, _ = opened
        if text == entry.note and len(entry.mark.notes) < 2:
            self._scribe.drop_draft(entry.key)
            return
        # Kept first: should the note be refused, the text is there when one writes again.
        self._scribe.keep_draft(Draft(entry.key, entry.reference.title, text))
        self._save(entry, text, lambda: self._scribe.drop_draft(entry.key))

    def write_in_editor(self, entry: Entry) -> None:
        """Let the reader write in `$EDITOR`; its file stays until the note is on the disk."""
        path = text_file(self._scribe.drafts_folder, entry.key)
        text = self._edited(path, entry.note)
        self._screen.refresh()
        if text is None:
            return
        if text.strip() == entry.note.strip() and len(entry.mark.notes) < 2:
            path.unlink(missing_ok=True)
            self._say("The note is as it was.")
        else:
            self._save(entry, text, lambda: path.unlink(missing_ok=True))

    def _edited(self, path: Path, text: str) -> str | None:
        """Give what the reader made of a text; None, and say why, if that failed."""
        fault: Exception | None = None
        written: str | None = None
        try:
            command = editor_command(os.environ)
            with host(self._screen).suspend():
                # Caught in here: Textual takes the terminal back only where nothing is raised.
                try:
                    written = edit(path, text, command)
                except (Stop, StateFault, OSError) as error:
                    fault = error
        except (Stop, SuspendNotSupported) as error:
            fault = error
        if fault is not None:
            self._say(str(fault), is_failure=True)
        return written

    def _save(self, entry: Entry, text: str, afterwards: Callable[[], object]) -> None:
        """Save a note; it is in memory until it is on the disk, should every folder refuse it."""
        self._unsaved[entry.key] = text

        def done() -> None:
            self._unsaved.pop(entry.key, None)
            afterwards()

        self._window.do(write_note(entry, text, self._scribe.now()), done)
