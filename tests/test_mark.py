"""Promises of a mark: what is shown of its changes, whatever a file holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.change import Json
from refshelf.user_state.mark import NO_MARK, Head, Seen, fold
from refshelf.user_state.status import Status
from state_making import NOON, SEEN, change_id


def change(value: Json, *over: int, undo: int = 0) -> dict[str, Json]:
    return {"v": value, "on": NOON, "over": [change_id(number) for number in over], "undo": undo}


def head(number: int, value: object) -> Head[object]:
    return Head(change_id(number), value, NOON)


def test_nothing_set_is_no_mark():
    assert fold({}) == NO_MARK
    assert NO_MARK.is_blank
    assert (NO_MARK.status, NO_MARK.starred, NO_MARK.latest) == (None, False, "")


def test_the_newest_of_two_statuses_is_shown_and_both_are_listed():
    mark = fold({"status": {change_id(1): change("done"), change_id(2): change("unread")}})

    assert mark.status == head(2, Status.UNREAD)
    assert mark.statuses == (head(2, Status.UNREAD), head(1, Status.DONE))
    assert mark.conflicts == ("status",)


def test_two_devices_that_set_the_same_are_in_no_conflict():
    mark = fold({"status": {change_id(1): change("done"), change_id(2): change("done")}})

    assert mark.conflicts == ()


def test_all_notes_that_nobody_replaced_are_shown_and_blank_ones_are_not():
    slot = {
        change_id(1): change("one"),
        change_id(2): change("two"),
        change_id(3): change(" \n"),
        change_id(4): change("old"),
        change_id(5): change("newer", 4),
    }

    assert fold({"note": slot}).notes == (head(5, "newer"), head(2, "two"), head(1, "one"))


def test_blanking_a_note_keeps_its_history_and_is_nothing_set():
    mark = fold({"note": {change_id(1): change("one"), change_id(2): change("", 1)}})

    assert mark.notes == ()
    assert mark.is_blank
    assert mark.latest == change_id(2)


def test_each_tag_stands_for_itself():
    document = {
        "tag:b": {change_id(1): change(value=True)},
        "tag:a": {change_id(2): change(value=True)},
        "tag:gone": {change_id(1): change(value=True), change_id(3): change(False, 1)},
    }

    assert fold(document).tags == ("a", "b")


def test_history_is_the_valid_status_changes_oldest_first():
    slot = {
        change_id(3): change("done", 2),
        change_id(1): change("started"),
        change_id(2): change("skipped", 1, undo=1),
    }

    assert fold({"status": slot}).history == (head(1, Status.STARTED), head(3, Status.DONE))


def test_what_was_undone_is_in_no_history_and_not_the_latest():
    mark = fold({"status": {change_id(1): change("done", undo=1)}})

    assert (mark.history, mark.latest, mark.status) == ((), "", None)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("status", "finished"),
        ("status", 1),
        ("status", None),
        ("star", "yes"),
        ("star", 1),
        ("note", 5),
        ("note", None),
        ("position", ["7"]),
        ("minutes", "10"),
        ("minutes", True),
        ("tag:x", "yes"),
        ("mood", "good"),
    ],
)
def test_a_value_that_this_version_does_not_know_is_not_shown(slot: str, value: Json):
    mark = fold({slot: {change_id(1): change(value)}})

    assert mark.is_blank
    assert mark.history == ()
    assert mark.conflicts == ()


@pytest.mark.parametrize(
    ("slot", "value", "is_blank"),
    [
        ("status", "unread", True),
        ("status", "started", False),
        ("star", True, False),
        ("star", False, True),
        ("note", "text", False),
        ("position", "7", False),
        ("position", "", True),
        ("tag:x", True, False),
        ("minutes", 10, True),
    ],
)
def test_a_mark_is_blank_if_all_of_it_was_put_back_to_nothing(
    slot: str, value: Json, *, is_blank: bool
):
    assert fold({slot: {change_id(1): change(value)}}).is_blank is is_blank


def test_star_position_and_minutes_are_their_newest_values():
    document = {
        "star": {change_id(1): change(value=False), change_id(2): change(value=True)},
        "position": {change_id(1): change("7"), change_id(2): change("9", 1)},
        "minutes": {change_id(1): change(90)},
    }

    mark = fold(document)

    assert mark.starred
    assert (mark.position, mark.minutes) == (head(2, "9"), head(1, 90))


def test_what_was_set_under_an_earlier_key_counts_as_well():
    old = {"note": {change_id(1): change("old")}, "star": {change_id(1): change(value=True)}}
    new = {"note": {change_id(2): change("new", 1)}, "status": {change_id(2): change("done")}}

    joined = fold(new, old)

    assert [note.value for note in joined.notes] == ["new"]
    assert joined.starred
    assert joined == fold(old, new)


def test_a_reference_is_remembered_as_it_was_last_seen_also_if_the_step_was_undone():
    slot = {
        change_id(1): change({"url": "https://a.org", "title": "Old", "catalog": "c"}),
        change_id(2): change({"url": None, "title": "New", "catalog": "c"}, 1, undo=1),
        change_id(3): change({"title": 5}),
        change_id(4): change("no reference"),
    }

    assert fold({"seen": slot}).seen == Seen(None, "New", "c")
    assert fold({"seen": {change_id(4): change("no reference")}}).seen is None


def test_what_is_seen_is_stored_as_it_is_read():
    assert fold({"seen": {change_id(1): change(SEEN.as_json())}}).seen == SEEN


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["v", "on", "over", "undo"]), inner, max_size=4)
    ),
    max_leaves=6,
)
_slots = st.sampled_from(["status", "star", "note", "position", "minutes", "seen", "tag:", "x"])


@given(st.dictionaries(_slots, st.dictionaries(st.text(max_size=3), _json, max_size=3) | _json))
def test_whatever_a_file_holds_gives_a_mark(document: dict[str, dict[str, Json]]):
    mark = fold(document)  # pyright: ignore[reportArgumentType]

    assert all(isinstance(one.value, str) for one in mark.notes)
    assert all(isinstance(one.value, Status) for one in mark.statuses)
