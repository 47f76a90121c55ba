"""How far a reader is, reckoned up: by catalog and category, by status, by kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..user_state.entry import Entry
from ..user_state.progress import Progress
from ..user_state.shelf import Scope, Shelf
from ..user_state.status import Status
from ..user_state.tally import WHOLE


@dataclass(frozen=True, slots=True)
class Line:
    """The progress of a catalog (`path` is empty) or a category, or of all (no `catalog` either)."""

    catalog: str | None
    title: str
    path: tuple[str, ...]
    progress: Progress

    @property
    def depth(self) -> int:
        """How deep it is in its catalog; 0 for the catalog."""
        return len(self.path)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """All of it: `kinds` has done and total of each kind; `started` are the works begun, newest first.

    Each work counts once; what is gone does not count, except under `started`.
    """

    whole: Line
    lines: tuple[Line, ...]
    statuses: Mapping[str, int]
    kinds: Mapping[str, tuple[int, int]]
    started: tuple[Entry, ...]


def reckon(shelf: Shelf, scope: Scope) -> Reckoning:
    """Reckon up a shelf, or one catalog of it."""
    statuses = {str(status): 0 for status in Status}
    kinds: dict[str, tuple[int, int]] = {}
    started: list[int] = []
    for work in _works(shelf, scope):
        status = shelf.status(work)
        if status is Status.STARTED:
            started.append(work)
        if not shelf.works.listing(work).id:
            continue
        statuses[status.value] += 1
        kind = shelf.works.kinds[work]
        done, total = kinds.get(kind, (0, 0))
        counts = status is not Status.SKIPPED
        kinds[kind] = (done + (status is Status.DONE), total + counts)
    entries = sorted(map(shelf.entry, started), key=_since, reverse=True)
    whole = Line(None, "All catalogs", (), shelf.progress(scope))
    return Reckoning(whole, tuple(_lines(shelf, scope, whole)), statuses, kinds, tuple(entries))


def _works(shelf: Shelf, scope: Scope) -> Iterator[int]:
    """Go through the works of a part of the shelf, each once."""
    seen: set[str] = set()
    for work in shelf.range(scope):
        key = shelf.works.key(work)
        if key not in seen:
            seen.add(key)
            yield work


def _lines(shelf: Shelf, scope: Scope, whole: Line) -> Iterator[Line]:
    catalogs = shelf.catalogs
    for number, catalog in enumerate(catalogs):
        if scope.listing not in {WHOLE, number}:
            continue
        yield Line(catalog.id, catalog.title, (), shelf.progress(Scope(number)))
        for place, heading in enumerate(catalog.headings):
            progress = shelf.progress(Scope(number, place))
            yield Line(catalog.id, heading.path[-1], heading.path, progress)
    if len(catalogs) > 1 and scope.listing == WHOLE:
        yield whole


def _since(entry: Entry) -> str:
    return entry.started or ""
