"""All notes of what is shown, on one screen: searched as one types, each a key away from its work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from ...user_state.noted import Noted, matching
from ..counted import count_of
from ..glyph import Glyphs
from ..widgets.hints import Hints
from ..widgets.note_list import NoteList
from .ask import Line
from .modal import Modal

_KEYS = (
    ("enter", "go there"),
    ("/", "search"),
    ("n", "write"),
    ("e", "$EDITOR"),
    ("X", "export"),
    ("esc", "close"),
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


class NotesScreen(Modal[NotesChoice | None]):
    """Notes in list order; what the reader wants to do with one of them comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False, priority=True),
        Binding("q,N", "leave", show=False, priority=True),
        Binding("slash", "search", show=False, priority=True),
        Binding("enter", "enter", show=False, priority=True),
        Binding("R", "choose('read')", show=False, priority=True),
        Binding("n", "choose('here')", show=False, priority=True),
        Binding("e", "choose('editor')", show=False, priority=True),
        Binding("X", "choose('export')", show=False, priority=True),
    ]

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
            yield Hints(_KEYS)

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Input)

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
        nothing = f"No note has “{text}”.\n\nesc clears the search." if self._notes else self._empty
        empty.update(Content(nothing))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys alone while a text is typed, but for those that lead out of it."""
        if self._is_typing and action not in {"back", "enter"}:
            return False
        return super().check_action(action, parameters)

    def _go_to_list(self) -> None:
        line = self.query_one("#notes-search", Line)
        line.display = bool(line.value)
        # A list that is out of sight takes no focus; the line would keep it, and with it every key.
        self.set_focus(self._list if self._list.display else None)

    def action_search(self) -> None:
        """Go to the line for searching."""
        line = self.query_one("#notes-search", Line)
        line.display = True
        self.set_focus(line)

    async def action_enter(self) -> None:
        """Out of the search, go to the list; in the list, go to the work."""
        line = self.query_one("#notes-search", Line)
        if self._is_typing:
            await line.typed()
            self._find(line.value, 0)
            self._go_to_list()
        else:
            self.action_choose(Wish.GO)

    async def action_back(self) -> None:
        """Clear the search, else close."""
        line = self.query_one("#notes-search", Line)
        if not (self._is_typing or line.value):
            self.dismiss(None)
            return
        await line.typed()
        line.value = ""
        self._find("", 0)
        self._go_to_list()

    def action_choose(self, wish: str) -> None:
        """Do something with the note with the cursor."""
        note = self._list.current
        if note is not None:
            cursor = self._list.cursor
            self.dismiss(NotesChoice(Wish(wish), note, tuple(self._shown), self._search, cursor))

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)
