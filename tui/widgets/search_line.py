"""The line in which one searches: it says what it did not understand."""

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Paste
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Label

from ...data.text import clean


class QueryInput(Input):
    """The field itself: the arrow down goes to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "leave", show=False)]

    def _on_paste(self, event: Paste) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] Textual calls each class's own
        event.text = clean(event.text)

    def action_leave(self) -> None:
        """Keep the query and go to the list."""
        self.post_message(SearchLine.Left())


class SearchLine(Horizontal):
    """A sign, the field, and at the right what the query found or where it broke."""

    class Changed(Message):
        """The query is another now."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The reader is done with typing."""

    report: var[str] = var("")
    is_broken: var[bool] = var(False)  # Textual's way to give a default

    def on_mount(self) -> None:
        """Stay out of sight until somebody searches."""
        self.display = False

    def compose(self) -> ComposeResult:
        """Make sign, field and report."""
        yield Label("/", id="search-sign")
        yield QueryInput(id="search-input", select_on_focus=False, compact=True)
        yield Label("", id="search-report", markup=False)

    @property
    def text(self) -> str:
        """The query as it is typed."""
        return self.query_one(QueryInput).value

    @text.setter
    def text(self, value: str) -> None:
        self.query_one(QueryInput).value = value

    async def typed(self) -> None:
        """Wait until the field has taken in all letters that were typed before now."""
        done = asyncio.Event()
        self.query_one(QueryInput).call_later(done.set)
        await done.wait()

    def begin(self) -> None:
        """Go to the field."""
        self.screen.set_focus(self.query_one(QueryInput))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that the query is another now."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def watch_report(self, report: str) -> None:
        """Show what the query found."""
        if self.is_mounted:
            self.query_one("#search-report", Label).update(Content(report))

    def watch_is_broken(self, is_broken: bool) -> None:  # Textual calls it so
        """Show a broken query as one."""
        self.set_class(is_broken, "-broken")
