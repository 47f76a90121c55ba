"""One version of a list in an update: its works by id, its categories by numbers all versions share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..catalog import Catalog, Category
from ..reference import Reference
from .outline import Branch, Outline, Spot

Home = int | str
"""Where a work stands: the number of a category, or the id of the work it belongs to."""

TOP = -1
"""The number of what is around all categories."""


class Side:
    """The base, mine or theirs; `numbers` gives the shared number of each category in list order."""

    def __init__(self, within: Outline, numbers: Sequence[int]) -> None:
        self.outline = within
        self.branches: dict[int, Branch] = dict(zip(numbers, within.branches, strict=True))
        self.parents: dict[int, int] = {}
        self.parts: defaultdict[int, list[int]] = defaultdict(list)
        self.homes: dict[str, Home] = {}
        self.works: defaultdict[Home, list[str]] = defaultdict(list)
        for number, branch in self.branches.items():
            parent = TOP if branch.parent < 0 else numbers[branch.parent]
            self.parents[number] = parent
            self.parts[parent].append(number)
        for spot in within.spots:
            home = spot.parent or numbers[spot.branch]
            self.homes[spot.id] = home
            self.works[home].append(spot.id)

    @property
    def catalog(self) -> Catalog:
        """The catalog as this side has it."""
        return self.outline.catalog

    def spot(self, id_: str) -> Spot | None:
        """Find a work."""
        return self.outline.by_id.get(id_)

    def reference(self, id_: str) -> Reference | None:
        """Find what is said of a work."""
        spot = self.outline.by_id.get(id_)
        return None if spot is None else spot.reference


def with_ids(catalog: Catalog, ids: Mapping[str, str], catalog_id: str) -> Catalog:
    """Give works the ids of `ids`, where it names theirs, and the catalog its own.

    It is the very same catalog if that changes nothing.
    """
    if all(old == new for old, new in ids.items()):
        return catalog if catalog.id == catalog_id else replace(catalog, id=catalog_id)

    def renamed(one: Reference) -> Reference:
        related = tuple(map(renamed, one.related))
        return replace(one, id=ids.get(one.id, one.id), related=related)

    def part(category: Category) -> Category:
        return replace(
            category,
            references=tuple(map(renamed, category.references)),
            categories=tuple(map(part, category.categories)),
        )

    return replace(catalog, id=catalog_id, categories=tuple(map(part, catalog.categories)))
