"""Where one chooses one of a few things."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Label, OptionList

from ..glyph import Glyphs
from ..widgets.hints import Hints
from ..widgets.options import Options
from .modal import Page


class ListScreen(Page[ScreenResultType]):
    """A few things, the first nine with their digits; what choosing one means, its classes say."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"choose({digit})", show=False, priority=True)
            for digit in range(1, 10)
        ),
    ]

    def __init__(self, options: Sequence[Content], glyphs: Glyphs) -> None:
        super().__init__()
        self._options = tuple(options)
        self._glyphs = glyphs

    def answer(self, number: int) -> ScreenResultType:
        """Give what comes back if that one is chosen, counted from 0."""
        raise NotImplementedError

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what has the cursor."""
        self.dismiss(self.answer(event.option_index))

    def action_choose(self, number: int) -> None:
        """Take something by its digit."""
        if number <= len(self._options):
            self.dismiss(self.answer(number - 1))

    def action_take(self) -> None:
        """Take what has the cursor."""
        self.query_one(OptionList).action_select()


class ChooseScreen(ListScreen[int | None]):
    """A few things; the number of the chosen one comes back, from 0. `subject` is a line above them."""

    def __init__(
        self,
        title: str,
        options: Sequence[Content],
        glyphs: Glyphs,
        *,
        subject: str = "",
        highlighted: int = 0,
    ) -> None:
        super().__init__(options, glyphs)
        self._title = title
        self._subject = subject
        self._highlighted = highlighted

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical(id="choose-frame") as frame:
            frame.border_title = Content(self._title)
            if self._subject:
                yield Label(Content(self._subject), id="choose-title")
            yield Options(*self._options, glyphs=self._glyphs)
            yield Hints(self.hints([("take", "take it"), ("leave", "leave")]))

    def on_mount(self) -> None:
        """Begin at what is chosen now."""
        self.query_one(OptionList).highlighted = self._highlighted

    def answer(self, number: int) -> int:
        """Give the number itself."""
        return number
