"""Where a note is read: as it reads, with the way to the talk, to its links, and to writing it."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from ...user_state.date import spoken_day
from ...user_state.entry import Entry
from ..binding import bindings
from ..command import Owner
from ..glyph import Glyphs
from ..host import host
from ..message import NoteFollowed
from ..widgets.hints import Hints
from ..widgets.note_view import NoteView
from ..widgets.row_list import RowList
from .modal import Page

_KEYS = (("note", "write"), ("note-editor", "$EDITOR"), ("leave", "close"))


class NoteReadScreen(Page[str | None]):
    """A note as it reads; `here` or `editor` comes back where the reader wants to write it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.READ_NOTE)]

    def __init__(self, entry: Entry, glyphs: Glyphs, today: date) -> None:
        super().__init__()
        self._entry = entry
        self._glyphs = glyphs
        self._today = today

    def compose(self) -> ComposeResult:
        """Make the note in its frame."""
        notes = self._entry.mark.notes
        when = spoken_day(notes[0].on, self._today) if notes and notes[0].on else ""
        with Vertical(id="read-frame") as frame:
            frame.border_title = Content(self._entry.reference.title)
            frame.border_subtitle = Content(when)
            yield NoteView(self._glyphs, self._entry.note, id="read-text")
            yield Hints(self.hints(_KEYS))

    def on_mount(self) -> None:
        """Begin at the top."""
        self.set_focus(self.query_one(NoteView))

    @on(RowList.CursorMoved)
    def show_keys(self) -> None:
        """Show the keys that do something on this line."""
        leads = self.query_one(NoteView).target is not None
        follow = [("take", "open the talk or link")] if leads else []
        self.query_one(Hints).say(self.hints([*follow, *_KEYS]))

    @on(RowList.Clicked)
    def action_take(self) -> None:
        """Open the talk at the line's time, or the line's link."""
        target = self.query_one(NoteView).target
        if target is not None:
            host(self).screen_stack[0].post_message(NoteFollowed(self._entry, target))

    def action_open(self) -> None:
        """Open what the line leads to."""
        self.action_take()

    def action_note(self) -> None:
        """Go on to writing."""
        self.dismiss("here")

    def action_note_editor(self) -> None:
        """Go on to writing in the reader's own editor."""
        self.dismiss("editor")
