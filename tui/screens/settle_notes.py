"""Where one note is made of those that two devices left: side by side, with a key for each choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from ...user_state.date import spoken_day
from ...user_state.mark import Head
from ...user_state.note_heads import HeadLine, compared, joined
from ..binding import SCROLLING, bindings, list_bindings
from ..command import Owner
from ..line import cut
from ..widgets.hints import Hints
from .modal import Page


@dataclass(frozen=True, slots=True)
class Settlement:
    """The text that is to be the note; with `is_to_be_edited` the reader goes on writing it."""

    text: str
    is_to_be_edited: bool = False


class SettleNotesScreen(Page[Settlement | None]):
    """The notes on one work, newest first; what is to become of them comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Owner.SETTLE),
        *list_bindings({id_: f"scroll('{do}')" for id_, do in SCROLLING.items()}),
        *(Binding(f"{n}", f"keep({n})", show=False, priority=True) for n in range(1, 10)),
    ]

    def __init__(self, title: str, notes: Sequence[Head[str]], today: date) -> None:
        super().__init__()
        self._title = title
        self._notes = tuple(notes)
        self._today = today

    def compose(self) -> ComposeResult:
        """Put the notes beside each other."""
        with Vertical(id="settle-frame") as frame:
            frame.border_title = Content(self._title)
            yield Label(Content(self._said()), id="settle-said")
            with Container(id="settle-notes"):
                for number, lines in enumerate(compared(self._notes), 1):
                    yield self._note(number, lines)
            yield Hints(self._keys())

    def _said(self) -> str:
        count = "Two" if len(self._notes) == 2 else str(len(self._notes))
        return (
            f"{count} notes, written on devices that did not know of each other. Which is to stay?"
        )

    def _note(self, number: int, lines: Sequence[HeadLine]) -> VerticalScroll:
        text = Content("\n").join(
            Content.styled(line.text, "$dim") if line.is_shared else Content(line.text)
            for line in lines
        )
        box = VerticalScroll(Static(text, expand=True), classes="settle-note", can_focus=False)
        when = self._notes[number - 1].on
        day = f"written {spoken_day(when, self._today)}" if when else "written some day"
        newest = ", the newest" if number == 1 else ""
        box.border_title = Content.assemble(
            (f"{number} ", "bold $accent"), cut(f"{day}{newest}", 60)
        )
        return box

    def _keys(self) -> list[tuple[str, str]]:
        digits = " ".join(str(n + 1) for n in range(len(self._notes)))
        both = "keep both" if len(self._notes) == 2 else "keep all"
        return [
            *self.hints([("keep-all", both)]),
            (digits, "keep that one"),
            *self.hints([("note", "edit them as one text"), ("leave", "later")]),
        ]

    def action_keep(self, number: int) -> None:
        """Keep one of the notes."""
        if number <= len(self._notes):
            self.dismiss(Settlement(self._notes[number - 1].value))

    def action_keep_all(self) -> None:
        """Keep all of them, as one text."""
        self.dismiss(Settlement(joined(self._notes)))

    def action_note(self) -> None:
        """Make one text of them by hand."""
        self.dismiss(Settlement(joined(self._notes), is_to_be_edited=True))

    def action_note_editor(self) -> None:
        """Make one text of them by hand."""
        self.action_note()

    def action_take(self) -> None:
        """Do nothing: which one is to stay must be said."""

    async def action_scroll(self, action: str) -> None:
        """Scroll all of them together."""
        for box in self.query(".settle-note"):
            await box.run_action(action)
