"""A catalog as an outline: its works and its categories in list order, each with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalog import Catalog, Category
from ..numbering import Work, number_works, page_key
from ..reference import Reference


@dataclass(frozen=True, slots=True)
class Branch:
    """A category: its number in list order, that of the one around it (-1 at the top), its path."""

    number: int
    parent: int
    path: tuple[str, ...]
    category: Category


@dataclass(frozen=True, slots=True)
class Spot:
    """A work where it stands: in which category, and to which work it belongs ("" if to none)."""

    work: Work
    page: str | None
    branch: int
    parent: str

    @property
    def id(self) -> str:
        """The work's id."""
        return self.work.reference.id

    @property
    def reference(self) -> Reference:
        """The work itself."""
        return self.work.reference

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key whose mark counts as the work's."""
        return (self.work.key, *self.work.aliases)


@dataclass(frozen=True, slots=True)
class Outline:
    """All works and categories of a catalog; `by_id` finds a work."""

    catalog: Catalog
    branches: tuple[Branch, ...]
    spots: tuple[Spot, ...]
    by_id: dict[str, Spot]

    def path(self, spot: Spot) -> tuple[str, ...]:
        """Give the names of the categories around a work, outermost first."""
        return self.branches[spot.branch].path


def outline(catalog: Catalog) -> Outline:
    """Lay a catalog out flat."""
    branches = tuple(_branches(catalog))
    works = number_works(catalog)
    homes = (branch.number for branch in branches for _ in _own_works(branch.category))
    spots = tuple(
        Spot(
            work,
            page_key(work.reference.url),
            home,
            "" if work.parent < 0 else works[work.parent].reference.id,
        )
        for work, home in zip(works, homes, strict=True)
    )
    return Outline(catalog, branches, spots, {spot.id: spot for spot in spots})


def _branches(catalog: Catalog) -> Iterator[Branch]:
    stack: list[tuple[int, tuple[str, ...], Category]] = [
        (-1, (), category) for category in reversed(catalog.categories)
    ]
    number = 0
    while stack:
        parent, around, category = stack.pop()
        path = (*around, category.name)
        yield Branch(number, parent, path, category)
        stack.extend((number, path, part) for part in reversed(category.categories))
        number += 1


def _own_works(category: Category) -> Iterator[Reference]:
    for reference in category.references:
        yield reference
        yield from reference.related
