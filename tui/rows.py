"""The rows of the list: which lines there are, of what, and where; no text of theirs."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple, overload

NONE = -1


class RowKind(IntEnum):
    """What a row shows."""

    HEADING = 0
    WORK = 1
    RELATED = 2
    FORM = 3


class Row(NamedTuple):
    """One row: `work` is the work it shows, or, of a heading, NONE.

    `listing` and `heading` say of a heading which it is; `form` which form of the work a form's row
    shows. `dimmed` is a work that only stands there because something related to it matches.
    """

    kind: RowKind
    work: int = NONE
    listing: int = NONE
    heading: int = NONE
    form: int = NONE
    dimmed: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading and stands for no work."""
        return self.kind is RowKind.HEADING


class Folds(NamedTuple):
    """What the reader folded (headings, as listing and heading) and unfolded (works' forms)."""

    headings: frozenset[tuple[int, int]] = frozenset()
    works: frozenset[int] = frozenset()

    def toggled_heading(self, place: tuple[int, int]) -> "Folds":
        """Fold a heading, or unfold it."""
        return Folds(self.headings ^ {place}, self.works)

    def toggled_work(self, work: int) -> "Folds":
        """Unfold the forms of a work, or fold them."""
        return Folds(self.headings, self.works ^ {work})


class RowColumns(Sequence[Row]):
    """Many rows as columns of numbers; a `Row` is made of them when it is looked at.

    `works` has for the row of a heading, counted from the end, its place in `headings`. `forms` has
    the form of each row that shows one, `dimmed` the rows that are.
    """

    __slots__ = ("dimmed", "forms", "headings", "kinds", "works")

    def __init__(self) -> None:
        self.kinds = bytearray()
        self.works = array("q")
        self.headings: list[tuple[int, int]] = []
        self.forms: dict[int, int] = {}
        self.dimmed: set[int] = set()

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = index if index >= 0 else index + len(self)
        kind, work = RowKind(self.kinds[index]), self.works[index]
        if kind is RowKind.HEADING:
            listing, heading = self.headings[-work - 1]
            return Row(kind, listing=listing, heading=heading)
        form = self.forms.get(number, NONE)
        return Row(kind, work, form=form, dimmed=number in self.dimmed)

    def add(self, kind: RowKind, work: int) -> None:
        """Add the row of a work."""
        self.kinds.append(kind)
        self.works.append(work)

    def add_heading(self, listing: int, heading: int) -> None:
        """Add the row of a heading."""
        self.headings.append((listing, heading))
        self.add(RowKind.HEADING, -len(self.headings))

    def find(self, work: int, form: int) -> int:
        """Find the row of a work's form, else of the work; NONE if it has none."""
        if work == NONE:
            return NONE
        try:
            first = self.works.index(work)
        except ValueError:
            return NONE
        place = first
        while place < len(self) and self.works[place] == work:
            if self.forms.get(place, NONE) == form:
                return place
            place += 1
        return first


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows of the list, and the line on which each begins; `tops` has one more, the end."""

    rows: RowColumns
    tops: Sequence[int]
    works: int = 0
    is_flat: bool = False
    places: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    density: int = 2
    names_lists: bool = False  # the headings, as they are of several lists

    @property
    def height(self) -> int:
        """The number of lines of all rows."""
        return self.tops[-1]

    def at_line(self, line: int) -> tuple[int, int]:
        """Tell which row a line belongs to, and which of its lines it is."""
        number = bisect_right(self.tops, line) - 1
        return number, line - self.tops[number]

    def find(self, row: Row) -> int:
        """Find a row after the rows were made anew: the same, else what it belongs to; NONE if gone."""
        if row.is_heading:
            return self.places.get((row.listing, row.heading), NONE)
        return self.rows.find(row.work, row.form)

    def heading_above(self, number: int) -> int:
        """Find the heading that a row stands under; NONE if there is none."""
        places = tuple(self.places.values())
        before = bisect_right(places, number)
        return places[before - 1] if before else NONE


NO_ROWS = Rows(RowColumns(), (0,))
