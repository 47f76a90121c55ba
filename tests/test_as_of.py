"""Promises of going back: everything shows what it showed then, by one step that can be undone."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.user_state.as_of import edits_back
from refshelf.user_state.marks import Marks
from refshelf.user_state.store import Store
from state_making import NOON, edit, place_in, write

SETTINGS = (
    ("status", "done"),
    ("status", "skipped"),
    ("status", "unread"),
    ("star", True),
    ("star", False),
    ("note", "first"),
    ("note", "second"),
    ("note", ""),
    ("tag:work", True),
    ("tag:work", False),
    ("position", "12:34"),
    ("minutes", 30),
)
steps = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(SETTINGS)), max_size=8)


def values(marks: Marks) -> dict[str, object]:
    """Give what is shown of each key, without how it came about; what is blank is left out."""
    shown = {
        key: (
            mark.status.value if mark.status and mark.status.value != "unread" else None,
            mark.starred,
            tuple(head.value for head in mark.notes),
            mark.tags,
            mark.position.value if mark.position else "",
            mark.minutes.value if mark.minutes else None,
        )
        for key in marks
        for mark in (marks.mark(key),)
    }
    return {key: value for key, value in shown.items() if value != (None, False, (), (), "", None)}


@settings(deadline=None, max_examples=60)
@given(before=steps, since=steps)
def test_going_back_shows_everything_as_it_was_and_undo_leads_here_again(
    before: list[tuple[str, tuple[str, object]]], since: list[tuple[str, tuple[str, object]]]
):
    with TemporaryDirectory() as folder:
        store = Store(place_in(Path(folder)), machine="here")
        for key, (slot, value) in before:
            store.apply("before", [edit(key, slot, value)])  # pyright: ignore[reportArgumentType]
        then = store.contents()
        for key, (slot, value) in since:
            store.apply("since", [edit(key, slot, value)])  # pyright: ignore[reportArgumentType]
        now = store.marks()

        edits = edits_back(now.documents, then.documents, NOON)
        outcome = store.apply("went back", edits)

        assert values(outcome.marks) == values(Marks(then.documents))
        if outcome.step is not None:
            assert values(store.undo().marks) == values(now)


def test_two_texts_that_stood_beside_each_other_become_one_with_both(store: Store):
    mine = write(store, "a", "mine")
    theirs = {mine.replace(mine[18:24], "zzzzzz"): {"v": "theirs", "on": NOON, "over": []}}
    then = {"a": {"note": {**store.marks().documents["a"]["note"], **theirs}}}

    edits = edits_back({}, then, NOON)

    assert [(one.slot, set(str(one.value).split("\n\n"))) for one in edits] == [
        ("note", {"mine", "theirs"})
    ]


def test_a_slot_of_a_newer_program_is_left_where_there_was_nothing_in_it(store: Store):
    now = {"a": {"mood": {"x": {"v": "fine", "on": NOON, "over": []}}}}

    assert edits_back(now, {}, NOON) == ()
    assert [one.value for one in edits_back({}, now, NOON)] == ["fine"]


def test_a_status_comes_back_with_the_day_it_was_true_of(store: Store):
    store.apply("read", [edit("a", "status", "done", on="2020-02-02")])
    then = store.contents().documents
    store.apply("unread", [edit("a", "status", "unread")])

    (back,) = edits_back(store.marks().documents, then, NOON)

    assert (back.value, back.on) == ("done", "2020-02-02")
