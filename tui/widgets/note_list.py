"""The list of notes: title, day and first lines of each; drawn line by line, however many there are."""

from collections.abc import Sequence
from datetime import date

from rich.style import Style
from textual.strip import Strip

from ...user_state.date import spoken_day
from ...user_state.noted import Noted
from ..glyph import UNICODE, Glyphs
from ..line import Piece, cut, width_of
from ..line import line as fitted
from ..note_text import note_lines
from .row_list import RowList

_HEIGHT = 4  # lines of a note: its title, two of its text, a blank one
_LOOKED_AT = 600  # characters of a note of which its first lines are made
_REMEMBERED = 200


class NoteList(RowList):
    """Shows notes one below the other, with a cursor."""

    def __init__(
        self,
        glyphs: Glyphs = UNICODE,
        today: date = date.min,
        *,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._today = today
        self._notes: Sequence[Noted] = ()
        self._texts: dict[int, list[str]] = {}

    def show(self, notes: Sequence[Noted], cursor: int = 0) -> None:
        """Show some notes, with the cursor on one of them."""
        self._notes = notes
        self._texts = {}
        self.rows_changed(min(cursor, len(notes) - 1))

    @property
    def current(self) -> Noted | None:
        """The note with the cursor."""
        return self._notes[self.cursor] if 0 <= self.cursor < len(self._notes) else None

    def row_count(self) -> int:
        """Count the notes."""
        return len(self._notes)

    def row_span(self, row: int) -> tuple[int, int]:
        """Tell where a note is."""
        return row * _HEIGHT, (row + 1) * _HEIGHT

    def row_at(self, line: int) -> tuple[int, int]:
        """Tell which note is on a line."""
        return divmod(line, _HEIGHT)

    def draw(self, row: int, line: int, width: int) -> Strip:
        """Draw one line of a note."""
        has_cursor = row == self.cursor
        base = self.base_style(row) if line < _HEIGHT - 1 else self.rich_style
        sign = self._glyphs.cursor if has_cursor and line < _HEIGHT - 1 else " "
        margin: Piece = (f"{sign} ", self.style("accent"))
        if line == 0:
            return self._title(self._notes[row], margin, width, base)
        texts = self._first_lines(row)
        text = texts[line - 1] if line <= len(texts) else ""
        shown = cut(text, width - 5, self._glyphs.ellipsis)
        return fitted([margin, (f"  {shown}", self.style("dim"))], width, base)

    def _title(self, note: Noted, margin: Piece, width: int, base: Style) -> Strip:
        day = spoken_day(note.on, self._today) if note.on else ""
        rival = f"{self._glyphs.conflict} " if note.is_rival else ""
        right: list[Piece] = [(f"  {rival}", self.style("accent")), (f"{day} ", self.style("dim"))]
        title = cut(note.title, width - 3 - width_of(right), self._glyphs.ellipsis)
        return fitted([margin, (title, self.style("strong"))], width, base, right)

    def _first_lines(self, row: int) -> list[str]:
        if row not in self._texts:
            if len(self._texts) >= _REMEMBERED:
                self._texts.clear()
            found = note_lines(self._notes[row].text[:_LOOKED_AT], self._glyphs)
            kept = [f"{one.first}{one.text.plain}" for one in found if not one.is_blank]
            self._texts[row] = [text.replace("\t", " ") for text in kept[: _HEIGHT - 2]]
        return self._texts[row]
