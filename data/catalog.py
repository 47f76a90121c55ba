"""A catalog: a reading list, immutable and shared, that never holds a reader's state."""

from collections.abc import Iterator
from dataclasses import dataclass

from .reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an imported catalog came from; `fetched` is a day, `YYYY-MM-DD`."""

    url: str
    format: str
    fetched: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A named part of a catalog; categories nest."""

    name: str
    remark: str | None = None
    references: tuple[Reference, ...] = ()
    categories: tuple["Category", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """A reading list: references in categories. `id` never changes; the title may."""

    id: str
    title: str
    description: str | None = None
    source: Source | None = None
    categories: tuple[Category, ...] = ()

    def walk(self) -> Iterator[tuple[tuple[str, ...], Category]]:
        """Go through all categories in list order, each with its path of names, outermost first."""
        stack: list[tuple[tuple[str, ...], Category]] = [
            ((category.name,), category) for category in reversed(self.categories)
        ]
        while stack:
            path, category = stack.pop()
            yield path, category
            stack.extend(((*path, part.name), part) for part in reversed(category.categories))

    def references(self) -> Iterator[Reference]:
        """Go through all references in list order, each followed by its related ones."""
        for _, category in self.walk():
            for reference in category.references:
                yield reference
                yield from reference.related
