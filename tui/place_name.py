"""The names of the parts of a shelf."""

from ..user_state.shelf import EVERYTHING, Scope, Shelf
from ..user_state.tally import WHOLE


def first_scope(shelf: Shelf) -> Scope:
    """Choose what is shown at first: the only list there is, or all of them."""
    return Scope(0) if len(shelf.works.listings) == 1 else EVERYTHING


def scope_name(shelf: Shelf, scope: Scope) -> str:
    """Name a part of a shelf."""
    if scope.listing == WHOLE:
        return "All lists"
    if scope.heading == WHOLE:
        return shelf.works.listings[scope.listing].title
    return " › ".join(shelf.works.listings[scope.listing].headings[scope.heading].path)  # noqa: RUF001


def moved_scope(before: Shelf, now: Shelf, scope: Scope) -> Scope | None:
    """Find a part of a shelf again after its catalogs changed; None where it is no more."""
    if scope.listing == WHOLE:
        return EVERYTHING if len(now.works.listings) > 1 else first_scope(now)
    former = before.works.listings[scope.listing]
    for number, listing in enumerate(now.works.listings):
        if listing.id == former.id:
            if scope.heading == WHOLE:
                return Scope(number)
            path = former.headings[scope.heading].path
            same = (n for n, heading in enumerate(listing.headings) if heading.path == path)
            return Scope(number, next(same, WHOLE))
    return None


def place_names(shelf: Shelf, listing: int, heading: int) -> tuple[str, ...]:
    """Name a category with all that is around it, outermost first."""
    found = shelf.works.listings[listing]
    return (found.title, *found.headings[heading].path)
