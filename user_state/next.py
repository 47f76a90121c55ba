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
        for work, reason in _ordered(shelf, works, lambda _: True):
            yield Suggestion(work, reason, max(0, lengths[work]))
        return
    for work, reason in _ordered(shelf, works, lambda work: 0 < lengths[work] <= minutes):
        yield Suggestion(work, reason, lengths[work], fits=True)
    places = _places(works)

    def is_unknown(work: int) -> bool:
        if lengths[work] > 0:
            return False
        # Another of the lists may know how long it takes.
        others = shelf.works.owners(shelf.works.key(work))
        return all(lengths[other] <= 0 for other in others if places(other) is not None)

    for work, reason in _ordered(shelf, works, is_unknown):
        yield Suggestion(work, reason)


def _ordered(
    shelf: Shelf, works: Sequence[int], is_wanted: Callable[[int], bool]
) -> Iterator[tuple[int, Reason]]:
    place = _places(works)

    def first_places(keys: Sequence[str]) -> list[int]:
        owners = (filter(is_wanted, shelf.works.owners(key)) for key in keys)
        found = (
            sorted((n, work) for work in one if (n := place(work)) is not None) for one in owners
        )
        return [work for _, work in sorted(numbered[0] for numbered in found if numbered)]

    starred = _starred(shelf)
    started = first_places(_of_status(shelf, Status.STARTED))
    started.sort(key=lambda work: _touched(shelf, work), reverse=True)
    yield from ((work, Reason.STARTED) for work in started)
    yield from ((work, Reason.STARRED) for work in first_places(starred))
    told = set(starred)
    marked = shelf.tally.statuses
    for work in filter(is_wanted, works):  # first, as looking a key up takes longer
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
