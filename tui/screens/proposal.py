"""Where a list is looked at before it is taken in: what comes, what changes, what was left out."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, SelectionList, Static
from textual.widgets.selection_list import Selection

from ..widgets.hints import Hints
from .modal import Modal

Pair = tuple[str, str]


class ProposalScreen(Modal[frozenset[Pair] | None]):
    """Shows a proposal; what comes back are the pairs that are one work, None if it is refused.

    `pairs` are those that the reader must decide on: each with the words for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "accept", "take it in", priority=True),
        Binding("escape,n,q", "refuse", "leave it"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(
        self, title: str, lines: Sequence[str], pairs: Sequence[tuple[Pair, str]] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._ticks: SelectionList[Pair] | None = None
        if pairs:
            self._ticks = SelectionList[Pair](
                *(Selection(Content(words), pair) for pair, words in pairs), id="proposal-pairs"
            )

    def compose(self) -> ComposeResult:
        """Make the text, the pairs to be decided on, and the hint."""
        with Vertical(id="proposal-frame") as frame:
            frame.border_title = Content(self._title)
            with VerticalScroll(id="proposal-text"):
                yield Static(Content("\n".join(self._lines)), markup=False)
            keys = [("enter", "take it in"), ("esc", "leave it")]
            if self._ticks is not None:
                yield Label("Tick what is the same work under another title:", id="proposal-ask")
                yield self._ticks
                keys.append(("space", "tick"))
            yield Hints(keys)

    def on_mount(self) -> None:
        """Begin at the pairs, else at the text."""
        (self._ticks or self.query_one("#proposal-text")).focus()

    def action_accept(self) -> None:
        """Take the list in."""
        self.dismiss(frozenset(() if self._ticks is None else self._ticks.selected))

    def action_refuse(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Move through the text."""
        self.query_one("#proposal-text").scroll_relative(y=lines, animate=False)
