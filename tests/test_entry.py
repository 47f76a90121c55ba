"""Promises of an entry: a reference with what its reader did with it, as a row shows it."""

import pytest
from refshelf.data.compiled import CompiledCatalog
from refshelf.data.kind import FormKind
from refshelf.user_state.change import Json
from refshelf.user_state.entry import Entry, make_entry
from refshelf.user_state.mark import Seen
from refshelf.user_state.marks import Marks
from refshelf.user_state.status import Status
from refshelf.user_state.step import Changed, record
from refshelf.user_state.works import Works
from state_making import NOON, change_id, edit

PAPER, PDF, VIDEO = "example.org/paper", "example.org/paper.pdf", "example.org/talk-of-paper"
Edits = tuple[tuple[str, str, Json], ...]


def entry(papers: CompiledCatalog, *edits: tuple[str, str, Json], work: int = 0) -> Entry:
    documents: Changed = {}
    for number, (key, slot, value) in enumerate(edits, 1):
        on = f"2026-11-{number:02d}"
        documents |= record(documents, [edit(key, slot, value, on=on)], change_id(number))
    return make_entry(Works((papers,)), Marks(documents), work)


def test_an_unmarked_entry_is_its_reference(papers: CompiledCatalog):
    plain = entry(papers)

    assert (plain.reference.title, plain.path, plain.catalog) == ("A paper", ("Papers",), "first")
    assert (plain.status_word, plain.started, plain.finished, plain.note) == (
        "unread",
        None,
        None,
        "",
    )
    assert (plain.is_new, plain.is_gone, plain.is_related) == (False, False, False)


def test_the_first_form_is_the_references_own_url(papers: CompiledCatalog):
    forms = entry(papers).forms

    assert [form.kind for form in forms] == [
        FormKind.PAGE,
        FormKind.PDF,
        FormKind.VIDEO,
        FormKind.CODE,
    ]
    assert (forms[0].key, forms[0].url) == (PAPER, "https://example.org/paper")
    assert forms[1].key == PDF


def test_a_related_work_and_a_nested_category_are_told(papers: CompiledCatalog):
    assert entry(papers, work=1).is_related
    assert entry(papers, work=3).path == ("Papers", "Deep")


@pytest.mark.parametrize(
    ("edits", "word"),
    [
        (((PAPER, "status", "done"),), "read"),
        (((PDF, "status", "done"),), "read"),
        (((VIDEO, "status", "done"),), "watched"),
        (((PDF, "status", "started"),), "started"),
        (((PAPER, "status", "skipped"),), "skipped"),
        (((VIDEO, "status", "done"), (PAPER, "status", "started")), "started"),
    ],
)
def test_done_is_said_as_read_or_watched(papers: CompiledCatalog, edits: Edits, word: str):
    assert entry(papers, *edits).status_word == word


def test_a_talk_is_watched(papers: CompiledCatalog):
    assert entry(papers, ("example.org/talk", "status", "done"), work=4).status_word == "watched"


def test_history_joins_the_work_and_its_forms_in_order(papers: CompiledCatalog):
    read = entry(
        papers, (PDF, "status", "started"), (PAPER, "status", "skipped"), (VIDEO, "status", "done")
    )

    assert [head.value for head in read.history] == [Status.STARTED, Status.SKIPPED, Status.DONE]
    assert (read.started, read.finished) == ("2026-11-01", "2026-11-03")


def test_what_is_done_no_more_is_not_finished(papers: CompiledCatalog):
    unread = entry(papers, (PAPER, "status", "done"), (PAPER, "status", "unread"))

    assert unread.finished is None


def test_notes_of_two_devices_are_both_shown_newest_first(papers: CompiledCatalog):
    slot = {change_id(n): {"v": f"text {n}", "on": NOON} for n in (1, 2)}
    both = make_entry(Works((papers,)), Marks({PAPER: {"note": slot}}), 0)  # pyright: ignore[reportArgumentType]

    assert both.note == "text 2\n\ntext 1"


def test_marks_under_earlier_names_are_the_works(papers: CompiledCatalog):
    assert entry(papers, ("first#old-paper", "tag:x", True)).mark.tags == ("x",)
    assert entry(papers, ("first#paper", "tag:x", True)).mark.tags == ("x",)


def test_an_entry_says_what_is_to_be_remembered_of_it(papers: CompiledCatalog):
    assert entry(papers).seen == Seen("https://example.org/paper", "A paper", "first")


def test_a_form_is_found_by_its_kind(papers: CompiledCatalog):
    video = entry(papers).form(FormKind.VIDEO)

    assert video is not None
    assert video.key == VIDEO
    assert entry(papers).form(FormKind.AUDIO) is None


def test_news_that_were_marked_are_none(papers: CompiledCatalog):
    works = Works((papers,))
    marked = Marks(record({}, [edit(PAPER, "star", value=True)], change_id(1)))

    assert make_entry(works, Marks({}), 0, is_new=True).is_new
    assert not make_entry(works, marked, 0, is_new=True).is_new
