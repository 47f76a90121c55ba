"""Where a note is written: it is kept while one types and saved when one leaves."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Paste
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Label, TextArea

from ...data.text import clean
from ..host import host
from ..message import NoteTyped

_PAUSE = 0.3  # seconds after the last key until the draft is kept


class NoteArea(TextArea):
    """The text of a note: what is pasted is cleaned, as it may come from anywhere."""

    def _on_paste(self, event: Paste) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] Textual calls each class's own
        event.text = clean(event.text, lines=True)


class NoteScreen(ModalScreen[str]):
    """An editor for one note; the text comes back when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "leave", "save and close", priority=True),
    ]

    def __init__(self, key: str, title: str, text: str, hint: str = "") -> None:
        super().__init__()
        self._key = key
        self._title = title
        self._text = text
        self._hint = hint or "esc saves and closes · ctrl+z ctrl+y undo and redo here"
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the editor and its frame."""
        with Vertical(id="note-frame") as frame:
            frame.border_title = Content(self._title)
            yield NoteArea(self._text, id="note-text", soft_wrap=True, show_line_numbers=False)
            yield Label(Content(self._hint), id="note-hint")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what was typed a moment after the last key, and at least as often as it pauses."""
        if event.text_area.text == self._text:
            return
        self._text = event.text_area.text
        if self._timer is None:
            self._timer = self.set_timer(_PAUSE, self._keep)

    def _keep(self) -> None:
        self._timer = None
        host(self).screen_stack[0].post_message(NoteTyped(self._key, self._title, self._text))

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.query_one(TextArea).text

    def action_leave(self) -> None:
        """Save the note and close."""
        self.dismiss(self.text)
