"""The pane of the statistics: drawn for its own size, with a cursor on what is in progress."""

from datetime import date

from rich.cells import set_cell_size
from textual import events
from textual.strip import Strip

from ...user_state.statistics import Statistics
from ..glyph import Glyphs
from ..ink import NO_WORK, Ink, InkLine, Span
from ..line import cut
from ..line import line as draw_line
from ..statistics_text import statistics_lines
from .row_list import NOWHERE, RowList

_EDGE = 1  # cells at the left, for the sign of the cursor


class StatisticsPane(RowList):
    """Shows statistics; only lines about a work can have the cursor.

    Going down moves to the next of them that is in view, and scrolls where there is none. `done_key`
    is what the reader presses to mark a work as done.
    """

    def __init__(self, glyphs: Glyphs, today: date, done_key: str) -> None:
        super().__init__(id="statistics")
        self._glyphs = glyphs
        self._today = today
        self._done_key = done_key
        self._statistics: Statistics | None = None
        self._lines: tuple[InkLine, ...] = ()

    def show_statistics(self, statistics: Statistics) -> None:
        """Show other statistics, from their top."""
        self._statistics = statistics
        self.scroll_to(y=0, animate=False, immediate=True)
        self._lay_out(0)

    @property
    def work(self) -> int:
        """The work that the line with the cursor is about; `NO_WORK` if that is out of view."""
        return self._lines[self.cursor].work if self._is_in_view(self.cursor) else NO_WORK

    def work_at(self, row: int) -> int:
        """Give the work that a line is about, or `NO_WORK`."""
        return self._lines[row].work

    def _on_resize(self, _: events.Resize) -> None:
        work = self._lines[self.cursor].work if self.cursor != NOWHERE else NO_WORK
        self._lay_out(0)
        same = (row for row, one in enumerate(self._lines) if one.work == work != NO_WORK)
        self.move_cursor(next(same, 0))

    def _lay_out(self, cursor: int) -> None:
        width, height = self.scrollable_content_region.size
        width -= _EDGE
        if self._statistics is not None and width:
            self._lines = tuple(
                statistics_lines(
                    self._statistics, self._glyphs, self._today, width, height, self._done_key
                )
            )
            self.rows_changed(cursor)

    # The list

    def row_count(self) -> int:
        """Count the lines."""
        return len(self._lines)

    def row_span(self, row: int) -> tuple[int, int]:
        """Tell where a line is: each is a row of its own."""
        return row, row + 1

    def row_at(self, line: int) -> tuple[int, int]:
        """Tell which row a line is."""
        return line, 0

    def can_stop(self, row: int) -> bool:
        """Tell whether a line is about a work."""
        return self._lines[row].work != NO_WORK

    def draw(self, row: int, line: int, width: int) -> Strip:  # noqa: ARG002  # a row is one line
        """Draw a line."""
        spans = self._lines[row].spans
        edge = self._glyphs.edge(has_cursor=row == self.cursor, is_selected=False)
        pieces = [(edge, self.style(Ink.ACCENT))]
        pieces += [(self._fitted(span), self.style(span.ink)) for span in spans]
        return draw_line(pieces, width, self.base_style(row))

    def _fitted(self, span: Span) -> str:
        if span.cells is None:
            return span.text
        return set_cell_size(cut(span.text, span.cells, self._glyphs.ellipsis), span.cells)

    # Moving

    def scroll_to_cursor(self) -> None:
        """Leave the window where it is: the cursor only goes where it can be seen."""

    def _is_in_view(self, row: int) -> bool:
        return row != NOWHERE and 0 <= row - self.scroll_offset.y < self.size.height

    def _step(self, direction: int) -> None:
        """Go to the next line about a work, or scroll by a line if there is none in view."""
        if self._is_in_view(self.cursor):
            row = self.cursor + direction
        else:
            row = self.scroll_offset.y + (0 if direction > 0 else self.size.height - 1)
        while self._is_in_view(row) and 0 <= row < len(self._lines):
            if self.can_stop(row):
                self.move_cursor(row, direction)
                return
            row += direction
        self._move_lines(direction)

    def _move_lines(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True)

    def action_down(self) -> None:
        """Go down."""
        self._step(1)

    def action_up(self) -> None:
        """Go up."""
        self._step(-1)

    def action_top(self) -> None:
        """Go to the top."""
        self._move_lines(-len(self._lines))
        self.move_cursor(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self._move_lines(len(self._lines))
        self.move_cursor(len(self._lines) - 1, -1)
