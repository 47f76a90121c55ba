"""Restoration: the categories of one of our own exports, just as they were."""

from collections.abc import Iterator, Sequence

from ..catalog import Category
from ..catalog_field import CATEGORY_DEPTH
from ..reference import Reference
from ..text import clean
from .cleaning import cleaned_text
from .item import Part


def restored_categories(
    parts: Sequence[Part], references: Sequence[Reference], unfiled: str
) -> tuple[Category, ...]:
    """Put references, which stand in the order of the parts' items, into their categories.

    What stands in no category goes into one named `unfiled`; those nested deeper than a file may
    have them come beside the innermost one.
    """
    return tuple(_Restoring(parts, references, unfiled).within(0))


class _Restoring:
    """Goes through the parts once, from the first to the last."""

    def __init__(self, parts: Sequence[Part], references: Sequence[Reference], name: str) -> None:
        self._parts = parts
        self._references = iter(references)
        self._unfiled = name
        self._next = 0

    def within(self, depth: int) -> Iterator[Category]:
        """Give the categories from here on that lie deeper than `depth`."""
        while self._next < len(self._parts) and self._depth() > depth:
            part, own_depth = self._parts[self._next], self._depth()
            self._next += 1
            yield Category(
                name=(clean(part.path[-1]) if part.path else self._unfiled) or "Unnamed",
                remark=cleaned_text(part.remark, lines=True),
                references=tuple(next(self._references) for _ in part.items),
                categories=tuple(self.within(own_depth)),
            )

    def _depth(self) -> int:
        return min(max(len(self._parts[self._next].path), 1), CATEGORY_DEPTH)
