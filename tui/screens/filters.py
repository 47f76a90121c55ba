"""Where one chooses a saved filter, saves what is searched, or drops one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from ..binding import bindings
from ..command import Owner
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

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.FILTERS)]

    def __init__(
        self, options: Sequence[Content], glyphs: Glyphs, *, given: int, can_save: bool
    ) -> None:
        """Take the filters: the first ones are given by the settings and cannot be dropped here."""
        super().__init__(options, glyphs)
        self._given = given
        self._can_save = can_save

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical(id="choose-frame") as frame:
            frame.border_title = Content("Filters")
            yield Options(*self._options, glyphs=self._glyphs)
            yield Hints()

    def on_mount(self) -> None:
        """Show the keys; where there is no filter, none for one."""
        self._show_keys(None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the keys that do something with this filter."""
        self._show_keys(event.option_index)

    def _show_keys(self, number: int | None) -> None:
        show = [("take", "show")] if self._options else []
        save = [("save-filter", "save this search")] if self._can_save else []
        is_own = number is not None and number >= self._given
        drop = [("drop-filter", "drop it")] if is_own else []
        hints = self.hints([*show, *save, *drop, ("leave", "close")])
        self.query_one(Hints).say(hints)

    def answer(self, number: int) -> FilterAnswer:
        """Give the filter that is to be shown."""
        return Shown(number)

    def action_save_filter(self) -> None:
        """Save what is searched."""
        if self._can_save:
            self.dismiss(Saved())

    def action_drop_filter(self) -> None:
        """Drop the filter with the cursor."""
        number = self.query_one(OptionList).highlighted
        if number is not None:
            self.dismiss(Dropped(number))
