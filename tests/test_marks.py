"""Promises of all marks at one moment: a value that shares what did not change."""

from refshelf.user_state.mark import NO_MARK
from refshelf.user_state.marks import Marks
from refshelf.user_state.step import Changed, record
from state_making import change_id, edit


def documents(*keys: str, value: str = "done", step: int = 1) -> Changed:
    return record({}, [edit(key, value=value) for key in keys], change_id(step))


def test_a_key_without_changes_has_no_mark():
    assert Marks({}).mark("k") is NO_MARK
    assert Marks(documents("l")).mark("k", ("m",)) is NO_MARK


def test_marks_can_be_gone_through_counted_and_asked():
    marks = Marks(documents("k", "l"))

    assert (list(marks), len(marks), "k" in marks, "x" in marks) == (["k", "l"], 2, True, False)


def test_a_mark_is_folded_once_and_shared_by_later_versions():
    marks = Marks(documents("k", "l"))
    folded = marks.mark("k")

    later = marks.with_documents(documents("l", value="skipped", step=2))

    assert later.mark("k") is folded
    assert marks.mark("k") is folded


def test_an_earlier_version_stays_as_it_was():
    marks = Marks(documents("k"))

    later = marks.with_documents(documents("k", value="skipped", step=2))

    assert [one.mark("k").status.value for one in (later, marks, later)] == [  # pyright: ignore[reportOptionalMemberAccess]
        "skipped",
        "done",
        "skipped",
    ]


def test_no_change_gives_the_same_marks():
    marks = Marks(documents("k"))

    assert marks.with_documents({}) is marks


def test_what_was_done_under_an_earlier_key_is_joined():
    marks = Marks({**documents("old"), **record({}, [edit("k", "note", "text")], change_id(2))})

    mark = marks.mark("k", ("old",))

    assert mark.status is not None
    assert len(mark.notes) == 1
    assert marks.mark("k").status is None


def test_reading_everything_anew_keeps_what_is_equal():
    marks = Marks(documents("k", "l"))

    read = marks.with_all({**documents("k"), **documents("l", value="skipped", step=2)})

    assert read.documents["k"] is marks.documents["k"]
    assert read.changed_keys(marks) == {"l"}


def test_new_changed_and_vanished_keys_are_named():
    marks = Marks(documents("k", "l"))

    later = marks.with_all({"k": marks.documents["k"], **documents("new")})

    assert later.changed_keys(marks) == {"l", "new"}
    assert later.changed_keys(later) == frozenset()
