"""Where one reads what a command printed."""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from ..binding import scroll_bindings
from .modal import Modal


class OutputPane(VerticalScroll, inherit_bindings=False):
    """The text; it scrolls with the keys of lists."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *scroll_bindings(
            {
                "down": "scroll_down",
                "up": "scroll_up",
                "top": "scroll_home",
                "bottom": "scroll_end",
                "half-down": "page_down",
                "page-down": "page_down",
                "half-up": "page_up",
                "page-up": "page_up",
            }
        ),
        Binding("space", "page_down", show=False),
    ]


class OutputScreen(Modal[None]):
    """Shows what a command printed, in the colours that it has, and below what it told."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "close", show=False)]

    def __init__(self, title: str, printed: str, told: str) -> None:
        super().__init__()
        self._title = title
        self._printed = printed
        self._told = told

    def compose(self) -> ComposeResult:
        """Make the text in its frame."""
        with Vertical(id="output-frame") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content("esc closes")
            with OutputPane(id="output-pane"):
                # Rich reads only colours out of it; all other escapes were never printed, or go.
                yield Static(Text.from_ansi(self._printed), id="output-text", markup=False)
            if self._told:
                yield Label(Content(self._told), id="output-told")

    def on_mount(self) -> None:
        """Begin at the text."""
        self.query_one(OutputPane).focus()

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)
