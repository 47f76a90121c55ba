"""A note as it reads: wrapped lines, with a cursor that stands on one of them."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.visual import Visual

from ...user_state.position import Position
from ..glyph import UNICODE, Glyphs
from ..line import line as fitted
from ..note_text import NoteLine, note_lines
from .row_list import NOWHERE, RowList


class NoteView(RowList):
    """Shows one note; each of its lines is a row, as high as it is wrapped."""

    def __init__(
        self,
        glyphs: Glyphs = UNICODE,
        text: str = "",
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._text = text
        self._lines: Sequence[NoteLine] = ()
        self._strips: list[list[Strip]] = []
        self._tops: list[int] = [0]

    def show(self, text: str) -> None:
        """Show a text from its top."""
        self._text = text
        self._write(cursor=0)

    @property
    def target(self) -> Position | str | None:
        """Where the line with the cursor leads: to a time of the talk, or to a web link."""
        return None if self.cursor == NOWHERE else self._lines[self.cursor].target

    def _on_resize(self, _: events.Resize) -> None:
        self._write(cursor=max(self.cursor, 0))
        super()._on_resize(_)

    def notify_style_update(self) -> None:
        """Write it in the colours of the theme that was chosen."""
        super().notify_style_update()
        if self.is_attached and self.scrollable_content_region.width:
            self._write(cursor=max(self.cursor, 0))

    def _write(self, *, cursor: int) -> None:
        width = self.scrollable_content_region.width - 2
        if width <= 0 or not self.is_attached:
            return
        self._lines = note_lines(self._text, self._glyphs)
        self._strips = [self._wrapped(one, width) for one in self._lines]
        self._tops = list(accumulate(map(len, self._strips), initial=0))
        self.rows_changed(cursor)

    def _wrapped(self, one: NoteLine, width: int) -> list[Strip]:
        room = max(1, width - len(one.first))
        strips = Visual.to_strips(self, one.text, room, None, self.visual_style)
        before = [one.first, *[one.rest] * (len(strips) - 1)]
        dim = self.rich_style + self.style("dim")
        return [
            Strip([Segment(sign, dim), *strip]) for sign, strip in zip(before, strips, strict=True)
        ] or [Strip([])]

    def row_count(self) -> int:
        """Count the lines of the note."""
        return len(self._lines)

    def row_span(self, row: int) -> tuple[int, int]:
        """Tell where a line of the note is on the screen."""
        return self._tops[row], self._tops[row + 1]

    def row_at(self, line: int) -> tuple[int, int]:
        """Tell which line of the note is on a line of the screen."""
        row = bisect_right(self._tops, line) - 1
        return row, line - self._tops[row]

    def can_stop(self, row: int) -> bool:
        """Pass over blank lines."""
        return not self._lines[row].is_blank

    def draw(self, row: int, line: int, width: int) -> Strip:
        """Draw a line, with a bar before the one that has the cursor."""
        has_cursor = row == self.cursor and self.has_focus
        sign = self._glyphs.cursor if has_cursor else " "
        margin = fitted([(f"{sign} ", self.style("accent"))], 2, self.rich_style)
        return Strip.join([margin, self._strips[row][line]]).adjust_cell_length(
            width, self.rich_style
        )
