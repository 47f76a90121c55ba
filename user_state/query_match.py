"""Finding the works that a query matches, many at a time.

Each expression becomes a sieve: it takes works and keeps those that match, in their order. Joins
run the cheap sieves first, so that the dear ones see few works.
"""

from collections.abc import Callable, Sequence

from .query import Query
from .query_facts import Facts
from .query_sieve import Sieve, sieve_of
from .query_term import (
    All,
    And,
    By,
    Expression,
    Has,
    In,
    Is,
    KindIs,
    Minutes,
    Not,
    Or,
    Phrase,
    Tag,
    Word,
    Year,
)

_COSTS: dict[type[Expression], int] = {
    **dict.fromkeys((All, KindIs, Year, Minutes), 0),
    **dict.fromkeys((Is, Tag), 1),
    Word: 2,
    **dict.fromkeys((By, Has), 3),
    In: 4,
}


def find(query: Query, facts: Facts, among: Sequence[int] | None = None) -> list[int]:
    """Give the works that a query matches, in list order or in the order of `among`.

    With `among`, only those works are looked at. `query.sort` is not applied; `order` does that.
    """
    works = range(len(facts)) if among is None else among
    return compile_sieve(query.expression, facts)(works)


def compile_query(expression: Expression, facts: Facts) -> Callable[[int], bool]:
    """Make the test of single works; it holds for the facts as they are now."""
    sieve = compile_sieve(expression, facts)
    return lambda work: bool(sieve((work,)))


def compile_sieve(expression: Expression, facts: Facts) -> Sieve:
    """Make the sieve of an expression; it holds for the facts as they are now."""
    match expression:
        case All():
            return list
        case Not(term):
            return _without(compile_sieve(term, facts))
        case And(terms):
            return _in_turn([compile_sieve(term, facts) for term in sorted(terms, key=_cost)])
        case Or(terms):
            return _either([compile_sieve(term, facts) for term in sorted(terms, key=_cost)])
        case _:
            return sieve_of(expression, facts)


def _without(sieve: Sieve) -> Sieve:
    def keep(works: Sequence[int]) -> list[int]:
        hits = frozenset(sieve(works))
        return [work for work in works if work not in hits]

    return keep


def _in_turn(sieves: list[Sieve]) -> Sieve:
    first, *others = sieves

    def keep(works: Sequence[int]) -> list[int]:
        hits = first(works)
        for sieve in others:
            if not hits:
                break
            hits = sieve(hits)
        return hits

    return keep


def _either(sieves: list[Sieve]) -> Sieve:
    def keep(works: Sequence[int]) -> list[int]:
        hits: set[int] = set()
        left = works
        for sieve in sieves:
            hits.update(sieve(left))
            left = [work for work in works if work not in hits]
        return [work for work in works if work in hits]

    return keep


def _cost(expression: Expression) -> tuple[int, int]:
    """Rank a term: columns, marks, words (long ones, being rare, first), what is made for each work."""
    match expression:
        case Not(term):
            return _cost(term)
        case And(terms) | Or(terms):
            return max(map(_cost, terms))
        case Word(text) | Phrase(text):
            return _COSTS[Word], -len(text)
        case _:
            return _COSTS[type(expression)], 0
