"""The list in the middle: the entries of a shelf under their categories, two lines each."""

from datetime import date

from rich.style import Style
from textual.reactive import var
from textual.strip import Strip

from ...user_state.entry import Entry, FormEntry
from ...user_state.shelf import Scope, Shelf
from ..draw import (
    Pen,
    about_line,
    form_line,
    heading_line,
    related_line,
    remark_line,
    single_line,
    title_line,
)
from ..glyph import UNICODE, Glyphs
from ..line import cut, line
from ..row_layout import heading_height
from ..rows import NO_ROWS, NONE, Row, RowKind, Rows
from .row_list import NOWHERE, RowList

_LOW = 2  # lines of a list that has room for one work only


class EntryList(RowList):
    """What a query found in a part of the shelf.

    It gets a shelf, laid-out rows and today's date. A change of marks (another shelf with the same
    works) draws only the rows that show something else now; the rows themselves stay.
    """

    shelf: var[Shelf | None] = var(None)
    rows: var[Rows] = var(NO_ROWS)
    today: var[date] = var(date.min)
    glyphs: var[Glyphs] = var(UNICODE)
    selected: var[frozenset[int]] = var(frozenset[int]())
    empty_text: var[str] = var("")

    # What is where

    def row_count(self) -> int:
        """Count the rows."""
        return len(self.rows.rows)

    def row_span(self, row: int) -> tuple[int, int]:
        """Tell the first line of a row and the line after its last."""
        return self.rows.tops[row], self.rows.tops[row + 1]

    def row_at(self, line: int) -> tuple[int, int]:
        """Tell which row a line belongs to."""
        return self.rows.at_line(line)

    @property
    def current(self) -> Row | None:
        """The row with the cursor."""
        if self.cursor == NOWHERE or self.cursor >= len(self.rows.rows):
            return None
        return self.rows.rows[self.cursor]

    def current_entry(self) -> Entry | None:
        """Give the entry with the cursor; None on a heading."""
        row = self.current
        if row is None or row.is_heading or self.shelf is None:
            return None
        return self.shelf.entry(row.work)

    def current_form(self) -> FormEntry | None:
        """Give the form with the cursor, where the forms are unfolded."""
        row, entry = self.current, self.current_entry()
        return None if row is None or entry is None or row.form == NONE else entry.forms[row.form]

    # News from above

    def watch_shelf(self, former: Shelf | None, shelf: Shelf | None) -> None:
        """Draw what a change of marks changed."""
        if former is None or shelf is None or former.works is not shelf.works:
            self.refresh()
            return
        for number in self._rows_on_screen():
            row = self.rows.rows[number]
            if row.is_heading:
                scope = Scope(row.listing, row.heading)
                if former.progress(scope) != shelf.progress(scope):
                    self.refresh_row(number)
            elif former.entry(row.work) is not shelf.entry(row.work):
                self.refresh_row(number)
        if self.sticky_lines():
            self.refresh_lines(self.scroll_offset.y, 1)

    def watch_selected(self, former: frozenset[int], selected: frozenset[int]) -> None:
        """Draw what is selected now, or no longer."""
        changed = former ^ selected
        for number in self._rows_on_screen():
            if self.rows.rows[number].work in changed:
                self.refresh_row(number)

    def show_rows(self, rows: Rows, *, keep_cursor: bool = True) -> None:
        """Show other rows; the cursor stays on what it was on if that is still there, else goes first."""
        current = self.current
        self.rows = rows
        place = rows.find(current) if keep_cursor and current is not None else NONE
        if place == NONE:
            place = next((n for n, row in enumerate(rows.rows) if not row.is_heading), 0)
        self.rows_changed(place)

    def _rows_on_screen(self) -> range:
        if not self.rows.rows or not self.size.height:
            return range(0)
        top = self.scroll_offset.y
        first = self.rows.at_line(min(top, self.rows.height - 1))[0]
        last = self.rows.at_line(min(top + self.size.height, self.rows.height) - 1)[0]
        return range(first, last + 1)

    # Drawing

    def draw(self, row: int, line: int, width: int) -> Strip:
        """Draw one line of a row."""
        shown = self.rows.rows[row]
        pen = self._pen(row)
        if self.shelf is None:
            return Strip.blank(width, self.plain_style)
        if shown.is_heading:
            return self._draw_heading(self.shelf, row, shown, line, width)
        entry = self.shelf.entry(shown.work)
        if shown.kind is RowKind.RELATED:
            return related_line(pen, entry, width, is_last=self._is_last_related(row))
        if shown.kind is RowKind.FORM:
            return form_line(pen, entry.forms[shown.form], width)
        if self.rows.density == 1:
            return single_line(pen, entry, width, dimmed=shown.dimmed)
        if line == 0:
            return title_line(pen, entry, width, dimmed=shown.dimmed)
        return about_line(pen, entry, width, with_place=self.rows.is_flat)

    def _pen(self, row: int) -> Pen:
        shown = self.rows.rows[row]
        return Pen(
            self.glyphs,
            self.style,
            self.base_style(row),
            self.today,
            has_cursor=row == self.cursor,
            is_selected=shown.work in self.selected and shown.kind is not RowKind.FORM,
        )

    def _draw_heading(self, shelf: Shelf, number: int, row: Row, part: int, width: int) -> Strip:
        heading = shelf.works.listings[row.listing].headings[row.heading]
        height = heading_height(shelf, row, is_first=number == 0)
        air = height - 1 - bool(heading.remark)
        if part < air:
            return Strip.blank(width, self.plain_style)
        if part > air:
            return remark_line(self._pen(number), heading.remark or "", width)
        return self._heading(shelf, row, width, self._pen(number))

    def _heading(self, shelf: Shelf, row: Row, width: int, pen: Pen) -> Strip:
        heading = shelf.works.listings[row.listing].headings[row.heading]
        path = heading.path
        if self.rows.names_lists and len(shelf.catalogs) > 1 and heading.depth == 0:
            path = (shelf.works.listings[row.listing].title, *path)
        number = self.rows.places[row.listing, row.heading]
        is_folded = number + 1 == len(self.rows.rows) or self.rows.rows[number + 1].is_heading
        sign = self.glyphs.folded if is_folded else self.glyphs.unfolded
        progress = shelf.progress(Scope(row.listing, row.heading))
        return heading_line(pen, path, progress, width, sign)

    def _is_last_related(self, number: int) -> bool:
        rows = self.rows.rows
        follower = number + 1
        while follower < len(rows) and rows[follower].kind is RowKind.FORM:
            follower += 1
        return follower == len(rows) or rows[follower].kind is not RowKind.RELATED

    # The heading that stays in view

    def sticky_lines(self) -> int:
        """Count the lines at the top that the heading covers: one, once its own has gone by.

        None where it would leave no room for a work and the line that goes before it.
        """
        if self.rows.is_flat or not self.rows.rows or self.scroll_offset.y == 0:
            return 0
        if self.size.height <= _LOW:
            return 0
        return 1

    def draw_sticky(self, y: int, width: int) -> Strip | None:
        """Draw the heading of the first row in view."""
        if self.shelf is None:
            return None
        number, part = self.rows.at_line(min(self.scroll_offset.y + y, self.rows.height - 1))
        row = self.rows.rows[number]
        if row.is_heading and part == 0 and number > 0:
            number -= 1  # the line of air above it still belongs to the category before
        above = self.rows.heading_above(number)
        if above == NONE:
            return None
        has_cursor = above == self.cursor
        pen = Pen(self.glyphs, self.style, self.base_style(above), self.today, has_cursor)
        return self._heading(self.shelf, self.rows.rows[above], width, pen)

    # Nothing to show

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window; of an empty list, what to do about it."""
        if self.rows.rows or self.shelf is None:
            return super().render_line(y)
        width = self.scrollable_content_region.width
        words = self.empty_text.split("\n")
        said = words[y - 1] if 1 <= y <= len(words) else ""
        style = self.style("strong" if y == 1 else "dim")
        text = cut(said, width - 4, self.glyphs.ellipsis)
        return line([("   ", Style.null()), (text, style)], width, self.rich_style)
