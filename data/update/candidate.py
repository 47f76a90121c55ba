"""Candidates: works that may be the same, with everything that each goes by."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..importer.likeness import likeness, plain_title
from ..numbering import page_key
from ..text import fold
from .outline import Spot

_LEAST = 0.7  # titles of one language are alike by 0.6 by chance


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work of one side.

    `names` are keys that were its own at any time, `forms` those of its further forms. `branches` are
    the categories it stands in, `parent` the work it belongs to. `rank` says who comes first where
    several fit as well.
    """

    id: str
    titles: frozenset[str]
    pages: frozenset[str]
    names: frozenset[str]
    forms: frozenset[str]
    branches: frozenset[int]
    parent: str
    former_ids: frozenset[str]
    rank: tuple[bool, int]


def title_of(title: str) -> str:
    """Give a title as titles are compared, never empty."""
    return plain_title(title) or fold(title)


def are_of_two(one: str, other: str) -> bool:
    """Tell whether two titles, as titles are compared, cannot mean what goes by the same key.

    They are little alike, or count differently, like those of two lectures of one course.
    """
    ours, others = (set(re.findall(r"\d+", title)) for title in (one, other))
    return bool(ours and others and ours != others) or (
        one != other and min(likeness(one, other), likeness(other, one)) < _LEAST
    )


def candidate(
    spots: Iterable[tuple[Spot, int | None]], *, rank: tuple[bool, int], id_: str | None = None
) -> Candidate:
    """Make a candidate of the places where a work stands, each with what its category is known as."""
    known = list(spots)
    works = [spot for spot, _ in known]
    pages = frozenset(spot.page for spot in works if spot.page)
    return Candidate(
        id=id_ or works[0].id,
        titles=frozenset(title_of(spot.reference.title) for spot in works),
        pages=pages,
        names=pages | {key for spot in works for key in _former_pages(spot)},
        forms=frozenset(key for spot in works for key in spot.work.form_keys),
        branches=frozenset(branch for _, branch in known if branch is not None),
        parent=works[-1].parent,
        former_ids=frozenset(was for spot in works for was in spot.reference.was),
        rank=rank,
    )


def _former_pages(spot: Spot) -> Iterator[str]:
    # Ids say nothing here: those of a list that was just read are made anew each time.
    for was in spot.reference.was:
        if ("." in was or ":" in was) and (page := page_key(was)):
            yield page
