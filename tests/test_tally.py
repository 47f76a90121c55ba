"""Promises of the tally: each work counts once, and a change costs only what it changes."""

import pytest
from refshelf.data.compiled import CompiledCatalog
from refshelf.user_state.marks import Marks
from refshelf.user_state.progress import Progress
from refshelf.user_state.status import Status
from refshelf.user_state.step import record, void
from refshelf.user_state.tally import Tally
from refshelf.user_state.works import Works
from state_making import change_id, edit

PAPER, PAGE = "example.org/paper", "example.org/page"


@pytest.fixture
def tally(papers: CompiledCatalog, reading: CompiledCatalog) -> Tally:
    return Tally(Works((papers, reading)))


def set_to(value: str, *keys: str, marks: Marks | None = None, step: int = 1) -> Marks:
    known = marks or Marks({})
    edits = [edit(key, value=value) for key in keys]
    return known.with_documents(record(known.documents, edits, change_id(step)))


def test_before_anything_is_marked_all_is_to_be_done(tally: Tally):
    assert tally.progress() == Progress(total=5)
    assert tally.progress(1) == Progress(total=2)
    assert tally.status(PAPER) is Status.UNREAD


def test_a_work_in_two_lists_counts_once_in_each_and_once_in_all(tally: Tally):
    tally = tally.recounted(set_to("done", PAGE), [PAGE])

    assert [tally.progress(*part).done for part in ((), (0,), (0, 0), (0, 1), (0, 2), (1,))] == [
        1,
        1,
        1,
        1,
        0,
        1,
    ]


def test_forms_of_one_work_count_as_one_work(tally: Tally):
    forms = ["example.org/paper.pdf", "example.org/talk-of-paper", "example.org/paper.mp3", PAPER]

    tally = tally.recounted(set_to("done", *forms), forms)

    assert (tally.progress().done, tally.progress(1).done) == (1, 1)


def test_a_related_work_counts_as_one_of_its_own(tally: Tally):
    tally = tally.recounted(set_to("done", "example.org/lessons"), ["example.org/lessons"])

    assert tally.progress(0, 0).done == 1
    assert tally.status(PAPER) is Status.UNREAD


def test_started_counts_on_neither_side_and_skipped_leaves_both(tally: Tally):
    marks = set_to("skipped", PAGE, marks=set_to("started", PAPER), step=2)

    progress = tally.recounted(marks, marks).progress()

    assert (progress.done, progress.skipped, progress.of) == (0, 1, 4)


def test_counting_the_same_change_twice_counts_it_once(tally: Tally):
    marks = set_to("done", PAGE)

    twice = tally.recounted(marks, [PAGE, PAGE]).recounted(marks, [PAGE])

    assert twice.progress().done == 1


def test_what_is_undone_no_longer_counts(tally: Tally):
    marks = set_to("done", PAGE)
    tally = tally.recounted(marks, [PAGE])
    undone = marks.with_documents(void(marks.documents, change_id(1))[0])

    assert tally.recounted(undone, [PAGE]).progress() == Progress(total=5)


def test_an_earlier_tally_stays_as_it_was(tally: Tally):
    tally.recounted(set_to("done", PAGE), [PAGE])

    assert tally.progress().done == 0


def test_a_key_that_no_list_holds_does_not_count(tally: Tally):
    assert tally.recounted(set_to("done", "x"), ["x"]).progress().done == 0


@pytest.mark.parametrize(
    ("progress", "percent", "fraction"),
    [
        (Progress(), 0, 0.0),
        (Progress(total=3, skipped=3), 0, 0.0),
        (Progress(done=1, total=1000), 1, 0.001),
        (Progress(done=999, total=1000), 99, 0.999),
        (Progress(done=2, skipped=1, total=3), 100, 1.0),
        (Progress(done=1, total=3), 33, 1 / 3),
    ],
)
def test_a_hundred_percent_is_all_and_none_is_nothing(
    progress: Progress, percent: int, fraction: float
):
    assert (progress.percent, progress.fraction) == (percent, fraction)
