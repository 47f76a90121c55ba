"""All notes of what is shown, on one screen: searched as one types, each a key away from its work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from ...user_state.noted import Noted, matching
from ..binding import bindings, is_typing
from ..command import Owner
from ..counted import count_of
from ..glyph import Glyphs
from ..widgets.hints import Hints
from ..widgets.note_list import NoteList
from .ask import Line
from .modal import Page

_KEYS = (
    ("take", "go there"),
    ("search", "search"),
    ("note", "write"),
    ("note-editor", "$EDITOR"),
    ("export-notes", "export"),
    ("leave", "close"),
)


class Wish(StrEnum):
    """What the reader wants to do with a note, or with all that are shown."""

    GO = "go"
    READ = "read"
    WRITE = "here"
    EDITOR = "editor"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class NotesChoice:
    """What is to be done with the note with the cursor; `shown` are those that the search found."""

    wish: Wish
    note: Noted
    shown: tuple[Noted, ...]
    search: str
    cursor: int


class NotesScreen(Page[NotesChoice | None]):
    """Notes in list order; what the reader wants to do with one of them comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.NOTES)]

    def __init__(
        self,
        name: str,
        notes: Sequence[Noted],
        glyphs: Glyphs,
        today: date,
        empty: str,
        search: str = "",
        cursor: int = 0,
    ) -> None:
        """Take the notes and the name of what they are of; `empty` says how to write the first one."""
        super().__init__()
        self._name = name
        self._notes = tuple(notes)
        self._glyphs = glyphs
        self._today = today
        self._empty = empty
        self._search = search
        self._cursor = cursor
        self._shown: Sequence[Noted] = ()

    def compose(self) -> ComposeResult:
        """Make the list, the line for searching, and the keys."""
        with Vertical(id="notes-frame"):
            yield Static(Content(""), id="notes-empty")
            yield NoteList(self._glyphs, self._today, id="notes-list")
            yield Line(self._search, placeholder="search", id="notes-search", compact=True)
            yield Hints()

    @property
    def _list(self) -> NoteList:
        return self.query_one(NoteList)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one("#notes-frame").border_title = Content(
            f"Notes {self._glyphs.dot} {self._name}"
        )
        self._find(self._search, self._cursor)
        self._go_to_list()

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Show the notes that have what was typed."""
        if event.value != self._search:
            self._find(event.value, 0)

    def _find(self, text: str, cursor: int) -> None:
        self._search = text
        self._shown = matching(self._notes, text)
        self._list.show(self._shown, cursor)
        count = f"{len(self._shown)} of " if text.strip() else ""
        frame = self.query_one("#notes-frame")
        frame.border_subtitle = Content(f"{count}{count_of(len(self._notes), 'note')}")
        self._list.display = bool(self._shown)
        empty = self.query_one("#notes-empty", Static)
        empty.display = not self._shown
        nothing = f"No note has “{text}”." if self._notes else self._empty
        empty.update(Content(nothing))
        self._show_keys()

    def _go_to_list(self) -> None:
        line = self.query_one("#notes-search", Line)
        line.display = bool(line.value)
        # A list that is out of sight takes no focus; the line would keep it, and with it every key.
        self.set_focus(self._list if self._list.display else None)
        self._show_keys()

    def _show_keys(self) -> None:
        """Show the keys that do something now."""
        back = "clear" if is_typing(self.focused) or self._search else "close"
        if is_typing(self.focused):
            hints = [("take", "to the notes")] if self._shown else []
        elif self._shown:
            hints = list(_KEYS[:-1])
        else:
            hints = [("search", "search")] if self._notes else []
        self.query_one(Hints).say(self.hints([*hints, ("leave", back)]))

    def action_search(self) -> None:
        """Go to the line for searching."""
        line = self.query_one("#notes-search", Line)
        line.display = True
        self.set_focus(line)
        self._show_keys()

    async def action_take(self) -> None:
        """Out of the search, go to the list; in the list, go to the work."""
        line = self.query_one("#notes-search", Line)
        if is_typing(self.focused):
            await line.typed()
            self._find(line.value, 0)
            self._go_to_list()
        else:
            self._choose(Wish.GO)

    async def action_leave(self) -> None:
        """Clear the search, else close."""
        line = self.query_one("#notes-search", Line)
        if not (is_typing(self.focused) or line.value):
            self.dismiss(None)
            return
        await line.typed()
        line.value = ""
        self._find("", 0)
        self._go_to_list()

    def _choose(self, wish: Wish) -> None:
        note = self._list.current
        if note is not None:
            cursor = self._list.cursor
            self.dismiss(NotesChoice(wish, note, tuple(self._shown), self._search, cursor))

    def action_read_note(self) -> None:
        """Read the note with the cursor."""
        self._choose(Wish.READ)

    def action_note(self) -> None:
        """Write it here."""
        self._choose(Wish.WRITE)

    def action_note_editor(self) -> None:
        """Write it in the reader's own editor."""
        self._choose(Wish.EDITOR)

    def action_export_notes(self) -> None:
        """Write the notes that are shown into a file."""
        self._choose(Wish.EXPORT)
