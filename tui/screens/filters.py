"""Where one chooses a saved filter, saves what is searched, or drops one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from ..glyph import Glyphs
from ..widgets.hints import Hints
from ..widgets.options import Options
from .choose import ListScreen


@dataclass(frozen=True, slots=True)
class Shown:
    """The filter of that number is to be shown, counted from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What is searched is to be saved."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The filter of that number is to be dropped, counted from 0."""

    number: int


FilterAnswer: TypeAlias = Shown | Saved | Dropped | None


class FilterScreen(ListScreen[FilterAnswer]):
    """The saved filters; what is to be done comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "cancel", show=False),
        Binding("a", "save", show=False),
        Binding("d", "drop", show=False),
    ]

    def __init__(self, options: Sequence[Content], glyphs: Glyphs, *, can_save: bool) -> None:
        super().__init__(options, glyphs)
        self._can_save = can_save

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical(id="choose-frame") as frame:
            frame.border_title = Content("Filters")
            yield Options(*self._options, glyphs=self._glyphs)
            save = [("a", "save this search")] if self._can_save else []
            yield Hints([("enter", "show"), *save, ("d", "drop your own"), ("esc", "close")])

    def answer(self, number: int) -> FilterAnswer:
        """Give the filter that is to be shown."""
        return Shown(number)

    def action_save(self) -> None:
        """Save what is searched."""
        if self._can_save:
            self.dismiss(Saved())

    def action_drop(self) -> None:
        """Drop the filter with the cursor."""
        number = self.query_one(OptionList).highlighted
        if number is not None:
            self.dismiss(Dropped(number))
