"""Promises of `next`: what was begun first, nothing twice, nothing finished, no length made up."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from refshelf.data.catalog import Catalog, Category
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.reference import Reference
from refshelf.user_state.change import Json
from refshelf.user_state.marks import Marks
from refshelf.user_state.next import Reason, Suggestion, suggest
from refshelf.user_state.query import Query
from refshelf.user_state.shelf import EVERYTHING, Scope, Shelf
from refshelf.user_state.status import Status
from refshelf.user_state.step import record
from state_making import change_id, edit

LENGTHS = {"a": 30, "b": None, "c": 10, "d": 25, "e": None, "f": 26}
Mark = tuple[str, str, Json]


def marked(*marks: Mark) -> Marks:
    known = Marks({})
    for number, (key, slot, value) in enumerate(marks, 1):
        step = record(known.documents, [edit(key, slot, value)], change_id(number))
        known = known.with_documents(step)
    return known


def listed(*names: str, list_id: str) -> CompiledCatalog:
    references = tuple(
        Reference(id=name, title=name, url=f"https://{name}.example", minutes=LENGTHS[name])
        for name in names
    )
    catalog = Catalog(
        id=list_id, title=list_id, categories=(Category(name="A", references=references),)
    )
    return CompiledCatalog.from_bytes(compile_catalog(catalog))


@pytest.fixture
def lists() -> tuple[CompiledCatalog, ...]:
    return listed(*"abcde", list_id="one"), listed(*"fca", list_id="two")


def shelf_of(lists: tuple[CompiledCatalog, ...], *marks: tuple[str, str, Json]) -> Shelf:
    return Shelf.of(lists, marked(*((f"{name}.example", *rest) for name, *rest in marks)))


def names(shelf: Shelf, found: list[Suggestion]) -> str:
    return "".join(shelf.entry(one.work).reference.title for one in found)


def next_of(shelf: Shelf, minutes: int | None = None, scope: Scope = EVERYTHING) -> str:
    return names(shelf, list(suggest(shelf, shelf.range(scope), minutes)))


def test_a_shelf_without_marks_is_read_in_list_order_each_work_once(lists) -> None:
    assert next_of(shelf_of(lists)) == "abcdef"


def test_what_is_in_progress_comes_first_the_one_touched_last_before_others(lists) -> None:
    shelf = shelf_of(
        lists,
        ("e", "status", "started"),
        ("f", "status", "started"),
        ("b", "status", "started"),
        ("e", "note", "on page 7"),
    )

    assert next_of(shelf) == "ebfacd"


def test_what_is_starred_comes_next_in_list_order(lists) -> None:
    shelf = shelf_of(
        lists, ("e", "star", True), ("c", "star", True), ("a", "star", True), ("a", "star", False)
    )

    found = list(suggest(shelf, range(len(shelf))))

    assert names(shelf, found) == "ceabdf"
    assert [one.reason for one in found[:3]] == [Reason.STARRED, Reason.STARRED, Reason.NEXT]


def test_what_is_done_or_skipped_never_comes_starred_or_not(lists) -> None:
    shelf = shelf_of(
        lists,
        ("a", "status", "done"),
        ("b", "status", "skipped"),
        ("a", "star", True),
        ("b", "star", True),
    )

    assert next_of(shelf) == "cdef"


def test_what_is_known_to_fit_comes_before_what_is_of_unknown_length(lists) -> None:
    shelf = shelf_of(lists, ("e", "status", "started"), ("d", "star", True))

    found = list(suggest(shelf, range(len(shelf)), 25))

    assert names(shelf, found) == "dceb"
    assert [one.fits for one in found] == [True, True, False, False]


@pytest.mark.parametrize("minutes", [25, 60])
@pytest.mark.parametrize("mark", [[], [("e", "status", "started")], [("e", "star", True)]])
def test_a_length_that_another_of_the_lists_knows_is_known(minutes: int, mark: list[Mark]) -> None:
    knows = Reference(id="e", title="e", url="https://e.example", minutes=40)
    category = Category(name="A", references=(knows,))
    compiled = compile_catalog(Catalog(id="two", title="two", categories=(category,)))
    both = (listed(*"ecb", list_id="one"), CompiledCatalog.from_bytes(compiled))
    shelf = shelf_of(both, *mark)

    found = "".join(sorted(next_of(shelf, minutes)))

    assert found == ("bc" if minutes == 25 else "bce")
    assert next_of(shelf, minutes, Scope(0))[-1] in "be"


def test_the_readers_own_figure_is_the_length(lists) -> None:
    shelf = shelf_of(lists, ("b", "minutes", 5), ("c", "minutes", 500))

    assert next_of(shelf, 25) == "bde"


def test_of_a_part_of_the_shelf_only_its_works_come(lists) -> None:
    shelf = shelf_of(lists, ("b", "status", "started"), ("c", "status", "started"))

    assert next_of(shelf, scope=Scope(1)) == "cfa"


def test_the_order_of_a_query_is_kept(lists) -> None:
    shelf = shelf_of(lists, ("b", "star", True), ("d", "star", True))
    works = shelf.find(Query.parse("sort:title"))

    assert names(shelf, list(suggest(shelf, list(reversed(works))))) == "dbfeca"


def test_what_no_list_has_any_more_comes_only_if_it_is_begun_or_starred(lists) -> None:
    shelf = shelf_of(
        lists, ("x", "status", "started"), ("y", "star", True), ("z", "note", "what was it?")
    )

    found = list(suggest(shelf, range(len(shelf))))

    assert [shelf.entry(one.work).key for one in found[:2]] == ["x.example", "y.example"]
    assert len(found) == 8


MARKS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from("abcdefx"), st.just("status"), st.sampled_from(Status)),
        st.tuples(st.sampled_from("abcdefx"), st.just("star"), st.booleans()),
        st.tuples(st.sampled_from("abcdefx"), st.just("minutes"), st.integers(-1, 40)),
    ),
    max_size=10,
)
RANKS = {Reason.STARTED: 0, Reason.STARRED: 1, Reason.NEXT: 2}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(marks=MARKS, minutes=st.none() | st.integers(1, 60))
def test_whatever_was_marked(lists, marks: list[Mark], minutes: int | None) -> None:
    shelf = shelf_of(lists, *marks)
    found = list(suggest(shelf, range(len(shelf)), minutes))
    entries = [shelf.entry(one.work) for one in found]

    assert len({entry.key for entry in entries}) == len(entries)
    assert {entry.status for entry in entries} <= {Status.UNREAD, Status.STARTED}
    for one, entry in zip(found, entries, strict=True):
        assert (one.reason is Reason.STARTED) == (entry.status is Status.STARTED)
        assert (one.reason is Reason.STARRED) <= entry.mark.starred
        assert one.fits == (minutes is not None and 0 < one.minutes <= minutes)
        assert minutes is None or one.fits or one.minutes == 0
    assert [one.fits for one in found] == sorted((one.fits for one in found), reverse=True)
    for is_fitting in (True, False):
        ranks = [RANKS[one.reason] for one in found if one.fits is is_fitting]
        assert ranks == sorted(ranks)
    if minutes is None:
        still = [entry for entry in map(shelf.entry, range(len(shelf))) if not entry.is_gone]
        left = {e.key for e in still if e.status in {Status.UNREAD, Status.STARTED}}
        assert left <= {entry.key for entry in entries}
