"""The sieves of single terms: each takes works and keeps those that match, in their order."""

from collections.abc import Callable, Collection, Sequence

from .query_facts import Facts
from .query_term import (
    By,
    Condition,
    Has,
    In,
    Is,
    KindIs,
    Minutes,
    Part,
    Phrase,
    Tag,
    Word,
    Year,
)
from .status import Status

Sieve = Callable[[Sequence[int]], list[int]]
Test = Callable[[int], bool]
Term = Word | Phrase | In | By | Is | KindIs | Tag | Has | Year | Minutes


def sieve_of(term: Term, facts: Facts) -> Sieve:  # noqa: PLR0911 - one for each term
    """Make the sieve of one term."""
    match term:
        case Word(text) | Phrase(text):
            return _text_sieve(text, facts)
        case Year(low, high):
            return _range_sieve(facts.years(), low, high)
        case Minutes(low, high):
            return _range_sieve(facts.minutes(), low, high)
        case KindIs(names):
            return _kind_sieve(facts.kinds(), frozenset(names))
        case By(text):
            return _people_sieve(text, facts)
        case In(text):
            return lambda works: [work for work in works if text in facts.places(work)]
        case Tag(names):
            return _tag_sieve(names, facts)
        case Is(names):
            return _test_sieve([_condition_test(Condition(name), facts) for name in names])
        case Has(names):
            return _test_sieve([_part_test(Part(name), facts) for name in names])


def _text_sieve(text: str, facts: Facts) -> Sieve:
    texts, marked = facts.texts(), facts.marked()

    def keep(works: Sequence[int]) -> list[int]:
        if isinstance(works, range) and len(works) == len(texts):
            return _everywhere(text, texts, _own_hits(text, facts, marked))
        if len(works) < len(marked):
            return [
                work
                for work in works
                if text in texts[work] or (work in marked and text in facts.own_text(work))
            ]
        own = _own_hits(text, facts, marked)
        if not own:
            return [work for work in works if text in texts[work]]
        return [work for work in works if text in texts[work] or work in own]

    return keep


def _own_hits(text: str, facts: Facts, marked: Collection[int]) -> frozenset[int]:
    return frozenset([work for work in marked if text in facts.own_text(work)])


def _everywhere(text: str, texts: Sequence[str], own: frozenset[int]) -> list[int]:
    """Search all works at the speed of a plain loop; the few hits of one's own join afterwards."""
    hits = [work for work, searched in enumerate(texts) if text in searched]
    more = [work for work in own if text not in texts[work]]
    return sorted(hits + more) if more else hits


def _range_sieve(numbers: Sequence[int], low: int | None, high: int | None) -> Sieve:
    least = max(low or 1, 1)
    if high is None:
        return lambda works: [work for work in works if numbers[work] >= least]
    return lambda works: [work for work in works if least <= numbers[work] <= high]


def _kind_sieve(kinds: Sequence[str], wanted: frozenset[str]) -> Sieve:
    return lambda works: [work for work in works if kinds[work] in wanted]


def _people_sieve(text: str, facts: Facts) -> Sieve:
    texts = facts.texts()
    return lambda works: [
        work for work in works if text in texts[work] and text in facts.people(work)
    ]


def _tag_sieve(names: tuple[str, ...], facts: Facts) -> Sieve:
    marked = facts.marked()

    def tagged(work: int) -> bool:
        tags = facts.tags(work)
        return any(name in tags for name in names)

    return lambda works: [work for work in works if work in marked and tagged(work)]


def _test_sieve(tests: list[Test]) -> Sieve:
    if len(tests) == 1:
        return lambda works: list(filter(tests[0], works))
    return lambda works: [work for work in works if any(test(work) for test in tests)]


def _condition_test(condition: Condition, facts: Facts) -> Test:
    match condition:
        case Condition.NEW:
            return facts.is_new
        case Condition.STARRED:
            return _marked_test(facts, facts.starred)
        case Condition.GONE:
            return _marked_test(facts, facts.is_gone)
        case Condition.CONFLICT:
            return _marked_test(facts, facts.in_conflict)
        case Condition.OPEN:
            return _status_test(facts, frozenset((Status.UNREAD, Status.STARTED)))
        case _:
            return _status_test(facts, frozenset((Status(condition),)))


def _status_test(facts: Facts, wanted: frozenset[Status]) -> Test:
    marked, unread = facts.marked(), Status.UNREAD in wanted
    return lambda work: facts.status(work) in wanted if work in marked else unread


def _part_test(part: Part, facts: Facts) -> Test:
    if part is Part.NOTE:
        return _marked_test(facts, facts.has_note)
    if part is Part.POSITION:
        return _marked_test(facts, facts.has_position)
    return lambda work: facts.has(work, part)


def _marked_test(facts: Facts, test: Test) -> Test:
    marked = facts.marked()
    return lambda work: work in marked and test(work)
