"""The pane on the left: all catalogs, each with its categories and how far the reader is."""

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.style import Style
from textual.reactive import var
from textual.strip import Strip

from ...user_state.listing import Listing
from ...user_state.shelf import EVERYTHING, Scope, Shelf
from ...user_state.tally import WHOLE
from ..bar import bar
from ..glyph import UNICODE, Glyphs
from ..line import Piece, cut, line, width_of
from ..spot import Heading, heading_of
from .row_list import NOWHERE, RowList


class ShelfRow(NamedTuple):
    """A row of the pane: what part of the shelf it stands for, its name, and how deep it lies."""

    scope: Scope
    name: str
    depth: int = 0

    @property
    def is_catalog(self) -> bool:
        """Whether it is a catalog: then a progress bar follows."""
        return self.scope.listing != WHOLE and self.scope.heading == WHOLE


class ShelfPane(RowList):
    """The parts of the shelf; the one with the cursor is what the list shows."""

    shelf: var[Shelf | None] = var(None)
    scope: var[Scope] = var(EVERYTHING)
    # Told each time: what was chosen last may not be what is shown, as lists are shown for other reasons.
    chosen: var[Scope] = var(EVERYTHING, always_update=True)
    glyphs: var[Glyphs] = var(UNICODE)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._rows: list[ShelfRow] = []
        self._tops: list[int] = [0]
        # By ids and names: numbers change with the catalogs.
        self._folded: frozenset[Heading] = frozenset()

    # What is where

    def row_count(self) -> int:
        """Count the rows."""
        return len(self._rows)

    def row_span(self, row: int) -> tuple[int, int]:
        """Tell the first line of a row and the line after its last."""
        return self._tops[row], self._tops[row + 1]

    def row_at(self, line: int) -> tuple[int, int]:
        """Tell which row a line belongs to."""
        row = next(row for row in range(len(self._rows)) if self._tops[row + 1] > line)
        return row, line - self._tops[row]

    # News from above

    def watch_shelf(self, former: Shelf | None, shelf: Shelf | None) -> None:
        """Show other catalogs, or only other counts."""
        if shelf is not None and (former is None or former.works is not shelf.works):
            self._lay_out(shelf)
        self.refresh()

    def watch_scope(self, scope: Scope) -> None:
        """Put the cursor on the part that is shown."""
        for number, row in enumerate(self._rows):
            if row.scope == scope and number != self.cursor:
                self.move_cursor(number)

    def _lay_out(self, shelf: Shelf) -> None:
        self._rows = list(self._make_rows(shelf))
        self._tops = [0]
        for number, row in enumerate(self._rows):
            self._tops.append(self._tops[-1] + self._height(number, row))
        wanted = next((n for n, row in enumerate(self._rows) if row.scope == self.scope), 0)
        self.rows_changed(wanted)

    def _height(self, number: int, row: ShelfRow) -> int:
        return 1 + row.is_catalog + (row.is_catalog and number > 0)

    def _make_rows(self, shelf: Shelf) -> list[ShelfRow]:
        rows: list[ShelfRow] = []
        if len(shelf.works.listings) > 1:
            rows.append(ShelfRow(EVERYTHING, "All lists"))
        for number, listing in enumerate(shelf.works.listings):
            rows.append(ShelfRow(Scope(number), listing.title))
            if listing.id and (listing.id, ()) not in self._folded:
                rows.extend(self._category_rows(number, listing))
        return rows

    def _category_rows(self, number: int, listing: Listing) -> Iterator[ShelfRow]:
        """Go through the categories that are in view; those in a folded one are not."""
        hidden_below = sys.maxsize
        for place, heading in enumerate(listing.headings):
            if heading.depth > hidden_below:
                continue
            is_folded = (listing.id, heading.path) in self._folded
            hidden_below = heading.depth if is_folded else sys.maxsize
            yield ShelfRow(Scope(number, place), heading.path[-1], heading.depth + 1)

    def folded_parts(self) -> tuple[Heading, ...]:
        """Tell which lists and categories are folded."""
        return tuple(sorted(self._folded))

    def fold_parts(self, parts: Iterable[Heading]) -> None:
        """Fold these lists and categories, and no others."""
        self._folded = frozenset(parts)
        if self._folded and self.shelf is not None:
            self._lay_out(self.shelf)

    # Choosing

    def move_cursor(self, row: int, direction: int = 1) -> None:
        """Move the cursor; the list shows the part of the shelf that it is on."""
        super().move_cursor(row, direction)
        current = self.current
        if current is not None and current.scope != self.scope:
            self.chosen = current.scope

    @property
    def current(self) -> ShelfRow | None:
        """The row with the cursor."""
        return None if self.cursor == NOWHERE else self._rows[self.cursor]

    def fold(self, *, folded: bool) -> bool:
        """Fold or unfold what has the cursor; False if there is nothing to do.

        What has nothing to fold, or is folded already, folds what it stands in.
        """
        scope = self._to_fold(folded=folded)
        if scope is None or self.shelf is None:
            return False
        self._folded ^= {heading_of(self.shelf, scope)}
        self._lay_out(self.shelf)
        self.move_cursor(next(n for n, r in enumerate(self._rows) if r.scope == scope))
        return True

    def can_fold(self, *, folded: bool) -> bool:
        """Tell whether there is something to fold or unfold."""
        return self._to_fold(folded=folded) is not None

    def _to_fold(self, *, folded: bool) -> Scope | None:
        row = self.current
        if row is None or self.shelf is None or row.scope.listing == WHOLE:
            return None
        scope = self._outer(self.shelf, row.scope) if folded else row.scope
        if scope is None or (heading_of(self.shelf, scope) in self._folded) == folded:
            return None
        return scope

    def _outer(self, shelf: Shelf, scope: Scope) -> Scope | None:
        """Find what folds: the part itself if it has parts and is unfolded, else the one around it."""
        if self._has_parts(shelf, scope) and heading_of(shelf, scope) not in self._folded:
            return scope
        if scope.heading == WHOLE:
            return None
        headings = shelf.works.listings[scope.listing].headings
        depth = headings[scope.heading].depth
        above = (n for n in range(scope.heading - 1, -1, -1) if headings[n].depth < depth)
        return Scope(scope.listing, next(above, WHOLE))

    def _has_parts(self, shelf: Shelf, scope: Scope) -> bool:
        headings = shelf.works.listings[scope.listing].headings
        if scope.heading == WHOLE:
            return bool(headings)
        following = headings[scope.heading + 1 : scope.heading + 2]
        return bool(following) and following[0].depth > headings[scope.heading].depth

    def go_to_list(self, step: int) -> None:
        """Go to a list so many further, round about."""
        tops = [n for n, row in enumerate(self._rows) if row.scope.heading == WHOLE]
        if tops:
            here = max((place for place, n in enumerate(tops) if n <= self.cursor), default=0)
            self.move_cursor(tops[(here + step) % len(tops)])

    # Drawing

    def draw(self, row: int, line: int, width: int) -> Strip:
        """Draw one line of a row."""
        shown = self._rows[row]
        air = self._height(row, shown) - 1 - shown.is_catalog
        if self.shelf is None or line < air:
            return Strip.blank(width, self.plain_style)
        if line == air:
            return self._draw_name(self.shelf, row, shown, width)
        return self._draw_bar(self.shelf, row, shown, width)

    def _draw_name(self, shelf: Shelf, number: int, row: ShelfRow, width: int) -> Strip:
        progress = shelf.progress(row.scope)
        count = f" {progress.done}/{progress.of} "
        indent = " " * row.depth
        name = cut(row.name, width - len(count) - len(indent) - 3, self.glyphs.ellipsis)
        is_shown = row.scope == self.scope
        style = self.style("strong" if row.is_catalog or row.scope == EVERYTHING else "plain")
        if is_shown:
            style += self.style("strong")
        sign = self._fold_sign(row)
        # The sign of a category stands before its name, that of a list at the edge.
        lead = f"{sign}{indent}" if row.is_catalog else f"{indent}{sign}"
        left: list[Piece] = [self._margin(number), (lead, self.style("faint"))]
        done = self.style("done" if progress.done else "dim")
        base = self.base_style(number)
        return line([*left, (name, style)], width, base, [(count, done)])

    def _draw_bar(self, shelf: Shelf, number: int, row: ShelfRow, width: int) -> Strip:
        room = max(0, width - 4)
        fraction = shelf.progress(row.scope).fraction
        drawn, cells = bar(fraction, room, self.glyphs.bar_full, self.glyphs.bar_part)
        pieces: list[Piece] = [self._margin(number), ("  ", Style.null())]
        pieces.append((drawn, self.style("done")))
        pieces.append((self.glyphs.bar_empty * (room - cells), self.style("faint")))
        assert_fits = width_of(pieces) <= width
        return line(pieces if assert_fits else [], width, self.base_style(number))

    def _margin(self, number: int) -> Piece:
        sign = self.glyphs.cursor if number == self.cursor else " "
        return sign, self.style("accent" if self.has_focus else "dim")

    def _fold_sign(self, row: ShelfRow) -> str:
        if self.shelf is None or row.scope.listing == WHOLE:
            return "  "
        if not self._has_parts(self.shelf, row.scope):
            return "  "
        is_folded = heading_of(self.shelf, row.scope) in self._folded
        return f"{self.glyphs.folded if is_folded else self.glyphs.unfolded} "
