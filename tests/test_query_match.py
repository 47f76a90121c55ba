"""Promises of searching: what a query finds, and that it does so by the laws of logic."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.query import Query, Sort
from refshelf.user_state.query_match import compile_query, find
from refshelf.user_state.query_order import order
from refshelf.user_state.query_term import (
    By,
    Condition,
    Expression,
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
    all_of,
    any_of,
    negated,
)
from refshelf.user_state.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    text: str = ""
    kind: str = "paper"
    year: int = 0
    minutes: int = 0
    people: str = ""
    places: str = ""
    title: str = ""
    parts: frozenset[str] = frozenset()
    status: Status = Status.UNREAD
    starred: bool = False
    new: bool = False
    gone: bool = False
    conflict: bool = False
    note: str = ""
    position: bool = False
    tags: frozenset[str] = frozenset()
    recent: str = ""

    @property
    def marked(self) -> bool:
        own = self.starred or self.gone or self.conflict or self.position or self.recent
        return bool(own or self.note or self.tags or self.status is not Status.UNREAD)


class _Works:
    """A shelf in memory."""

    def __init__(self, works: Sequence[_Work]) -> None:
        self._works = works

    def __len__(self) -> int:
        return len(self._works)

    def texts(self) -> Sequence[str]:
        return [f"{work.text}\n{work.people}" for work in self._works]

    def kinds(self) -> Sequence[str]:
        return [work.kind for work in self._works]

    def years(self) -> Sequence[int]:
        return [work.year for work in self._works]

    def minutes(self) -> Sequence[int]:
        return [work.minutes for work in self._works]

    def marked(self) -> Collection[int]:
        return {number for number, work in enumerate(self._works) if work.marked}

    def own_text(self, work: int) -> str:
        return "\n".join((self._works[work].note, *self._works[work].tags))

    def status(self, work: int) -> Status:
        return self._works[work].status

    def starred(self, work: int) -> bool:
        return self._works[work].starred

    def tags(self, work: int) -> Collection[str]:
        return self._works[work].tags

    def recent(self, work: int) -> str:
        return self._works[work].recent

    def has_note(self, work: int) -> bool:
        return bool(self._works[work].note)

    def has_position(self, work: int) -> bool:
        return self._works[work].position

    def in_conflict(self, work: int) -> bool:
        return self._works[work].conflict

    def is_gone(self, work: int) -> bool:
        return self._works[work].gone

    def is_new(self, work: int) -> bool:
        return self._works[work].new

    def has(self, work: int, name: str) -> bool:
        return name in self._works[work].parts

    def people(self, work: int) -> str:
        return self._works[work].people

    def places(self, work: int) -> str:
        return self._works[work].places

    def title(self, work: int) -> str:
        return self._works[work].title


_letters = st.text("ab ", max_size=4)
_lines = st.lists(_letters, max_size=3).map("\n".join)
_shelves = st.lists(
    st.builds(
        _Work,
        text=_lines,
        kind=st.sampled_from(["paper", "video", "docs"]),
        year=st.sampled_from([0, 2018, 2019, 2020]),
        minutes=st.sampled_from([0, 10, 30]),
        people=_lines,
        places=_lines,
        parts=st.frozensets(st.sampled_from(["page", "pdf", "abstract"])),
        status=st.sampled_from(Status),
        starred=st.booleans(),
        new=st.booleans(),
        gone=st.booleans(),
        conflict=st.booleans(),
        note=_lines,
        position=st.booleans(),
        tags=st.frozensets(st.sampled_from(["a", "b a", "ab"])),
    )
    | st.builds(_Work, text=_lines, year=st.sampled_from([0, 2019])),
    max_size=8,
).map(_Works)

_bare = st.text("ab", min_size=1, max_size=3)
_spaced = st.text("ab ", min_size=1, max_size=4)
_end = st.none() | st.sampled_from([1, 10, 20, 2018, 2019, 2020])


def _some(names: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True).map(tuple)


_expressions: st.SearchStrategy[Expression] = st.recursive(
    st.one_of(
        _bare.map(Word),
        _spaced.map(Phrase),
        _spaced.map(In),
        _spaced.map(By),
        _some(list(Condition)).map(Is),
        _some(["paper", "video", "docs"]).map(KindIs),
        _some(["a", "b a", "b"]).map(Tag),
        _some([Part.PAGE, Part.PDF, Part.ABSTRACT, Part.NOTE, Part.POSITION]).map(Has),
        st.builds(Year, _end, _end),
        st.builds(Minutes, _end, _end),
    ),
    lambda inner: st.one_of(
        inner.map(negated),
        st.lists(inner, min_size=2, max_size=3).map(all_of),
        st.lists(inner, min_size=2, max_size=3).map(any_of),
    ),
    max_leaves=6,
)


def _hits(expression: Expression, works: _Works) -> set[int]:
    return set(find(Query(expression), works))


@given(_expressions, _shelves)
def test_not_finds_exactly_the_others(term: Expression, works: _Works):
    assert _hits(negated(term), works) == set(range(len(works))) - _hits(term, works)


@given(_expressions, _expressions, _shelves)
def test_terms_side_by_side_find_what_each_finds(one: Expression, other: Expression, works: _Works):
    assert _hits(all_of((one, other)), works) == _hits(one, works) & _hits(other, works)


@given(_expressions, _expressions, _shelves)
def test_or_finds_what_either_finds(one: Expression, other: Expression, works: _Works):
    assert _hits(any_of((one, other)), works) == _hits(one, works) | _hits(other, works)


@given(_expressions, _shelves)
def test_the_test_of_one_work_agrees_with_the_search(expression: Expression, works: _Works):
    matches = compile_query(expression, works)

    assert [i for i in range(len(works)) if matches(i)] == find(Query(expression), works)


@given(_expressions, _shelves, st.randoms())
def test_searching_among_some_keeps_their_order(
    expression: Expression, works: _Works, random: Random
):
    among = list(range(len(works)))
    random.shuffle(among)
    among = among[len(among) // 3 :]
    hits = _hits(expression, works)

    assert find(Query(expression), works, among) == [work for work in among if work in hits]


@given(_expressions, _expressions, _shelves)
def test_what_narrows_finds_a_part(one: Expression, other: Expression, works: _Works):
    if Query(one).narrows(Query(other)):
        assert _hits(one, works) <= _hits(other, works)


@given(_expressions, _expressions, _shelves)
def test_an_added_term_narrows_and_finds_a_part(one: Expression, other: Expression, works: _Works):
    both = Query(all_of((one, other)))

    assert both.narrows(Query(one))
    assert set(find(both, works)) <= _hits(one, works)


_SHELF = _Works(
    [
        _Work(text="dynamo\namazon store", year=2007, people="werner vogels\ndoug terry"),
        _Work(text="spanner", kind="video", minutes=45, new=True, places="db\ntalks and videos"),
        _Work(text="raft", year=2014, minutes=20, status=Status.STARTED, note="dynamo like"),
        _Work(
            text="paxos", year=1998, status=Status.DONE, starred=True, tags=frozenset({"to read"})
        ),
        _Work(text="zab", status=Status.SKIPPED, gone=True, position=True),
        _Work(text="vr", parts=frozenset({"pdf", "abstract"}), conflict=True, note="one\ntwo"),
    ]
)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("dynamo", [0, 2]),
        ("Dynamo -raft", [0]),
        ('"amazon store"', [0]),
        ('"dynamo amazon"', []),
        ('"one two"', []),
        ("one two", [5]),
        ("spanner OR zab", [1, 4]),
        ("werner", [0]),
        ("is:unread", [0, 1, 5]),
        ("is:started", [2]),
        ("is:done", [3]),
        ("is:skipped", [4]),
        ("is:open", [0, 1, 2, 5]),
        ("is:done,skipped", [3, 4]),
        ("is:starred", [3]),
        ("is:new", [1]),
        ("is:gone", [4]),
        ("is:conflict", [5]),
        ("kind:video", [1]),
        ("in:TALKS", [1]),
        ('in:"and videos"', [1]),
        ("in:dynamo", []),
        ('by:"werner vogels"', [0]),
        ('by:"vogels doug"', []),
        ("by:dynamo", []),
        ("tag:read", []),
        ('tag:"To Read"', [3]),
        ("read", [3]),
        ("year:2007..2014", [0, 2]),
        ("year:<2010", [0, 3]),
        ("year:0", []),
        ("year:..0", []),
        ("-year:2007..2014", [1, 3, 4, 5]),
        ("minutes:<30", [2]),
        ("minutes:>=20", [1, 2]),
        ("has:pdf", [5]),
        ("has:abstract,position", [4, 5]),
        ("has:note", [2, 5]),
        ("-has:note is:unread", [0, 1]),
    ],
)
def test_it_finds(text: str, hits: list[int]):
    assert find(Query.parse(text), _SHELF) == hits


def test_a_broken_query_still_finds_its_words():
    assert find(Query.parse('"store dynamo'), _SHELF) == [0]


def test_a_note_is_found_in_place_among_many_hits():
    works = _Works([_Work(text="x"), _Work(note="x"), _Work(text="x"), _Work(note="y")])

    assert find(Query.parse("x"), works) == [0, 1, 2]


def test_a_note_is_found_among_some_works_in_their_order():
    assert find(Query.parse("dynamo"), _SHELF, [5, 4, 2, 1, 0]) == [2, 0]


def test_titles_sort_folded_and_without_their_article():
    titles = ["the Zoo", "Élan", "A Dog", "an eel", "Theory", "dog"]
    works = _Works([_Work(title=title) for title in titles])

    ordered = order(list(range(6)), Sort.TITLE, works)

    assert [titles[work] for work in ordered] == [
        "A Dog",
        "dog",
        "an eel",
        "Élan",
        "Theory",
        "the Zoo",
    ]


def test_years_sort_newest_first_and_unknown_last():
    works = _Works([_Work(year=0), _Work(year=1998), _Work(year=2020), _Work(year=1998)])

    assert order([0, 1, 2, 3], Sort.YEAR, works) == [2, 1, 3, 0]


def test_what_was_started_sorts_before_unread_done_and_skipped():
    works = _Works([_Work(status=status) for status in (*reversed(Status), Status.STARTED)])

    ordered = order(list(range(5)), Sort.STATUS, works)

    assert [works.status(work) for work in ordered] == [
        "started",
        "started",
        "unread",
        "done",
        "skipped",
    ]
    assert ordered[:2] == [2, 4]


def test_recent_sorts_the_newest_change_first_and_keeps_the_rest():
    works = _Works([_Work(), _Work(recent="01"), _Work(), _Work(recent="02")])

    assert order([0, 1, 2, 3], Sort.RECENT, works) == [3, 1, 0, 2]
