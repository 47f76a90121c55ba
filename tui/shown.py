"""What the details show: an entry with its surroundings, or a heading."""

from typing import NamedTuple, TypeAlias

from ..user_state.entry import Entry
from ..user_state.progress import Progress
from ..user_state.shelf import Scope, Shelf
from .place_name import place_names
from .rows import Row


class ShownEntry(NamedTuple):
    """An entry, the entries that belong to it, and where else it stands (names, outermost first)."""

    entry: Entry
    related: tuple[Entry, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()


class ShownHeading(NamedTuple):
    """A category or catalog: its names, outermost first, what its author says of it, the progress."""

    path: tuple[str, ...]
    remark: str | None
    progress: Progress


Shown: TypeAlias = ShownEntry | ShownHeading | None


def shown_of(shelf: Shelf, row: Row) -> Shown:
    """Gather what the details show for a row."""
    if row.is_heading:
        heading = shelf.works.listings[row.listing].headings[row.heading]
        progress = shelf.progress(Scope(row.listing, row.heading))
        return ShownHeading(heading.path, heading.remark, progress)
    related = tuple(shelf.entry(work) for work in shelf.related(row.work))
    also = tuple(place_names(shelf, *place) for place in shelf.also(row.work))
    return ShownEntry(shelf.entry(row.work), related, also)
