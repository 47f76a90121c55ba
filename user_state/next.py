"""What to read now: what is in progress, then what has a star, then what comes next in the list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .mark import STAR
from .shelf import Shelf
from .status import Status


class Reason(StrEnum):
    """Why a work is suggested."""

    STARTED = "started"
    STARRED = "starred"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A work to read now, why, and how long it takes (0 where that is unknown).

    `fits` tells whether it is known to take no longer than the reader has.
    """

    work: int
    reason: Reason
    minutes: int = 0
    fits: bool = False


def suggest(shelf: Shelf, works: Sequence[int], minutes: int | None = None) -> Iterator[Suggestion]:
    """Go through the works, of those given, that can be read now; each work once, the best first.

    What is in progress comes first, the most recently touched before others, then what is starred,
    then the rest, both in the order of `works`. With `minutes` only what is known to fit comes, and
    after it what is of unknown length. What is done or skipped never comes, nor what no list has any
    more unless it is in progress or starred.
    """
    lengths = shelf.facts.minutes()
    if minutes is None:
        for work, reason in _ordered(shelf, works):
            yield Suggestion(work, reason, max(0, lengths[work]))
        return
    for work, reason in _ordered(shelf, works):
        if 0 < lengths[work] <= minutes:
            yield Suggestion(work, reason, lengths[work], fits=True)
    for work, reason in _ordered(shelf, works):
        if lengths[work] <= 0:
            yield Suggestion(work, reason)


def _ordered(shelf: Shelf, works: Sequence[int]) -> Iterator[tuple[int, Reason]]:
    places = _places(works)
    started = _first_places(shelf, _of_status(shelf, Status.STARTED), places)
    started.sort(key=lambda work: _touched(shelf, work), reverse=True)
    starred = _first_places(shelf, _starred(shelf), places)
    yield from ((work, Reason.STARTED) for work in started)
    yield from ((work, Reason.STARRED) for work in starred)
    told = {shelf.works.key(work) for work in (*started, *starred)}
    marked = shelf.tally.statuses
    for work in works:
        key = shelf.works.key(work)
        is_open = marked.get(key, Status.UNREAD) is Status.UNREAD
        if is_open and key not in told and shelf.works.listing(work).id:
            told.add(key)
            yield work, Reason.NEXT


Place = Callable[[int], int | None]


def _places(works: Sequence[int]) -> Place:
    """Tell at which place a work stands among those given, None where it is not among them."""
    if isinstance(works, range):
        return lambda work: work if work in works else None
    return {work: place for place, work in enumerate(works)}.get


def _first_places(shelf: Shelf, keys: Sequence[str], places: Place) -> list[int]:
    """Give the first place of each work that is among those given, in their order."""
    found: list[tuple[int, int]] = []
    for key in keys:
        owners = ((places(work), work) for work in shelf.works.owners(key))
        found += sorted((place, work) for place, work in owners if place is not None)[:1]
    return [work for _, work in sorted(found)]


def _of_status(shelf: Shelf, wanted: Status) -> list[str]:
    return [key for key, status in shelf.tally.statuses.items() if status is wanted]


def _starred(shelf: Shelf) -> list[str]:
    facts = shelf.facts
    works = (work for work in facts.having(STAR) if facts.mark(work).starred)
    keys = {shelf.works.key(work) for work in works}
    return [key for key in keys if shelf.tally.status(key) is Status.UNREAD]


def _touched(shelf: Shelf, work: int) -> str:
    """Give the id of the newest change of a work or one of its forms."""
    forms = (shelf.marks.mark(key).latest for key in shelf.works.form_keys(work))
    return max(shelf.facts.mark(work).latest, *forms, "")
