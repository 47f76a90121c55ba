"""Where a note is written: it is kept while one types and saved when one leaves."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Paste
from textual.timer import Timer
from textual.widgets import Label, TextArea

from ...data.text import clean
from ..binding import bindings
from ..command import Owner
from ..glyph import UNICODE, Glyphs
from ..host import host
from ..message import NoteTyped
from ..widgets.hints import Hints
from ..widgets.note_view import NoteView
from .modal import Modal
from .place import PlaceScreen

_WRITING = (("leave", "saves"), ("note-timestamp", "timestamp"), ("note-preview", "as it reads"))
_LOOKING = (("leave", "saves"), ("note-timestamp", "timestamp"), ("note-preview", "write on"))
_UNDO = ("ctrl+z", "undo")  # Textual's own
_PAUSE = 0.3  # seconds after the last key until the draft is kept


class NoteArea(TextArea):
    """The text of a note: what is pasted is cleaned, as it may come from anywhere."""

    def _on_paste(self, event: Paste) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] Textual calls each class's own
        event.text = clean(event.text, lines=True)

    def begin_line(self, text: str) -> None:
        """Begin a line with a text: the one with the cursor if it is blank, else one below it."""
        row, _ = self.cursor_location
        line = self.document.get_line(row)
        start = "" if not line.strip() else "\n"
        where = (row, len(line) if start else 0)
        self.replace(f"{start}{text}", where, (row, len(line)))
        self.move_cursor((row + len(start), len(text)))


class NoteScreen(Modal[str]):
    """An editor for one note; the text comes back when it is left.

    `urls` are the links of the work. With `is_stamped` one is asked for a timestamp first, and without
    one the text comes back as it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.NOTE)]

    def __init__(
        self,
        key: str,
        title: str,
        text: str,
        hint: str = "",
        urls: Sequence[str] = (),
        glyphs: Glyphs = UNICODE,
        *,
        is_stamped: bool = False,
    ) -> None:
        super().__init__()
        self._key = key
        self._title = title
        self._text = text
        self._hint = hint
        self._urls = tuple(urls)
        self._glyphs = glyphs
        self._is_stamped = is_stamped
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the editor and its frame."""
        with Vertical(id="note-frame") as frame:
            frame.border_title = Content(self._title)
            yield NoteArea(self._text, id="note-text", soft_wrap=True, show_line_numbers=False)
            yield NoteView(self._glyphs, id="note-view")
            if self._hint:
                yield Label(Content(self._hint), id="note-hint")
            yield Hints([*self.hints(_WRITING), _UNDO])

    async def on_mount(self) -> None:
        """Begin at the end of what is there."""
        area = self.query_one(TextArea)
        self.query_one(NoteView).display = False
        area.focus()
        area.move_cursor(area.document.end)
        if self._is_stamped:
            await self.action_note_timestamp()

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

    def action_note_preview(self) -> None:
        """Show the note as it reads, or go on writing."""
        area, view = self.query_one(NoteArea), self.query_one(NoteView)
        view.display = not view.display
        area.display = not view.display
        if view.display:
            view.show(area.text)
        hints = self.hints(_LOOKING) if view.display else [*self.hints(_WRITING), _UNDO]
        self.query_one(Hints).say(hints)
        self.set_focus(view if view.display else area)

    async def action_note_timestamp(self) -> None:
        """Ask for a time of the talk, and begin a line with it."""
        if not self.query_one(NoteArea).display:
            self.action_note_preview()
        screen = PlaceScreen("Timestamp", urls=self._urls, is_time=True)
        screen.keymap = self.keymap
        await host(self).push_screen(screen, self._stamp)

    def _stamp(self, time: str | None) -> None:
        is_first, self._is_stamped = self._is_stamped, False
        if time is not None:
            self.query_one(NoteArea).begin_line(f"[{time}] ")
        elif is_first:
            self.dismiss(self.text)

    def action_leave(self) -> None:
        """Save the note and close."""
        self.dismiss(self.text)

    def action_save_note(self) -> None:
        """Save the note and close."""
        self.action_leave()
