"""Where one says how far one is: a page, a time, or a link copied at the current time."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label

from ...user_state.position import Position, Unit
from ..binding import bindings
from ..command import Owner
from ..position_link import is_of_another, read_place
from ..widgets.hints import Hints
from .ask import Line
from .modal import Modal

_ANY = "a page (7), a time (12:34), or a link copied at the current time"
_TIME = "a time (12:34), or the talk's link copied at the current time"


class PlaceScreen(Modal[str | None]):
    """Asks for a position; its text comes back, "" where there is to be none, None if nothing was said.

    `urls` are the links of the work: a link of another video is not taken. With `is_time` only a time
    is taken, and there is nothing to clear.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.LINE)]

    def __init__(
        self, title: str, text: str = "", urls: Sequence[str] = (), *, is_time: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._urls = list(urls)
        self._is_time = is_time

    def compose(self) -> ComposeResult:
        """Make the line in its frame; what it is taken for stands below."""
        with Vertical(id="ask-frame") as frame:
            frame.border_title = Content(self._title)
            yield Line(self._text, id="ask-line", compact=True)
            yield Label(Content(self._wanted), id="ask-hint")
            yield Hints(self.hints([("take", "take it"), ("leave", "leave")]))

    @property
    def _wanted(self) -> str:
        if self._is_time:
            return _TIME
        return f"{_ANY}{'; nothing forgets the place' if self._text else ''}"

    @on(Input.Changed)
    def say_what_it_means(self, event: Input.Changed) -> None:
        """Say what the text is taken for, before it is."""
        self._tell(self._understood(event.value), is_wrong=False)

    async def action_take(self) -> None:
        """Take the place; what is none stays to be mended."""
        line = self.query_one(Line)
        await line.typed()
        text = line.value.strip()
        position = self._position(text)
        if position is not None:
            self.dismiss(str(position))
        elif not text:
            self.dismiss(None if self._is_time else "")
        else:
            self._tell(self._fault(text), is_wrong=True)

    def _position(self, text: str) -> Position | None:
        position = read_place(text)
        if position is None or self._is_foreign(text):
            return None
        return None if self._is_time and position.unit is not Unit.TIME else position

    def _is_foreign(self, text: str) -> bool:
        return "/" in text and is_of_another(text.strip(), self._urls)

    def _understood(self, text: str) -> str:
        position = self._position(text)
        if position is None or text.strip() == self._text:
            return self._wanted
        return f"that is {position.said}"

    def _fault(self, text: str) -> str:
        if self._is_foreign(text):
            return "That link is of another video."
        return f"That is not it: write {self._wanted}."

    def _tell(self, text: str, *, is_wrong: bool) -> None:
        hint = self.query_one("#ask-hint", Label)
        hint.update(Content(text))
        hint.set_class(is_wrong, "-wrong")
