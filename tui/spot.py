"""Where the reader was: what is found again at the next start."""

from dataclasses import replace
from typing import NamedTuple, cast

from ..user_state.change import Json
from ..user_state.query import Query
from ..user_state.shelf import EVERYTHING, Scope, Shelf
from ..user_state.tally import WHOLE
from .place_name import first_scope
from .rows import NONE, Folds, Row
from .view import View

Heading = tuple[str, tuple[str, ...]]
"""A category: the id of its catalog and its names, outermost first; no names stand for all of it."""


class Spot(NamedTuple):
    """The part of the shelf that was shown, the query, what was folded and hidden, and the entry.

    All is told by ids and names, as numbers change with the catalogs. `part` and `entry` are None
    where it was all lists as one, or a heading.
    """

    part: Heading | None = None
    query: str = ""
    hides_done: bool = False
    folds: tuple[Heading, ...] = ()
    entry: tuple[str, str] | None = None
    shelf_folds: tuple[Heading, ...] = ()

    def as_json(self) -> Json:
        """Give it as it is remembered."""
        part = None if self.part is None else _heading_json(self.part)
        return {
            "part": part,
            "query": self.query,
            "hides_done": self.hides_done,
            "folds": [_heading_json(heading) for heading in self.folds],
            "entry": None if self.entry is None else [*self.entry],
            "shelf_folds": [_heading_json(heading) for heading in self.shelf_folds],
        }


def spot_from(found: Json) -> Spot | None:
    """Read what was remembered; None if that was nothing, or is not as this program writes it."""
    match found:
        case {
            "part": part,
            "query": str(query),
            "hides_done": bool(hides_done),
            "folds": [*folds],
            "entry": entry,
            "shelf_folds": [*shelf_folds],
        }:
            return Spot(
                _heading_from(part),
                query,
                hides_done,
                _headings_from(folds),
                _pair_from(entry),
                _headings_from(shelf_folds),
            )
        case _:
            return None


def _heading_json(heading: Heading) -> Json:
    return [heading[0], [*heading[1]]]


def _heading_from(found: Json) -> Heading | None:
    match found:
        case [str(catalog), [*names]] if all(isinstance(name, str) for name in names):
            return catalog, tuple(cast("list[str]", names))
        case _:
            return None


def _headings_from(found: list[Json]) -> tuple[Heading, ...]:
    return tuple(heading for one in found if (heading := _heading_from(one)) is not None)


def _pair_from(found: Json) -> tuple[str, str] | None:
    match found:
        case [str(catalog), str(reference)]:
            return catalog, reference
        case _:
            return None


def spot_of(view: View, query: str, row: Row | None, shelf_folds: tuple[Heading, ...]) -> Spot:
    """Tell where the reader is: `query` is the text of the search line, `row` has the cursor."""
    shelf, scope = view.shelf, view.scope
    part = None if scope.listing == WHOLE else heading_of(shelf, scope)
    folds = tuple(heading_of(shelf, Scope(*place)) for place in sorted(view.folds.headings))
    entry = None
    if row is not None and not row.is_heading:
        number, i = shelf.works.place(row.work)
        listing = shelf.works.listings[number]
        entry = listing.id, listing.work_id(i)
    return Spot(part, query, view.hides_done, folds, entry, shelf_folds)


def heading_of(shelf: Shelf, scope: Scope) -> Heading:
    """Name a part of the shelf that is a list or a category of one."""
    listing = shelf.works.listings[scope.listing]
    path = () if scope.heading == WHOLE else listing.headings[scope.heading].path
    return listing.id, path


def view_at(shelf: Shelf, spot: Spot | None, density: int) -> View:
    """Look where the reader was, as far as that is still there."""
    if spot is None:
        return View.of(shelf, density)
    scope = EVERYTHING if spot.part is None else _scope(shelf, spot.part)
    if scope is None or (scope == EVERYTHING and len(shelf.works.listings) == 1):
        scope = first_scope(shelf)
    folded = (_scope(shelf, heading) for heading in spot.folds)
    headings = frozenset((one.listing, one.heading) for one in folded if one is not None)
    query = Query.parse(spot.query) if spot.query.strip() else Query()
    view = View(shelf, scope, query, Folds(headings), density=density)
    return replace(view, hides_done=spot.hides_done).asked_anew()


def work_at(shelf: Shelf, spot: Spot | None) -> int:
    """Find the work that had the cursor; NONE if it is gone."""
    if spot is None or spot.entry is None:
        return NONE
    catalog, reference = spot.entry
    for start, listing in zip(shelf.works.starts, shelf.works.listings, strict=False):
        if listing.id == catalog:
            found = listing.find_id(reference)
            return NONE if found is None else start + found
    return NONE


def _scope(shelf: Shelf, heading: Heading) -> Scope | None:
    catalog, path = heading
    for number, listing in enumerate(shelf.works.listings):
        if listing.id == catalog:
            if not path:
                return Scope(number)
            same = (n for n, found in enumerate(listing.headings) if found.path == path)
            return Scope(number, next(same, WHOLE))
    return None
