"""Lays out the rows of the list: what a query found, under its headings or flat."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..data.heading import Heading
from ..user_state.shelf import Scope, Shelf
from ..user_state.tally import WHOLE
from .rows import Folds, Row, RowColumns, RowKind, Rows

# Of each kind of row, by the lines of a work; headings are measured one by one.
_LINES = {1: bytes((1, 1, 1, 1)), 2: bytes((1, 2, 1, 1))}


def make_rows(
    shelf: Shelf,
    scope: Scope,
    hits: Sequence[int],
    folds: Folds,
    *,
    is_flat: bool = False,
    density: int = 2,
) -> Rows:
    """Lay out what a query found in a part of a shelf.

    In list order the works stand under their headings, related ones under their work; flat, each
    stands for itself. A work takes `density` lines, 1 or 2.
    """
    made = RowColumns()
    if is_flat:
        _add_works(made, shelf, folds, ((RowKind.WORK, work, False) for work in hits))
    else:
        _add_listed(made, shelf, scope, hits, folds)
    # Kinds are no greater than 3, so that a table of four is long enough for these bytes.
    lines = made.kinds.translate(_LINES[density].ljust(256))
    places: dict[tuple[int, int], int] = {}
    number = -1
    for place in made.headings:
        number = made.kinds.index(RowKind.HEADING, number + 1)
        places[place] = number
        lines[number] = heading_height(shelf, made[number], is_first=number == 0)
    tops = array("Q", accumulate(lines, initial=0))
    return Rows(made, tops, len(hits), is_flat, places, density, scope.listing == WHOLE)


def heading_height(shelf: Shelf, row: Row, *, is_first: bool) -> int:
    """Count the lines of a heading: one of air above it but for the first, one for its remark."""
    remark = shelf.works.listings[row.listing].headings[row.heading].remark
    return 1 + (not is_first) + bool(remark)


def _add_listed(
    made: RowColumns, shelf: Shelf, scope: Scope, hits: Sequence[int], folds: Folds
) -> None:
    for listing, heading in _headings(shelf, scope):
        start = shelf.works.starts[listing]
        found = shelf.works.listings[listing].headings[heading]
        low, high = start + found.start, start + found.own_stop
        is_all = isinstance(hits, range)
        here = (
            range(low, high) if is_all else hits[bisect_left(hits, low) : bisect_left(hits, high)]
        )
        if not here:
            continue
        made.add_heading(listing, heading)
        if (listing, heading) in folds.headings:
            continue
        if is_all and not any(low <= work < high for work in folds.works):
            _add_all(made, shelf.works.listings[listing].parents(), range(low, high), start)
        else:
            _add_works(made, shelf, folds, _with_parents(shelf, listing, here))


def _add_all(made: RowColumns, parents: Sequence[int], works: range, start: int) -> None:
    """Add all works of a heading at once: of a large list there are many."""
    here = parents[works.start - start : works.stop - start]
    are_related = bytes(map((-1).__lt__, here))
    made.kinds += are_related.translate(bytes((RowKind.WORK, RowKind.RELATED)).ljust(256))
    made.works.extend(works)


def _headings(shelf: Shelf, scope: Scope) -> Iterator[tuple[int, int]]:
    listings = range(len(shelf.works.listings)) if scope.listing == WHOLE else (scope.listing,)
    for listing in listings:
        headings = shelf.works.listings[listing].headings
        if scope.heading == WHOLE:
            yield from ((listing, heading) for heading in range(len(headings)))
        else:
            yield from ((listing, heading) for heading in _with_nested(headings, scope.heading))


def _with_nested(headings: Sequence[Heading], heading: int) -> Iterator[int]:
    """Go through a heading and those nested in it, which follow it."""
    depth = headings[heading].depth
    yield heading
    for follower in range(heading + 1, len(headings)):
        if headings[follower].depth <= depth:
            return
        yield follower


def _with_parents(
    shelf: Shelf, listing: int, here: Sequence[int]
) -> Iterator[tuple[RowKind, int, bool]]:
    """Go through works, before related ones their work, dimmed where it was not found itself."""
    start, parents = shelf.works.starts[listing], shelf.works.listings[listing].parents()
    shown = -1
    for work in here:
        parent = parents[work - start]
        if parent < 0:
            shown = work
            yield RowKind.WORK, work, False
            continue
        if parent + start != shown:
            shown = parent + start
            yield RowKind.WORK, shown, True
        yield RowKind.RELATED, work, False


def _add_works(
    made: RowColumns, shelf: Shelf, folds: Folds, works: Iterator[tuple[RowKind, int, bool]]
) -> None:
    for kind, work, is_dimmed in works:
        if is_dimmed:
            made.dimmed.add(len(made))
        made.add(kind, work)
        if work in folds.works:
            for form in range(len(shelf.entry(work).forms)):
                made.forms[len(made)] = form
                made.add(RowKind.FORM, work)
