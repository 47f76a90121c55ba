"""The line in which one searches: it says what it did not understand."""

import asyncio
from typing import ClassVar

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

    _field: QueryInput | None = None

    def on_mount(self) -> None:
        """Stay out of sight until somebody searches."""
        self.display = False

    def _fill(self, text: str = "") -> QueryInput:
        """Make sign, field and report: not before somebody searches, as the first frame has none."""
        self._field = QueryInput(text, id="search-input", select_on_focus=False, compact=True)
        sign = Label("/", id="search-sign")
        self.mount(sign, self._field, Label(Content(self.report), id="search-report"))
        return self._field

    @property
    def text(self) -> str:
        """The query as it is typed."""
        return "" if self._field is None else self._field.value

    @text.setter
    def text(self, value: str) -> None:
        if self._field is not None:
            self._field.value = value
        elif value:
            self._fill(value)
            self.post_message(self.Changed(value))

    async def typed(self) -> None:
        """Wait until the field has taken in all letters that were typed before now."""
        if self._field is not None:
            done = asyncio.Event()
            self._field.call_later(done.set)
            await done.wait()

    def begin(self) -> None:
        """Go to the field."""
        self.screen.set_focus(self._field or self._fill())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that the query is another now."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def watch_report(self, report: str) -> None:
        """Show what the query found."""
        if self._field is not None:
            self.query_one("#search-report", Label).update(Content(report))

    def watch_is_broken(self, is_broken: bool) -> None:  # Textual calls it so
        """Show a broken query as one."""
        self.set_class(is_broken, "-broken")
