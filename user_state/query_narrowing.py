"""Telling that every hit of one expression is surely a hit of another."""

from .query_term import (
    All,
    And,
    By,
    Condition,
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

# Beyond this many pairs of terms, comparing costs more than searching anew.
_MOST_PAIRS = 10_000


def implies(one: Expression, other: Expression) -> bool:
    """Tell whether each work that `one` matches is surely matched by `other`, whatever the works.

    False where it cannot be told, also where the expressions are too long to compare.
    """
    if one == other or isinstance(other, All):
        return True
    if _size(one) * _size(other) > _MOST_PAIRS:
        return False
    return _implies(one, other, {})


def _implies(one: Expression, other: Expression, told: dict[tuple[int, int], bool]) -> bool:
    """Compare a pair once: `told` keeps alternating joins from being compared over and over."""
    pair = id(one), id(other)
    if pair not in told:
        told[pair] = _compare(one, other, told)
    return told[pair]


def _compare(one: Expression, other: Expression, told: dict[tuple[int, int], bool]) -> bool:
    if isinstance(other, And):
        return all(_implies(one, term, told) for term in other.terms)
    if isinstance(one, Or):
        return all(_implies(term, other, told) for term in one.terms)
    if isinstance(one, And) and any(_implies(term, other, told) for term in one.terms):
        return True
    if isinstance(other, Or):
        return any(_implies(one, term, told) for term in other.terms)
    if isinstance(one, Not) and isinstance(other, Not):
        return _implies(other.term, one.term, told)
    return _term_implies(one, other)


def _term_implies(one: Expression, other: Expression) -> bool:
    match one, other:
        case (Word(longer) | Phrase(longer), Word(shorter) | Phrase(shorter)):
            return shorter in longer
        case (In(longer), In(shorter)) | (By(longer), By(shorter)):
            return shorter in longer
        case (Is(names), Is(wider)):
            return _plainly(names) <= _plainly(wider)
        case (KindIs(names), KindIs(wider)) | (Tag(names), Tag(wider)) | (Has(names), Has(wider)):
            return set(names) <= set(wider)
        case (Year(low, high), Year(least, most)) | (Minutes(low, high), Minutes(least, most)):
            above = least is None or (low is not None and low >= least)
            return above and (most is None or (high is not None and high <= most))
        case _:
            return False


def _plainly(conditions: tuple[str, ...]) -> set[str]:
    plain = set(conditions)
    if Condition.OPEN in plain:
        plain |= {Condition.UNREAD, Condition.STARTED}
        plain.remove(Condition.OPEN)
    return plain


def _size(expression: Expression) -> int:
    match expression:
        case And(terms) | Or(terms):
            return 1 + sum(_size(term) for term in terms)
        case Not(term):
            return 1 + _size(term)
        case _:
            return 1
