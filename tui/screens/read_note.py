"""Where a note is read: as it reads, with the way to the talk, to its links, and to writing it."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from ...user_state.date import spoken_day
from ...user_state.entry import Entry
from ..glyph import Glyphs
from ..host import host
from ..message import NoteFollowed
from ..widgets.hints import Hints
from ..widgets.note_view import NoteView
from ..widgets.row_list import RowList
from .modal import Modal

_KEYS = (
    ("enter", "open the talk or link"),
    ("n", "write"),
    ("e", "$EDITOR"),
    ("esc", "close"),
)


class NoteReadScreen(Modal[str | None]):
    """A note as it reads; `here` or `editor` comes back where the reader wants to write it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,R", "leave", show=False, priority=True),
        Binding("enter,o", "follow", show=False, priority=True),
        Binding("n", "choose('here')", show=False, priority=True),
        Binding("e", "choose('editor')", show=False, priority=True),
    ]

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
            yield Hints(_KEYS)

    def on_mount(self) -> None:
        """Begin at the top."""
        self.set_focus(self.query_one(NoteView))

    @on(RowList.Clicked)
    def action_follow(self) -> None:
        """Open the talk at the line's time, or the line's link."""
        target = self.query_one(NoteView).target
        if target is not None:
            host(self).screen_stack[0].post_message(NoteFollowed(self._entry, target))

    def action_choose(self, where: str) -> None:
        """Go on to writing."""
        self.dismiss(where)

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)
