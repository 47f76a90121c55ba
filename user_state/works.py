"""All works of all listings, numbered through: the part of a shelf that no mark changes."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain
from typing import TypeVar

from ..data.kind import FormKind
from ..data.reference import Reference
from .listing import Listing

_REMEMBERED = 8192
_LOOKUP = 16  # how many keys can be put into a set in the time of one lookup


@dataclass(frozen=True)
class Works:
    """The works of several listings in their order, numbered from 0.

    The works of `hidden` listings are none of them, but are not gone either.
    """

    listings: tuple[Listing, ...]
    hidden: tuple[Listing, ...] = ()
    _found: dict[str, tuple[int, ...]] = field(
        default_factory=dict[str, tuple[int, ...]], repr=False, compare=False
    )

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The number of each listing's first work, and at the end the number of all works."""
        return (0, *accumulate(len(listing) for listing in self.listings))

    def __len__(self) -> int:
        return self.starts[-1]

    def place(self, work: int) -> tuple[int, int]:
        """Tell which listing a work is in, and its number there."""
        if len(self.listings) == 1:
            return 0, work
        listing = bisect_right(self.starts, work) - 1
        return listing, work - self.starts[listing]

    def listing(self, work: int) -> Listing:
        """Give the listing that a work is in."""
        return self.listings[self.place(work)[0]]

    def key(self, work: int) -> str:
        """Give the own key of a work: where a mark on it is written."""
        listing, i = self.place(work)
        return self.listings[listing].key(i)

    def aliases(self, work: int) -> tuple[str, ...]:
        """Give the further keys whose marks count as the work's, from all places where it stands."""
        places = (self.place(owner) for owner in self.owners(self.key(work)))
        names = chain.from_iterable(self.listings[number].aliases(i) for number, i in places)
        return tuple(dict.fromkeys(names))

    def forms(self, work: int) -> tuple[tuple[FormKind, str], ...]:
        """Give the kinds and keys of a work's further forms, from all places where it stands."""
        found: dict[str, FormKind] = {}
        for number, i in (self.place(owner) for owner in self.owners(self.key(work))):
            listing = self.listings[number]
            for form, key in zip(listing.reference(i).forms, listing.form_keys(i), strict=True):
                found.setdefault(key, form.kind)
        return tuple((kind, key) for key, kind in found.items())

    def form_keys(self, work: int) -> tuple[str, ...]:
        """Give the keys of a work's further forms."""
        return tuple(key for _, key in self.forms(work))

    def reference(self, work: int) -> Reference:
        """Give the reference of a work."""
        listing, i = self.place(work)
        return self.listings[listing].reference(i)

    def parent(self, work: int) -> int:
        """Give the work that a related one belongs to, or -1."""
        listing, i = self.place(work)
        parent = self.listings[listing].parent(i)
        return parent if parent < 0 else parent + self.starts[listing]

    def lookup(self, key: str) -> tuple[int, ...]:
        """Find the works that a key belongs to, as own key, earlier key or key of a form."""
        found = self._found.get(key)
        if found is None:
            found = tuple(
                start + i
                for start, listing in zip(self.starts, self.listings, strict=False)
                for i in listing.lookup(key)
            )
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = found
        return found

    def is_gone(self, key: str) -> bool:
        """Tell whether no catalog has the key, whether it is shown or hidden."""
        places = self.lookup(key)
        if places:
            return any(not self.listing(work).id for work in places)
        return not any(listing.lookup(key) for listing in self.hidden)

    def owners(self, key: str) -> tuple[int, ...]:
        """Find the works whose own key it is: the same work in several places."""
        return tuple(work for work in self.lookup(key) if self.key(work) == key)

    def own_keys(self, key: str) -> set[str]:
        """Find the own keys of the works that a key belongs to."""
        return {self.key(work) for work in self.lookup(key)}

    @cached_property
    def total(self) -> int:
        """The number of distinct works in all catalogs; what is gone from them does not count."""
        catalogs = [listing for listing in self.listings if listing.id]
        largest = max(catalogs, key=len, default=None)
        if largest is None:
            return 0
        others = [listing.keys() for listing in catalogs if listing is not largest]
        further = set(chain.from_iterable(others))
        if len(further) * _LOOKUP > len(largest):
            return len(further.union(largest.keys()))
        # A large list is best left alone: its keys are not even split.
        owned = (bool(_owned(largest, key)) for key in further)
        return largest.total + len(further) - sum(owned)

    @cached_property
    def repeated(self) -> frozenset[int]:
        """The works that an earlier list has already: where all lists are one, each stands once."""
        if len(self.listings) < 2:  # with one list nothing is repeated
            return frozenset()
        largest = max(self.listings, key=len)
        others = sum(map(len, self.listings)) - len(largest)
        # A large list among small ones is best left alone: its keys are not even split.
        alone = largest if others * _LOOKUP < len(largest) else None
        found: set[int] = set()
        seen: set[str] = set()
        before: list[Listing] = []
        for start, listing in zip(self.starts, self.listings, strict=False):
            if listing is alone:
                found.update(start + i for key in seen for i in _owned(listing, key))
                before.append(listing)
                continue
            for i, key in enumerate(listing.keys()):
                if key in seen or any(_owned(large, key) for large in before):
                    found.add(start + i)
                else:
                    seen.add(key)
        return frozenset(found)

    @cached_property
    def texts(self) -> Sequence[str]:
        """The folded texts that queries search."""
        return _joined(listing.texts() for listing in self.listings)

    @cached_property
    def kinds(self) -> Sequence[str]:
        """The kinds of all works."""
        return _joined(listing.kinds() for listing in self.listings)

    @cached_property
    def years(self) -> Sequence[int]:
        """The years of all works, 0 where unknown."""
        return _joined(listing.years() for listing in self.listings)

    @cached_property
    def minutes(self) -> Sequence[int]:
        """The lengths of all works in minutes, 0 where unknown."""
        return _joined(listing.minutes() for listing in self.listings)


def _owned(listing: Listing, key: str) -> list[int]:
    """Find the works of a listing whose own key it is."""
    return [i for i in listing.lookup(key) if listing.key(i) == key]


T = TypeVar("T")


def _joined(columns: Iterable[Sequence[T]]) -> Sequence[T]:
    parts = list(columns)
    return parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
