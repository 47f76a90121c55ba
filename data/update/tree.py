"""The tree of the new list: its categories, in which every work is put in its place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..catalog import Category
from ..catalog_field import CATEGORY_DEPTH
from ..importer.assembly import UNFILED
from ..reference import Reference
from .plan import Conflict
from .side import TOP, Home, Side
from .three_way import is_kept, join_order, join_value


@dataclass(frozen=True, slots=True)
class Tree:
    """The categories of the new list, and what both sides changed in the same one."""

    categories: tuple[Category, ...]
    conflicts: tuple[Conflict, ...]


def grow(
    base: Side, mine: Side, theirs: Side, homes: Mapping[str, Home], works: Mapping[str, Reference]
) -> Tree:
    """Build the categories with all works in them, in the order that the three sides lead to."""
    return _Gardener((base, mine, theirs), homes, works).grown()


class _Gardener:
    def __init__(
        self,
        sides: tuple[Side, Side, Side],
        homes: Mapping[str, Home],
        works: Mapping[str, Reference],
    ) -> None:
        self._sides = sides
        self._works = works
        self._conflicts: list[Conflict] = []
        self._living: defaultdict[Home, list[str]] = defaultdict(list)
        for id_, home in homes.items():
            self._living[home].append(id_)
        self._parents = self._joined_parents()
        self._parts: defaultdict[int, list[int]] = defaultdict(list)
        for number in self._kept():
            self._parts[self._parents[number]].append(number)

    def grown(self) -> Tree:
        lifted: list[Category] = []
        categories = [self._category(one, 1, lifted) for one in self._ordered_parts(TOP)]
        if self._living[TOP]:
            categories.append(Category(name=UNFILED, references=tuple(self._references(TOP))))
        return Tree((*categories, *lifted), tuple(self._conflicts))

    def _joined_parents(self) -> dict[int, int]:
        _, mine, theirs = self._sides
        found: dict[int, int] = {}
        for number in dict.fromkeys([*theirs.parents, *mine.parents]):
            before, own, other = (side.parents.get(number) for side in self._sides)
            if own is None or (other is not None and own == before):
                found[number] = TOP if other is None else other
            else:
                found[number] = own
        for number in list(found):
            if _is_around_itself(number, found):
                found[number] = theirs.parents.get(number, TOP)
                if _is_around_itself(number, found):
                    found[number] = TOP
        return found

    def _kept(self) -> list[int]:
        base, mine, theirs = self._sides
        stays = {
            number
            for number in self._parents
            if is_kept(
                base=number in base.parents,
                mine=number in mine.parents,
                theirs=number in theirs.parents,
            )
        }
        stays |= {home for home, ids in self._living.items() if isinstance(home, int) and ids}
        for number in list(stays):
            above = self._parents.get(number, TOP)
            while above != TOP:
                stays.add(above)
                above = self._parents[above]
        return [number for number in self._parents if number in stays]

    def _category(self, number: int, depth: int, lifted: list[Category]) -> Category:
        parts = self._ordered_parts(number)
        if depth >= CATEGORY_DEPTH:
            # The reader and the source nested it deeper together than a file may be.
            lifted.extend(self._category(part, 1, lifted) for part in parts)
            parts = []
        return replace(
            self._shell(number),
            references=tuple(self._references(number)),
            categories=tuple(self._category(part, depth + 1, lifted) for part in parts),
        )

    def _shell(self, number: int) -> Category:
        """Join what is said of a category."""
        before, own, other = (
            branch.category if (branch := side.branches.get(number)) else None
            for side in self._sides
        )
        if own is None or other is None:
            known = own or other
            return Category(name=UNFILED) if known is None else known
        was = before or other
        name = join_value(was.name, own.name, other.name)
        remark = join_value(was.remark, own.remark, other.remark)
        for field, joined in (("name", name), ("remark", remark)):
            if joined.is_disputed:
                mine, theirs = (str(getattr(one, field) or "") for one in (own, other))
                self._conflicts.append(
                    Conflict(id="", title=own.name, field=field, mine=mine, theirs=theirs)
                )
        remark_text = None if remark.value is None else str(remark.value)
        return Category(name=str(name.value), remark=remark_text)

    def _references(self, home: Home) -> Iterable[Reference]:
        for id_ in self._ordered(home):
            related = tuple(self._references(id_))
            yield replace(self._works[id_], related=related)

    def _ordered(self, home: Home) -> list[str]:
        base, mine, theirs = (side.works.get(home, []) for side in self._sides)
        return join_order(base, mine, theirs, self._living.get(home, []))

    def _ordered_parts(self, parent: int) -> list[int]:
        base, mine, theirs = (side.parts.get(parent, []) for side in self._sides)
        return join_order(base, mine, theirs, self._parts.get(parent, []))


def _is_around_itself(number: int, parents: Mapping[int, int]) -> bool:
    seen = {number}
    above = parents.get(number, TOP)
    while above != TOP:
        if above in seen:
            return True
        seen.add(above)
        above = parents.get(above, TOP)
    return False
