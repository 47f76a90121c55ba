"""Where one reads what a command printed."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static

from ..binding import bindings
from ..command import Owner
from ..widgets.reading_pane import ReadingPane
from .modal import Page


class OutputScreen(Page[None]):
    """Shows what a command printed, in the colours that it has, and below what it told."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.OUTPUT)]

    def __init__(self, title: str, printed: str, told: str) -> None:
        super().__init__()
        self._title = title
        self._printed = printed
        self._told = told

    def compose(self) -> ComposeResult:
        """Make the text in its frame."""
        with Vertical(id="output-frame") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content(
                "".join(map(" ".join, self.hints([("leave", "closes")])))
            )
            with ReadingPane(id="output-pane"):
                # Rich reads only colours out of it; all other escapes were never printed, or go.
                yield Static(Text.from_ansi(self._printed), id="output-text", markup=False)
            if self._told:
                yield Label(Content(self._told), id="output-told")

    def on_mount(self) -> None:
        """Begin at the text."""
        self.query_one(ReadingPane).focus()

    def action_next_page(self) -> None:
        """Read on."""
        self.query_one(ReadingPane).scroll_page_down(animate=False)
