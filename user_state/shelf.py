"""The shelf: one or more catalogs as one reader sees them, with marks, progress and queries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from .entry import Entry, make_entry
from .gone import GoneListing
from .listing import Listing
from .marks import Marks
from .progress import Progress
from .query import Query
from .query_match import find
from .query_order import order
from .shelf_facts import ShelfFacts
from .status import Status
from .tally import WHOLE, Tally
from .works import Works

_REMEMBERED = 512

News = frozenset[tuple[str, str]]
NO_NEWS: News = frozenset()


class Scope(NamedTuple):
    """A part of a shelf: all of it, one listing, or one category of it (by its heading's number)."""

    listing: int = WHOLE
    heading: int = WHOLE


EVERYTHING = Scope()


@dataclass(frozen=True)
class Shelf:
    """The entries of some catalogs, joined with a reader's marks only when they are asked for.

    A value: a change of marks gives a new shelf that shares all the rest. `news` are the (catalog
    id, reference id) of what came in since the reader last looked. What was marked and is in no
    catalog any more follows last, as a listing of its own.
    """

    works: Works
    marks: Marks
    tally: Tally
    news: News = NO_NEWS
    _entries: dict[int, Entry] = field(default_factory=dict[int, Entry], repr=False, compare=False)

    @classmethod
    def of(
        cls,
        catalogs: Sequence[Listing],
        marks: Marks,
        news: News = NO_NEWS,
        hidden: Sequence[Listing] = (),
    ) -> "Shelf":
        """Put catalogs and marks together; what only `hidden` ones have is not shown, and not gone."""
        return cls._of(Works(tuple(catalogs), tuple(hidden)), marks, news, ())

    @classmethod
    def _of(cls, works: Works, marks: Marks, news: News, shown: Sequence[str]) -> "Shelf":
        """Put catalogs and marks together, with the gone ones that are `shown` already in place."""
        gone = {key for key in marks if works.is_gone(key) and not marks.mark(key).is_blank}
        listed = [*shown, *sorted(gone.difference(shown))]
        if listed:
            seen = tuple((key, marks.mark(key).seen) for key in listed)
            works = Works((*works.listings, GoneListing(seen)), works.hidden)
        return cls(works, marks, Tally.of(works, marks), news)

    @property
    def catalogs(self) -> tuple[Listing, ...]:
        """The catalogs, without the listing of what is gone."""
        return tuple(listing for listing in self.works.listings if listing.id)

    def __len__(self) -> int:
        return len(self.works)

    def entry(self, work: int) -> Entry:
        """Join a work with its marks."""
        found = self._entries.get(work)
        if found is None:
            found = self._joined(work)
            if len(self._entries) >= _REMEMBERED:
                self._entries.clear()
            self._entries[work] = found
        return found

    def _joined(self, work: int) -> Entry:
        number, i = self.works.place(work)
        listing = self.works.listings[number]
        identity = listing.id, listing.work_id(i)
        return make_entry(self.works, self.marks, work, is_new=identity in self.news)

    def entries(self, works: Iterable[int]) -> Iterator[Entry]:
        """Join many works with their marks, one after the other; none of them is remembered."""
        return (self._joined(work) for work in works)

    def related(self, work: int) -> tuple[int, ...]:
        """List the works that belong to a work."""
        listing, _ = self.works.place(work)
        end = self.works.starts[listing + 1]
        found: list[int] = []
        follower = work + 1
        while follower < end and self.works.parent(follower) == work:
            found.append(follower)
            follower += 1
        return tuple(found)

    def also(self, work: int) -> tuple[tuple[int, int], ...]:
        """List where else a work stands: listing and heading of its other places."""
        others = (other for other in self.works.owners(self.works.key(work)) if other != work)
        placed = (self.works.place(other) for other in others)
        return tuple((number, self.works.listings[number].heading(i)) for number, i in placed)

    def status(self, work: int) -> Status:
        """Tell how far the reader is with a work, without joining the rest."""
        return self.tally.status(self.works.key(work))

    def progress(self, scope: Scope = EVERYTHING) -> Progress:
        """Give the progress of a part of the shelf."""
        return self.tally.progress(scope.listing, scope.heading)

    def range(self, scope: Scope = EVERYTHING) -> range:
        """Give the works of a part of the shelf."""
        if scope.listing == WHOLE:
            return range(len(self.works))
        start = self.works.starts[scope.listing]
        if scope.heading == WHOLE:
            return range(start, self.works.starts[scope.listing + 1])
        heading = self.works.listings[scope.listing].headings[scope.heading]
        return range(start + heading.start, start + heading.stop)

    def each_once(self, works: Sequence[int]) -> Sequence[int]:
        """Leave out works that stand in the sequence already, in an earlier list."""
        repeated = self.works.repeated
        if not repeated:
            return works
        present = works if isinstance(works, range) else set(works)
        return [
            work
            for work in works
            if work not in repeated
            or not any(
                other < work and other in present
                for other in self.works.owners(self.works.key(work))
            )
        ]

    @cached_property
    def facts(self) -> ShelfFacts:
        """What queries ask of the works."""
        return ShelfFacts(self.works, self.marks, self.tally, self.news)

    def find(self, query: Query, scope: Scope = EVERYTHING) -> Sequence[int]:
        """List the works of a part of the shelf that a query matches, in the query's order."""
        works = self.range(scope)
        found = works if query.is_empty else find(query, self.facts, works)
        return found if query.sort is None else order(list(found), query.sort, self.facts)

    def with_marks(self, marks: Marks) -> "Shelf":
        """Give the shelf after a change of marks; entries that did not change are shared."""
        changed = marks.changed_keys(self.marks)
        if not changed:
            return self
        if any(self.works.is_gone(key) for key in changed):
            # A row stays where it is, also if nothing is left to be shown on it.
            gone = (listing.keys() for listing in self.works.listings if not listing.id)
            shown = list(chain.from_iterable(gone))
            return Shelf._of(Works(self.catalogs, self.works.hidden), marks, self.news, shown)
        found = {self.works.key(work) for key in changed for work in self.works.lookup(key)}
        touched = {work for key in found for work in self.works.owners(key)}
        # A copy, as another thread may remember an entry meanwhile.
        kept = {work: entry for work, entry in [*self._entries.items()] if work not in touched}
        tally = self.tally.recounted(marks, changed)
        return Shelf(self.works, marks, tally, self.news, kept)

    def with_news(self, news: News) -> "Shelf":
        """Give the shelf with other news."""
        return Shelf(self.works, self.marks, self.tally, news) if news != self.news else self
