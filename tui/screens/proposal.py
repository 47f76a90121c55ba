"""Where a list is looked at before it is taken in: what comes, what changes, what was left out."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Label, SelectionList, Static
from textual.widgets.selection_list import Selection

from ..binding import CHOOSING, bindings, list_bindings
from ..command import Owner
from ..widgets.hints import Hints
from ..widgets.reading_pane import ReadingPane
from .modal import Page

Pair = tuple[str, str]


class Ticks(SelectionList[Pair], inherit_bindings=False):
    """The pairs, each to be ticked or not; they move with the keys of lists."""

    BINDINGS: ClassVar[list[BindingType]] = [*list_bindings(CHOOSING)]

    def render_line(self, y: int) -> Strip:
        """Draw a line; Textual tells by the colour alone whether it is ticked."""
        strip = super().render_line(y)
        row = self.scroll_offset.y + y
        if row >= self.option_count or self.get_option_at_index(row).value in self.selected:
            return strip
        edge, mark, *rest = strip
        return Strip([edge, Segment(" ", mark.style), *rest], strip.cell_length)


class ProposalScreen(Page[frozenset[Pair] | None]):
    """Shows a proposal; what comes back are the pairs that are one work, None if it is refused.

    `pairs` are those that the reader must decide on: each with the words for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.PROPOSAL)]

    def __init__(
        self, title: str, lines: Sequence[str], pairs: Sequence[tuple[Pair, str]] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._ticks: Ticks | None = None
        if pairs:
            self._ticks = Ticks(
                *(Selection(Content(words), pair) for pair, words in pairs), id="proposal-pairs"
            )

    def compose(self) -> ComposeResult:
        """Make the text, the pairs to be decided on, and the hint."""
        with Vertical(id="proposal-frame") as frame:
            frame.border_title = Content(self._title)
            frame.set_class(self._ticks is not None, "-asks")
            with ReadingPane(id="proposal-text"):
                yield Static(Content("\n".join(self._lines)), markup=False)
            keys = [("take", "take it in"), ("leave", "leave it")]
            if self._ticks is not None:
                yield Label("Tick what is the same work under another title:", id="proposal-ask")
                yield self._ticks
                keys += [("tick", "tick"), ("next-pane", "text or pairs")]
            yield Hints(self.hints(keys))

    def on_mount(self) -> None:
        """Begin at the pairs, else at the text."""
        (self._ticks or self.query_one("#proposal-text")).focus()

    def action_take(self) -> None:
        """Take the list in."""
        self.dismiss(frozenset(() if self._ticks is None else self._ticks.selected))

    def action_agree(self) -> None:
        """Take the list in."""
        self.action_take()

    def action_refuse(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    def action_tick(self) -> None:
        """Tick the pair with the cursor, or no longer."""
        if self._ticks is not None:
            self._ticks.action_select()

    def action_next_pane(self) -> None:
        """Go to the text, or to the pairs."""
        self.focus_next()

    def action_previous_pane(self) -> None:
        """Go to the text, or to the pairs."""
        self.focus_previous()
