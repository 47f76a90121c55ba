"""Where one is asked for a line of text, such as the file or address of a list."""

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Paste
from textual.widgets import Input, Label

from ...data.text import clean
from ..binding import bindings
from ..command import Owner
from ..widgets.hints import Hints
from .modal import Modal


class Line(Input):
    """A line of text: what is pasted is cleaned, as it may come from anywhere."""

    def _on_paste(self, event: Paste) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] Textual calls each class's own
        event.text = clean(event.text)

    async def typed(self) -> None:
        """Wait until it has taken in all letters that were typed before now."""
        done = asyncio.Event()
        self.call_later(done.set)
        await done.wait()


class AskScreen(Modal[str | None]):
    """Asks for a line of text; it comes back without blanks around it, None if nothing was said."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.LINE)]

    def __init__(self, title: str, hint: str, text: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._text = text

    def compose(self) -> ComposeResult:
        """Make the line in its frame."""
        with Vertical(id="ask-frame") as frame:
            frame.border_title = Content(self._title)
            yield Line(self._text, id="ask-line", compact=True)
            yield Label(Content(self._hint), id="ask-hint")
            yield Hints(self.hints([("take", "take it"), ("leave", "leave")]))

    async def action_take(self) -> None:
        """Take what was typed."""
        line = self.query_one(Line)
        await line.typed()
        self.dismiss(line.value.strip() or None)
