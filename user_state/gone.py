"""What no list has any more: marked keys that no catalog holds, shown as a listing of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..data.catalog import Source
from ..data.heading import Heading
from ..data.reference import Reference
from ..data.text import fold
from .mark import Seen

GONE_ID = ""
GONE_TITLE = "No longer listed"


@dataclass(frozen=True)
class GoneListing:
    """The marked keys that no catalog holds, with what each was last seen as; a `Listing`.

    Their ids are their keys, which no catalog's id can be taken for.
    """

    seen: tuple[tuple[str, Seen | None], ...]

    id: str = GONE_ID
    title: str = GONE_TITLE
    description: str | None = None
    source: Source | None = None

    @property
    def total(self) -> int:
        """The number of keys."""
        return len(self.seen)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """One heading for all."""
        count = len(self.seen)
        return (
            Heading(
                path=(GONE_TITLE,),
                remark="You marked these; the lists that they came from have dropped them.",
                depth=0,
                parent=-1,
                start=0,
                own_stop=count,
                stop=count,
                total=count,
            ),
        )

    def __len__(self) -> int:
        return len(self.seen)

    def key(self, i: int) -> str:
        """Give the key of a work."""
        return self.seen[i][0]

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.seen)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self._keys)}

    def keys(self) -> Sequence[str]:
        """Give all keys."""
        return self._keys

    def work_id(self, i: int) -> str:
        """Give the id of a work: its key."""
        return self._keys[i]

    def ids(self) -> Sequence[str]:
        """Give all ids."""
        return self._keys

    def find_id(self, id_: str) -> int | None:
        """Find the work with an id."""
        return self._numbers.get(id_)

    def parent(self, i: int) -> int:  # noqa: ARG002  # nothing here belongs to another
        """Give -1: nothing here belongs to another work."""
        return -1

    def parents(self) -> Sequence[int]:
        """Give -1 for all works."""
        return (-1,) * len(self.seen)

    def heading(self, i: int) -> int:  # noqa: ARG002  # there is only one
        """Give the one heading."""
        return 0

    def reference(self, i: int) -> Reference:
        """Give what is known of the work: its title and url when it was marked."""
        key, seen = self.seen[i]
        if seen is None:
            return Reference(id=key, title=key)
        return Reference(id=key, title=seen.title, url=seen.url)

    def aliases(self, i: int) -> tuple[str, ...]:  # noqa: ARG002  # the catalog that knew them is gone
        """Give no further keys."""
        return ()

    def form_keys(self, i: int) -> tuple[str, ...]:  # noqa: ARG002  # the catalog that knew them is gone
        """Give no form keys."""
        return ()

    def lookup(self, key: str) -> Sequence[int]:
        """Find the work with a key."""
        found = self.find_id(key)
        return () if found is None else (found,)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(
            fold("\n".join([key, *((seen.title, seen.url or "", seen.catalog) if seen else ())]))
            for key, seen in self.seen
        )

    def texts(self) -> Sequence[str]:
        """Give the folded texts that queries search."""
        return self._texts

    def kinds(self) -> Sequence[str]:
        """Give their kinds, which nobody knows any more."""
        return ("other",) * len(self.seen)

    def years(self) -> Sequence[int]:
        """Give their years: unknown."""
        return (0,) * len(self.seen)

    def minutes(self) -> Sequence[int]:
        """Give their lengths: unknown."""
        return (0,) * len(self.seen)

    def has(self, i: int) -> frozenset[str]:
        """Give what a work has: a page where it had a url."""
        return frozenset({"page"}) if self.reference(i).url else frozenset()
