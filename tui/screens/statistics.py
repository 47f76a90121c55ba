"""Where one sees how far one is: what was done when, what is in progress, what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from ...user_state.statistics import Statistics
from ..glyph import Glyphs
from ..ink import NO_WORK
from ..widgets.row_list import RowList
from ..widgets.statistics_pane import StatisticsPane
from .modal import Modal


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """The statistics of a list, or of all, and its name."""

    name: str
    statistics: Statistics


class StatisticsScreen(Modal[int | None]):
    """Shows pages of statistics, the first one at first; a work to go to comes back, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,number_sign", "close", show=False),
        Binding("tab,l,right", "turn(1)", show=False),
        Binding("shift+tab,h,left", "turn(-1)", show=False),
        Binding("enter", "go", show=False),
    ]

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
        self._show()

    def _show(self) -> None:
        page = self._pages[self._page]
        frame = self.query_one("#statistics-frame")
        frame.border_title = Content(page.name)
        hints = ["enter goes there"] if page.statistics.begun else []
        if len(self._pages) > 1:
            hints.append(f"tab {self._pages[(self._page + 1) % len(self._pages)].name}")
        frame.border_subtitle = Content(self._dot.join([*hints, "esc closes"]))
        self._pane.show_statistics(page.statistics)

    def on_row_list_clicked(self, event: RowList.Clicked) -> None:
        """Go to the work that was pressed with the mouse."""
        self._go_to(self._pane.work_at(event.row))

    def action_turn(self, pages: int) -> None:
        """Show another page."""
        self._page = (self._page + pages) % len(self._pages)
        self._show()

    def action_go(self) -> None:
        """Go to the work with the cursor."""
        self._go_to(self._pane.work)

    def _go_to(self, work: int) -> None:
        if work != NO_WORK:
            self.dismiss(work)

    def action_close(self) -> None:
        """Close, and stay where one was."""
        self.dismiss(None)
