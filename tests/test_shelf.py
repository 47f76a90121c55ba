"""Promises of the shelf: catalogs and marks side by side, shared where nothing changed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from refshelf.data.compiled import CompiledCatalog
from refshelf.user_state.marks import Marks
from refshelf.user_state.progress import Progress
from refshelf.user_state.query import Query
from refshelf.user_state.shelf import EVERYTHING, Scope, Shelf
from refshelf.user_state.status import Status
from refshelf.user_state.step import Changed, record
from state_making import change_id, edit

PAPER, PAGE, TALK = "example.org/paper", "example.org/page", "example.org/talk"


def marks(*edits: tuple[str, str, object]) -> Marks:
    documents: Changed = {}
    for number, (key, slot, value) in enumerate(edits, 1):
        one = edit(key, slot, value)  # pyright: ignore[reportArgumentType]
        documents |= record(documents, [one], change_id(number))
    return Marks(documents)


@pytest.fixture
def shelf(papers: CompiledCatalog, reading: CompiledCatalog) -> Shelf:
    return Shelf.of((papers, reading), Marks({}))


def ids(shelf: Shelf, works: object = None) -> list[str]:
    chosen = range(len(shelf)) if works is None else works
    return [shelf.entry(work).reference.id for work in chosen]  # pyright: ignore[reportGeneralTypeIssues]


def test_works_stand_in_list_order_each_followed_by_what_belongs_to_it(shelf: Shelf):
    assert ids(shelf) == ["paper", "lessons", "summary", "page", "talk", "p1", "p2"]
    assert ids(shelf, shelf.related(0)) == ["lessons", "summary"]
    assert (shelf.related(1), shelf.related(4), shelf.related(6)) == ((), (), ())


def test_a_scope_is_a_list_or_one_of_its_categories(shelf: Shelf):
    assert shelf.range(EVERYTHING) == range(7)
    assert shelf.range(Scope(1)) == range(5, 7)
    assert shelf.range(Scope(0, 0)) == range(4)
    assert shelf.range(Scope(0, 1)) == range(3, 4)
    assert shelf.range(Scope(0, 2)) == range(4, 5)


def test_a_work_knows_where_else_it_stands(shelf: Shelf):
    assert shelf.also(0) == ((1, 0),)
    assert shelf.also(6) == ((0, 1),)
    assert shelf.also(4) == ()


def test_a_work_counts_once_in_each_category_in_each_list_and_in_all(
    papers: CompiledCatalog, reading: CompiledCatalog
):
    shelf = Shelf.of(
        (papers, reading), marks((PAGE, "status", "done"), (TALK, "status", "skipped"))
    )

    assert shelf.progress() == Progress(done=1, skipped=1, total=5)
    assert shelf.progress(Scope(0)) == Progress(done=1, skipped=1, total=5)
    assert shelf.progress(Scope(0, 0)) == Progress(done=1, total=4)
    assert shelf.progress(Scope(0, 1)) == Progress(done=1, total=1)
    assert shelf.progress(Scope(0, 2)) == Progress(skipped=1, total=1)
    assert shelf.progress(Scope(1)) == Progress(done=1, total=2)


def test_a_change_of_marks_shares_all_other_entries(shelf: Shelf):
    before = [shelf.entry(work) for work in range(len(shelf))]

    later = shelf.with_marks(marks((PAGE, "star", True)))

    after = [later.entry(work) for work in range(len(later))]
    changed = [work for work in range(len(shelf)) if after[work] is not before[work]]
    assert changed == [3, 6]
    assert shelf.entry(3) is before[3]


def test_a_form_done_in_one_list_renews_the_rows_of_all_lists(shelf: Shelf):
    assert shelf.entry(5).status is Status.UNREAD

    later = shelf.with_marks(marks(("example.org/paper.pdf", "status", "done")))

    assert (later.entry(0).status, later.entry(5).status) == (Status.DONE, Status.DONE)


def test_the_same_marks_give_the_same_shelf(shelf: Shelf):
    assert shelf.with_marks(Marks({})) is shelf


def test_an_empty_query_is_all_and_a_query_is_what_it_matches(shelf: Shelf):
    shelf = shelf.with_marks(marks((PAPER, "tag:x", True), (PAGE, "note", "Dünn besetzt")))

    assert list(shelf.find(Query.parse(""))) == list(range(7))
    assert ids(shelf, shelf.find(Query.parse("tag:x"))) == ["paper", "p1"]
    assert ids(shelf, shelf.find(Query.parse("dunn"))) == ["page", "p2"]
    assert ids(shelf, shelf.find(Query.parse("kind:video"))) == ["talk"]
    assert ids(shelf, shelf.find(Query.parse("a"), Scope(1))) == ["p1", "p2"]
    assert ids(shelf, shelf.find(Query.parse("in:deep"))) == ["page"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:conflict", ["talk"]),
        ("has:note", ["talk"]),
        ("is:started", ["page", "p2"]),
        ("tag:x", ["paper", "p1"]),
        ("has:pdf", ["paper"]),
        ("minutes:<30", ["page", "p2"]),
        ("in:second", ["p1", "p2"]),
        ("by:anyone", []),
        ("year:2019..2022", []),
        ("is:gone", []),
        ("kind:paper sort:title", ["paper", "p1"]),
        ("is:starred sort:recent", []),
        ("apart", ["talk"]),
    ],
)
def test_a_query_sees_what_the_reader_did(shelf: Shelf, query: str, found: list[str]):
    known = marks(
        (PAGE, "minutes", 20),
        (PAGE, "status", "started"),
        (PAPER, "tag:x", True),
        (PAGE, "position", "7"),
    )
    apart = {change_id(n): {"v": text, "on": ""} for n, text in ((7, "apart"), (8, "too"))}
    known = known.with_documents({TALK: {"note": apart}})  # pyright: ignore[reportArgumentType]

    assert ids(shelf, shelf.with_marks(known).find(Query.parse(query))) == found


def test_a_sorted_query_orders_what_it_found(shelf: Shelf):
    shelf = shelf.with_marks(marks((TALK, "star", True), (PAGE, "star", True)))

    assert ids(shelf, shelf.find(Query.parse("is:starred sort:recent"), Scope(0))) == [
        "page",
        "talk",
    ]


def test_news_are_new_until_they_are_marked(papers: CompiledCatalog):
    shelf = Shelf.of((papers,), Marks({}), frozenset({("first", "page")}))

    marked = shelf.with_marks(marks((PAGE, "star", True)))

    assert [entry.is_new for entry in map(shelf.entry, range(5))] == [False] * 3 + [True, False]
    assert ids(shelf, shelf.find(Query.parse("is:new"))) == ["page"]
    assert not marked.entry(3).is_new
    assert list(marked.find(Query.parse("is:new"))) == []


def test_news_can_be_taken_away(papers: CompiledCatalog):
    shelf = Shelf.of((papers,), Marks({}), frozenset({("first", "page")}))

    assert not shelf.with_news(frozenset()).entry(3).is_new
    assert shelf.with_news(shelf.news) is shelf


def test_what_no_list_holds_is_gone_and_what_is_held_under_an_old_name_is_not(
    papers: CompiledCatalog,
):
    shelf = Shelf.of(
        (papers,),
        marks(
            ("gone.example.org/x", "status", "done"),
            ("first#old-paper", "status", "done"),
            ("example.org/paper.pdf", "note", "text"),
        ),
    )

    gone = [entry.key for entry in map(shelf.entry, range(len(shelf))) if entry.is_gone]

    assert gone == ["gone.example.org/x"]
    assert shelf.entry(0).status is Status.DONE


def test_what_is_gone_does_not_count_as_read_or_to_be_read(papers: CompiledCatalog):
    shelf = Shelf.of((papers,), marks(("gone.example.org/x", "status", "done")))

    assert shelf.progress() == Progress(total=5)
    assert shelf.progress(Scope(1)) == Progress(done=1, total=1)


def test_adding_and_dropping_an_old_name_hides_no_mark(
    papers: CompiledCatalog, reading: CompiledCatalog
):
    known = marks(("first#old-paper", "note", "text"))

    with_old_name = Shelf.of((papers,), known)
    without = Shelf.of((reading,), known)

    assert with_old_name.entry(0).note == "text"
    assert [entry.note for entry in map(without.entry, range(len(without))) if entry.is_gone] == [
        "text"
    ]


def test_what_one_list_knows_of_old_names_counts_in_all_lists(shelf: Shelf):
    later = shelf.with_marks(marks(("first#old-paper", "star", True)))

    assert (later.entry(0).mark.starred, later.entry(5).mark.starred) == (True, True)


def test_a_mark_that_comes_from_elsewhere_for_an_unknown_key_appears_as_gone(shelf: Shelf):
    later = shelf.with_marks(marks(("new.example.org", "note", "text")))

    assert len(later) == len(shelf) + 1
    assert later.entry(len(shelf)).is_gone
    assert later.catalogs == shelf.catalogs


def test_more_entries_than_are_remembered_are_made_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("refshelf.user_state.shelf._REMEMBERED", 3)

    assert ids(shelf) + ids(shelf) == [*ids(shelf), *ids(shelf)]
    assert len(shelf._entries) <= 3


def test_a_shelf_without_lists_is_empty():
    shelf = Shelf.of((), Marks({}))

    assert (len(shelf), shelf.progress(), list(shelf.find(Query.parse("x")))) == (0, Progress(), [])


_keys = st.sampled_from(
    [PAPER, PAGE, TALK, "example.org/paper.pdf", "first#old-paper", "gone.example.org", "second#p1"]
)
_edits = st.tuples(
    _keys,
    st.sampled_from(["status"]),
    st.sampled_from([status.value for status in Status]),
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_edits, max_size=8))
def test_a_shelf_changed_step_by_step_is_the_shelf_made_anew(
    papers: CompiledCatalog, reading: CompiledCatalog, edits: list[tuple[str, str, object]]
):
    shelf = Shelf.of((papers, reading), Marks({}))
    for count in range(len(edits) + 1):
        [shelf.entry(work) for work in range(len(shelf))]
        shelf = shelf.with_marks(shelf.marks.with_all(marks(*edits[:count]).documents))

    anew = Shelf.of((papers, reading), shelf.marks)

    for scope in (EVERYTHING, Scope(0), Scope(0, 0), Scope(0, 1), Scope(0, 2), Scope(1)):
        assert shelf.progress(scope) == anew.progress(scope)
    for work in range(7):
        assert shelf.entry(work) == anew.entry(work)
        assert shelf.status(work) is shelf.entry(work).status
