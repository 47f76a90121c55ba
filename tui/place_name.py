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


def place_names(shelf: Shelf, listing: int, heading: int) -> tuple[str, ...]:
    """Name a category with all that is around it, outermost first."""
    found = shelf.works.listings[listing]
    return (found.title, *found.headings[heading].path)
