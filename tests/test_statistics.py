"""Promises of the statistics: each work counts once, in its week, its kind, its list."""

import time
from collections.abc import Generator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from refshelf.data.catalog import Catalog, Category
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.reference import Reference
from refshelf.user_state.change import Json
from refshelf.user_state.marks import Marks
from refshelf.user_state.progress import Progress
from refshelf.user_state.shelf import EVERYTHING, Scope, Shelf
from refshelf.user_state.statistics import Statistics, TimeLeft, take_statistics
from refshelf.user_state.status import Status
from refshelf.user_state.step import record
from state_making import change_id, edit

TODAY = date(2026, 11, 24)
PAPER, PDF, PAGE = "example.org/paper", "example.org/paper.pdf", "example.org/page"
TALK, LESSONS = "example.org/talk", "example.org/lessons"
KEYS = (PAPER, PDF, PAGE, TALK, LESSONS, "first#old-paper", "example.org/paper.mp3", "nowhere")
Mark = tuple[str, str, Json, str]


def marked(*marks: Mark) -> Marks:
    known = Marks({})
    for number, (key, slot, value, on) in enumerate(marks, 1):
        step = record(known.documents, [edit(key, slot, value, on=on)], change_id(number))
        known = known.with_documents(step)
    return known


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Live in New York, where it is five hours earlier."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def lists(papers: CompiledCatalog, reading: CompiledCatalog) -> tuple[CompiledCatalog, ...]:
    return papers, reading


def of(lists: tuple[CompiledCatalog, ...], *marks: Mark, scope: Scope = EVERYTHING) -> Statistics:
    return take_statistics(Shelf.of(lists, marked(*marks)), scope, TODAY)


def weeks_of(statistics: Statistics) -> dict[str, int]:
    return {str(week.monday): week.done for week in statistics.weeks.weeks if week.done}


def test_a_work_counts_once_on_the_day_it_was_done(lists) -> None:
    found = of(
        lists,
        (PAPER, "status", "done", "2026-10-05"),
        (PAPER, "status", "unread", "2026-10-06"),
        (PAPER, "status", "done", "2026-11-12T12:00:00Z"),
    )

    assert weeks_of(found) == {"2026-11-09": 1}


def test_a_work_counts_once_however_many_of_its_forms_are_done(lists) -> None:
    found = of(
        lists, (PAPER, "status", "done", "2026-10-05"), (PDF, "status", "done", "2026-11-16")
    )

    assert weeks_of(found) == {"2026-11-16": 1}


def test_a_related_work_counts_as_one_of_its_own(lists) -> None:
    found = of(
        lists, (PAPER, "status", "done", "2026-11-16"), (LESSONS, "status", "done", "2026-11-17")
    )

    assert weeks_of(found) == {"2026-11-16": 2}


def test_a_work_without_a_date_is_counted_apart(lists) -> None:
    found = of(lists, (PAPER, "status", "done", ""), (TALK, "status", "done", "some day"))

    assert (found.weeks.undated, found.weeks.done) == (2, 0)


def test_an_instant_counts_on_the_readers_own_day(lists, new_york: None) -> None:
    # Monday two in the morning in UTC is Sunday evening there.
    found = of(lists, (PAPER, "status", "done", "2026-11-16T02:00:00Z"))

    assert weeks_of(found) == {"2026-11-09": 1}


def test_what_no_list_has_any_more_is_counted_apart(lists) -> None:
    marks = (
        ("nowhere", "status", "done", "2026-11-16"),
        ("away", "status", "started", "2026-11-01"),
    )

    found = of(lists, *marks)

    assert (found.gone, found.weeks.done, found.whole.progress.done) == (1, 0, 0)
    assert [entry.key for entry in found.begun] == ["away"]
    assert of(lists, *marks, scope=Scope(0)).gone == 0


def test_kinds_count_works_of_several_lists_once(lists) -> None:
    found = of(lists, (PAPER, "status", "done", ""), (TALK, "status", "skipped", ""))

    assert found.kinds["paper"] == Progress(done=1, total=1)
    assert found.kinds["video"] == Progress(skipped=1, total=1)


def test_what_is_in_progress_stands_longest_first(lists) -> None:
    found = of(
        lists,
        (TALK, "status", "started", ""),
        (PAGE, "status", "started", "2026-11-03"),
        (PAPER, "status", "started", "2026-02-03T10:00:00Z"),
        (LESSONS, "status", "done", "2026-02-03"),
    )

    assert [entry.reference.id for entry in found.begun] == ["paper", "page", "talk"]


def test_a_list_has_only_what_stands_in_it(lists) -> None:
    marks = ((TALK, "status", "started", ""), (PAGE, "status", "done", "2026-11-24"))

    first, second = (of(lists, *marks, scope=Scope(number)) for number in (0, 1))

    assert ([entry.key for entry in first.begun], list(second.begun)) == ([TALK], [])
    assert (first.weeks.this, second.weeks.this) == (1, 1)
    assert {part.catalog for part in second.parts} == {"second"}
    assert sum(second.statuses.values()) == 2


def test_stars_and_notes_count_once_for_each_work(lists) -> None:
    found = of(
        lists,
        (PAPER, "star", True, ""),
        ("name:first#old-paper", "star", True, ""),
        (PAGE, "star", True, ""),
        (PAGE, "star", False, ""),
        (PAGE, "note", "a note", ""),
        ("nowhere", "star", True, ""),
    )

    assert (found.starred, found.noted) == (1, 1)


def test_time_left_is_that_of_open_works_whose_length_is_known() -> None:
    works = [("a", 30), ("b", 45), ("c", None), ("d", 60), ("e", 5)]
    references = tuple(
        Reference(id=name, title=name, url=f"https://{name}.example", minutes=minutes)
        for name, minutes in works
    )
    catalog = Catalog(
        id="one", title="One", categories=(Category(name="A", references=references),)
    )
    lists = (CompiledCatalog.from_bytes(compile_catalog(catalog)),)

    found = of(
        lists,
        ("b.example", "status", "started", ""),
        ("d.example", "status", "done", ""),
        ("e.example", "status", "skipped", ""),
        ("a.example", "minutes", 40, ""),
    )

    assert found.left == TimeLeft(minutes=40 + 45, works=2, unknown=1)


STATUSES = st.tuples(
    st.sampled_from(KEYS),
    st.just("status"),
    st.sampled_from(["done", "done", "started", "skipped", "unread"]),
    st.sampled_from(["", "2026-11-23", "2026-11-22T23:59:59Z", "2025-01-01", "9999-12-31", "?"]),
)
OTHERS = st.one_of(
    st.tuples(st.sampled_from(KEYS), st.just("star"), st.booleans(), st.just("")),
    st.tuples(st.sampled_from(KEYS), st.just("note"), st.sampled_from(["", "a"]), st.just("")),
    st.tuples(st.sampled_from(KEYS), st.just("minutes"), st.integers(-1, 90), st.just("")),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(marks=st.lists(STATUSES | OTHERS, max_size=12), listing=st.sampled_from([-1, 0, 1]))
def test_all_counts_agree_whatever_was_marked(lists, marks: list[Mark], listing: int) -> None:
    shelf = Shelf.of(lists, marked(*marks))
    found = take_statistics(shelf, Scope(listing), TODAY)
    progress, statuses = shelf.progress(Scope(listing)), found.statuses

    assert found.weeks.done + found.weeks.earlier + found.weeks.undated == progress.done
    assert sum(statuses.values()) == progress.total
    assert (statuses[Status.DONE], statuses[Status.SKIPPED]) == (progress.done, progress.skipped)
    for name in ("done", "skipped", "total"):
        assert sum(getattr(one, name) for one in found.kinds.values()) == getattr(progress, name)
    is_open = statuses[Status.UNREAD] + statuses[Status.STARTED]
    assert found.left.works + found.left.unknown == is_open
    listed = [entry for entry in found.begun if not entry.is_gone]
    assert len({entry.key for entry in listed}) == len(listed) == statuses[Status.STARTED]
    entries = {shelf.entry(work).key: shelf.entry(work) for work in shelf.range(Scope(listing))}
    shown = [entry for entry in entries.values() if not entry.is_gone]
    assert found.starred == sum(entry.mark.starred for entry in shown)
    assert found.noted == sum(bool(entry.mark.notes) for entry in shown)
