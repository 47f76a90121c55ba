"""How far a reader is with a part of a sheet, as an HTML page says it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..catalog import Category
from ..reference import Reference
from .sheet import DONE, STARTED, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Works by status; related ones count too, and skipped ones are none that remain."""

    all: int
    done: int
    started: int
    skipped: int

    def __str__(self) -> str:
        return f"{self.done}/{self.all - self.skipped}"

    @property
    def percent(self) -> int:
        """How much of what is not skipped is done; 100 only if all of it is."""
        wanted = self.all - self.skipped
        return 100 * self.done // wanted if wanted else 0

    def words(self) -> Iterator[str]:
        """Say it in words."""
        yield f"{self.done} of {self.all - self.skipped} done"
        if self.started:
            yield f"{self.started} started"
        if self.skipped:
            yield f"{self.skipped} skipped"


def counted(sheet: Sheet, catalog: str, categories: Iterable[Category]) -> Count:
    """Count the works of some categories of a catalog, and of those within them."""
    found = [sheet.progress(catalog, one)[0] for one in _works(categories)]
    return Count(
        all=len(found),
        done=found.count(DONE),
        started=found.count(STARTED),
        skipped=found.count("skipped"),
    )


def _works(categories: Iterable[Category]) -> Iterator[Reference]:
    for category in categories:
        for one in category.references:
            yield one
            yield from one.related
        yield from _works(category.categories)
