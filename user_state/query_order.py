"""The flat orders in which works can be shown instead of list order."""

from ..data.text import fold
from .query_facts import Facts
from .query_term import Sort
from .status import Status

_ARTICLES = ("a ", "an ", "the ")
_RANKS = {Status.STARTED: 0, Status.UNREAD: 1, Status.DONE: 2, Status.SKIPPED: 3}


def order(works: list[int], sort: Sort, facts: Facts) -> list[int]:
    """Give the works in another order; those that are alike in it stay as they stood.

    Titles go by their folded text without a leading article; years newest first, unknown last;
    statuses started, unread, done, skipped; recent ones with the newest change first.
    """
    marked = facts.marked()
    match sort:
        case Sort.TITLE:
            return sorted(works, key=lambda work: _title_key(facts.title(work)))
        case Sort.YEAR:
            years = facts.years()
            return sorted(works, key=lambda work: -years[work])
        case Sort.STATUS:
            unread = _RANKS[Status.UNREAD]
            return sorted(
                works,
                key=lambda work: _RANKS[facts.status(work)] if work in marked else unread,
            )
        case Sort.RECENT:
            return sorted(
                works, key=lambda work: facts.recent(work) if work in marked else "", reverse=True
            )


def _title_key(title: str) -> str:
    plain = fold(title)
    for article in _ARTICLES:
        if plain.startswith(article):
            return plain.removeprefix(article)
    return plain
