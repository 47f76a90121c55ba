"""Where one sees how far one is: what was done when, what is in progress, what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from ...user_state.statistics import Statistics
from ..binding import bindings
from ..command import Owner
from ..glyph import Glyphs
from ..ink import NO_WORK
from ..widgets.row_list import RowList
from ..widgets.statistics_pane import StatisticsPane
from .modal import Page


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """The statistics of a list, or of all, and its name."""

    name: str
    statistics: Statistics


class StatisticsScreen(Page[int | None]):
    """Shows pages of statistics, the first one at first; a work to go to comes back, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.STATISTICS)]

    def __init__(
        self, pages: Sequence[StatisticsPage], glyphs: Glyphs, today: date, done_key: str
    ) -> None:
        """Take the pages (at least one), and what marks a work as done on the screen below."""
        super().__init__()
        self._pages = tuple(pages)
        self._page = 0
        self._dot = f" {glyphs.dot} "
        self._pane = StatisticsPane(glyphs, today, done_key)

    def compose(self) -> ComposeResult:
        """Put the pane into its frame."""
        with Vertical(id="statistics-frame"):
            yield self._pane

    def on_mount(self) -> None:
        """Show the first page."""
        self._pane.focus()
        self.watch(self._pane, "scroll_y", self.show_keys, init=False)
        self._show()

    def _show(self) -> None:
        page = self._pages[self._page]
        self.query_one("#statistics-frame").border_title = Content(page.name)
        self._pane.show_statistics(page.statistics)
        self.show_keys()

    @on(RowList.CursorMoved)
    def show_keys(self) -> None:
        """Show the keys that do something now."""
        hints = [("take", "goes there")] if self._pane.work != NO_WORK else []
        if len(self._pages) > 1:
            hints.append(("next-pane", self._pages[(self._page + 1) % len(self._pages)].name))
        told = (" ".join(hint) for hint in self.hints([*hints, ("leave", "closes")]))
        self.query_one("#statistics-frame").border_subtitle = Content(self._dot.join(told))

    def on_row_list_clicked(self, event: RowList.Clicked) -> None:
        """Go to the work that was pressed with the mouse."""
        self._go_to(self._pane.work_at(event.row))

    def _turn(self, pages: int) -> None:
        self._page = (self._page + pages) % len(self._pages)
        self._show()

    def action_next_pane(self) -> None:
        """Show the next page."""
        self._turn(1)

    def action_right(self) -> None:
        """Show the next page."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """Show the page before."""
        self._turn(-1)

    def action_left(self) -> None:
        """Show the page before."""
        self._turn(-1)

    def action_take(self) -> None:
        """Go to the work with the cursor."""
        self._go_to(self._pane.work)

    def _go_to(self, work: int) -> None:
        if work != NO_WORK:
            self.dismiss(work)
