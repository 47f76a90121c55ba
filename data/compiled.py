"""Compiled catalogs: what the shelf works with, loaded in bulk and decoded when shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Self, cast

from .catalog import Catalog, Source
from .facet import facets
from .heading import Heading
from .key import name_key
from .kind import Kind
from .layout import About, Sections, key_sum, one_of, read_json, read_numbers, split
from .packing import DamagedBlock, unpack
from .record import Record, decode_record
from .reference import Reference

__all__ = ["CompiledCatalog", "DamagedBlock", "Heading", "compile_catalog"]

_KINDS = tuple(kind.value for kind in Kind)


def compile_catalog(catalog: Catalog) -> bytes:
    """Compile a catalog into the bytes that `CompiledCatalog.from_bytes` reads.

    Equal catalogs give equal bytes. Raises ValueError for an id with white space in it.
    """
    from . import compiler  # noqa: PLC0415  # a warm start compiles nothing

    return compiler.compile_catalog(catalog)


class CompiledCatalog:
    """A catalog with its works numbered in list order, each followed by its related ones.

    Nothing is done per work when it is loaded; columns are split when first asked for, and a
    reference is decoded when first shown. `total` counts the distinct own keys; `stamp` changes
    with the content.
    """

    def __init__(self, sections: Sections[memoryview]) -> None:
        self._sections = sections
        facts = cast("About", read_json(sections.about))
        self.id = facts["id"]
        self.title = facts["title"]
        self.description = facts["description"]
        self.source = _source(facts["source"])
        self.total = facts["total"]
        self.stamp = facts["stamp"]
        self.headings = tuple(
            Heading(tuple(path), remark, *span) for path, remark, span in facts["headings"]
        )
        self._works = facts["works"]
        self._prefix = name_key(self.id, "")
        self._decoded: dict[int, Record] = {}

    @classmethod
    def from_bytes(cls, data: bytes | memoryview, *, checked: bool = False) -> Self:
        """Load a compiled catalog; raises DamagedBlock for what is none, is cut or was altered.

        With `checked`, the checksum of `data` was verified already.
        """
        return cls(Sections(*unpack(data, len(Sections._fields), checked=checked)))

    def __len__(self) -> int:
        return self._works

    def key(self, i: int) -> str:
        """Return the own key of a work: where a mark on it is written."""
        if not -1 < i < self._works:
            raise IndexError(i)
        return one_of(self._sections.keys, self._key_starts, i)

    def keys(self) -> Sequence[str]:
        """Return the own keys of all works."""
        return self._key_list

    def work_id(self, i: int) -> str:
        """Return the id of a work's reference."""
        return self._record(i).reference.id

    def ids(self) -> Sequence[str]:
        """Return the ids of all works."""
        return self._id_list

    def find_id(self, id_: str) -> int | None:
        """Return the work that has an id, None if there is none."""
        return self._by_id.get(id_)

    def parent(self, i: int) -> int:
        """Return the work that a related one belongs to, -1 for a reference of the list itself."""
        return self._parent_list[i]

    def parents(self) -> Sequence[int]:
        """Return the works that all works belong to, as `parent` does."""
        return self._parent_list

    def heading(self, i: int) -> int:
        """Return the index of the heading under which a work stands."""
        if not -1 < i < self._works:
            raise IndexError(i)
        return bisect_right(self._starts, i) - 1

    def reference(self, i: int) -> Reference:
        """Return the reference of a work, with its related ones."""
        return self._record(i).reference

    def aliases(self, i: int) -> tuple[str, ...]:
        """Return the further keys whose marks are this work's too: those of its other names."""
        return self._record(i).aliases

    def form_keys(self, i: int) -> tuple[str, ...]:
        """Return the keys of a work's forms, in the order of `reference(i).forms`."""
        return self._record(i).form_keys

    def lookup(self, key: str) -> Sequence[int]:
        """Return the works to which a key belongs, as own key, alias or key of a form; sorted."""
        found = set(self._indexed(key))
        if key.startswith(self._prefix):
            named = self.find_id(key.removeprefix(self._prefix))
            found.update(() if named is None else (named,))
        return sorted(found)

    def text(self, i: int) -> str:
        r"""Return the folded text that searches look at, in parts separated by `\n`.

        The parts are id, title, people, venue, session, abstract, remark, url, then url and title
        of each form; a part that a work has not is empty.
        """
        return self.texts()[i]

    def texts(self) -> Sequence[str]:
        """Return the texts of all works."""
        return self._text_list

    def kinds(self) -> Sequence[str]:
        """Return the kinds of all works, as they are written in a catalog file."""
        return self._kind_list

    def years(self) -> Sequence[int]:
        """Return the years of all works, 0 where it is unknown."""
        return self._year_list

    def minutes(self) -> Sequence[int]:
        """Return how long all works take, in minutes, 0 where it is unknown."""
        return self._minute_list

    def has(self, i: int) -> frozenset[str]:
        """Return what a work has: the kinds of its forms (its own url is one), and `abstract`."""
        return facets(self._sections.facets[i])

    def _record(self, i: int) -> Record:
        if not -1 < i < self._works:
            raise IndexError(i)
        found = self._decoded.get(i)
        if found is None:
            start, stop = self._offset_list[i : i + 2]
            found = decode_record(self._sections.records[start:stop], self._related(i))
            self._decoded[i] = found
        return found

    def _related(self, i: int) -> tuple[Reference, ...]:
        stop = i + 1
        while stop < self._works and self._parent_list[stop] == i:
            stop += 1
        return tuple(self.reference(n) for n in range(i + 1, stop))

    def _indexed(self, key: str) -> Iterator[int]:
        wanted = key_sum(key)
        at = bisect_left(self._sums, wanted)
        while at < len(self._sums) and self._sums[at] == wanted:
            place = self._places[at]
            further = place - self._works
            if further < 0 and self.key(place) == key:
                yield place
            elif further >= 0 and self._further_key(further) == key:
                yield self._owners[further]
            at += 1

    @cached_property
    def _key_list(self) -> list[str]:
        return split(self._sections.keys, "\n", self._works)

    @cached_property
    def _id_list(self) -> list[str]:
        return split(self._sections.ids, "\n", self._works)

    @cached_property
    def _text_list(self) -> list[str]:
        return split(self._sections.texts, "\0", self._works)

    @cached_property
    def _by_id(self) -> dict[str, int]:
        return dict(zip(self.ids(), range(self._works), strict=True))

    def _further_key(self, number: int) -> str:
        return one_of(self._sections.further_keys, self._further_starts, number)

    @cached_property
    def _key_starts(self) -> Sequence[int]:
        return read_numbers("Q", self._sections.key_starts)

    @cached_property
    def _further_starts(self) -> Sequence[int]:
        return read_numbers("Q", self._sections.further_starts)

    @cached_property
    def _owners(self) -> Sequence[int]:
        return read_numbers("I", self._sections.owners)

    @cached_property
    def _sums(self) -> Sequence[int]:
        return read_numbers("I", self._sections.sums)

    @cached_property
    def _places(self) -> Sequence[int]:
        return read_numbers("I", self._sections.places)

    @cached_property
    def _kind_list(self) -> list[str]:
        return list(map(_KINDS.__getitem__, self._sections.kinds))

    @cached_property
    def _year_list(self) -> Sequence[int]:
        return read_numbers("H", self._sections.years)

    @cached_property
    def _minute_list(self) -> Sequence[int]:
        return read_numbers("I", self._sections.minutes)

    @cached_property
    def _parent_list(self) -> Sequence[int]:
        return read_numbers("i", self._sections.parents)

    @cached_property
    def _offset_list(self) -> Sequence[int]:
        return read_numbers("Q", self._sections.offsets)

    @cached_property
    def _starts(self) -> list[int]:
        return [heading.start for heading in self.headings]


def _source(fields: tuple[str, str, str | None] | None) -> Source | None:
    return Source(url=fields[0], format=fields[1], fetched=fields[2]) if fields else None
