"""Promises of steps: what an action writes, and what undo takes back, as functions of documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.change import Json, heads, is_void
from refshelf.user_state.mark import SEEN as SEEN_SLOT
from refshelf.user_state.mark import Seen, fold
from refshelf.user_state.step import (
    Changed,
    Edit,
    change_ids,
    record,
    restore,
    step_changes,
    void,
)
from state_making import NOON, SEEN, change_id, edit


def steps(*edits: Edit) -> Changed:
    """Do each edit as a step of its own, with the ids 1, 2, ...."""
    documents: Changed = {}
    for number, one in enumerate(edits, 1):
        documents |= record(documents, [one], change_id(number))
    return documents


def in_force(documents: Changed, key: str, slot: str) -> list[Json]:
    return [change["v"] for _, change in heads(documents.get(key, {}).get(slot))]


def test_a_new_value_replaces_what_was_in_force():
    documents = steps(edit("k", "note", "one"), edit("k", "note", "two"))

    assert in_force(documents, "k", "note") == ["two"]
    assert documents["k"]["note"][change_id(2)]["over"] == [change_id(1)]


def test_saving_one_of_two_texts_settles_both():
    documents = steps(edit("k", "note", "one"))
    documents["k"]["note"][change_id(2)] = {"v": "other", "on": NOON}  # pyright: ignore[reportIndexIssue]

    saved = record(documents, [edit("k", "note", "other")], change_id(3))

    assert in_force(saved, "k", "note") == ["other"]
    assert set(saved["k"]["note"][change_id(3)]["over"]) == {change_id(1), change_id(2)}


def test_a_text_that_came_in_unseen_stays_in_force_beside_the_saved_one():
    documents = steps(edit("k", "note", "one"))
    documents["k"]["note"][change_id(2)] = {"v": "came in", "on": NOON}  # pyright: ignore[reportIndexIssue]

    saved = record(documents, [edit("k", "note", "mine", replaces=(change_id(1),))], change_id(3))

    assert in_force(saved, "k", "note") == ["mine", "came in"]
    assert saved["k"]["note"][change_id(3)]["over"] == [change_id(1)]


@pytest.mark.parametrize("blank", ["", " \n", None])
def test_a_blank_that_came_in_unseen_is_replaced_all_the_same(blank: Json):
    documents = steps(edit("k", "note", "one"))
    documents["k"]["note"][change_id(2)] = {"v": blank, "on": NOON}  # pyright: ignore[reportIndexIssue]

    saved = record(documents, [edit("k", "note", "mine", replaces=())], change_id(3))

    assert in_force(saved, "k", "note") == ["mine", "one"]


def test_earlier_names_of_which_nothing_is_known_add_nothing():
    documents = steps(edit("old", "note", "text"))

    changed = record(
        documents, [edit("k", "star", value=True, aliases=("no", "old"))], change_id(2)
    )

    assert in_force(changed, "k", "note") == ["text"]
    assert set(changed) == {"k"}


def test_setting_what_is_set_changes_nothing():
    documents = steps(edit("k"), edit("l", "star", value=True), edit("m", "note", "text"))
    same = [edit("k"), edit("l", "star", value=True), edit("m", "note", "text")]

    assert record(documents, same, change_id(9)) == {}


def test_a_star_given_again_on_another_day_changes_nothing():
    documents = steps(edit("k", "star", value=True, on="2026-01-01"))

    assert record(documents, [edit("k", "star", value=True, on="2026-02-02")], change_id(2)) == {}


def test_a_change_is_written_as_the_format_has_it():
    documents = steps(edit("k", "note", "one"), edit("k", "note", "two"))

    assert documents["k"] == {
        "note": {
            change_id(1): {"v": "one", "on": NOON, "over": [], "undo": 0},
            change_id(2): {"v": "two", "on": NOON, "over": [change_id(1)], "undo": 0},
        },
        SEEN_SLOT: {change_id(1): {"v": SEEN.as_json(), "over": [], "undo": 0}},
    }


def test_what_a_work_looks_like_now_replaces_what_it_looked_like():
    later = Seen("https://example.org/a", "Another title", "dynamodb")
    documents = steps(edit("k"), edit("k", "note", "text", seen=later))

    assert in_force(documents, "k", SEEN_SLOT) == [later.as_json()]
    assert documents["k"][SEEN_SLOT][change_id(2)] == {
        "v": later.as_json(),
        "over": [change_id(1)],
        "undo": 0,
    }


def test_a_change_of_a_program_that_counts_no_undos_can_be_undone():
    documents: Changed = {"k": {"note": {change_id(1): {"v": "text"}}}}

    changed, later = void(documents, change_id(1))

    assert (in_force(changed, "k", "note"), later) == ([], [])


def test_clearing_what_was_never_set_changes_nothing():
    nothing = [edit("k", "note", ""), edit("k", "star", value=False), edit("k", value="unread")]

    assert record({}, nothing, change_id(1)) == {}


def test_a_status_with_another_day_is_another_deed_but_another_minute_is_not():
    documents = steps(edit("k", on="2023-05-01"))

    other_day = record(documents, [edit("k", on="2024-05-01")], change_id(2))
    same_day = record(documents, [edit("k", on="2023-05-01")], change_id(2))
    other_minute = record(documents, [edit("k", on="2024-05-01T10:00:00Z")], change_id(2))

    assert (bool(other_day), same_day, other_minute) == (True, {}, {})


def test_a_value_is_recorded_anew_where_that_is_asked_for():
    documents = steps(edit("k"), edit("k", anew=True))

    assert [change["v"] for change in documents["k"]["status"].values()] == ["done", "done"]
    assert len(heads(documents["k"]["status"])) == 1


def test_one_slot_set_twice_in_a_step_still_replaces_what_was_before():
    documents = steps(edit("k", value="started"))

    twice = record(
        documents, [edit("k", anew=True), edit("k", value="skipped", anew=True)], change_id(2)
    )

    assert in_force(twice, "k", "status") == ["skipped"]
    assert twice["k"]["status"][change_id(2)]["over"] == [change_id(1)]


def test_the_same_work_twice_in_a_selection_is_no_conflict():
    documents = steps(edit("k", value="started"))

    twice = record(documents, [edit("k", anew=True)] * 2, change_id(2))

    assert fold(twice["k"]).conflicts == ()


def test_what_was_set_on_an_earlier_key_is_copied_with_its_ids_and_replaced():
    documents = steps(edit("old", "note", "one"))

    moved = record(documents, [edit("new", "note", "two", aliases=("old",))], change_id(2))

    assert list(moved) == ["new"]
    assert list(moved["new"]["note"]) == [change_id(1), change_id(2)]
    assert [note.value for note in fold(moved["new"], documents["old"]).notes] == ["two"]


def test_an_update_that_drops_the_earlier_key_hides_nothing_that_was_written_after_it():
    documents = steps(edit("old", "star", value=True))
    moved = record(documents, [edit("new", "note", "two", aliases=("old",))], change_id(2))

    assert fold(moved["new"]).starred


def test_a_slot_of_no_known_shape_does_not_stop_a_change():
    documents: Changed = {"k": {"note": 5, "seen": [1]}}  # pyright: ignore[reportAssignmentType]

    changed = record(documents, [edit("k", "note", "text")], change_id(1))

    assert in_force(changed, "k", "note") == ["text"]


def test_what_a_work_looks_like_is_stored_once():
    documents = steps(edit("k", "note", "one"), edit("k", "note", "two"))

    assert list(documents["k"][SEEN_SLOT]) == [change_id(1)]


def test_undoing_a_step_brings_back_what_was_before_it():
    documents = steps(edit("k", "note", "one"), edit("k", "note", "two"))

    changed, later = void(documents, change_id(2))

    assert in_force(changed, "k", "note") == ["one"]
    assert later == []


def test_undoing_what_was_replaced_is_refused_and_names_the_later_change():
    documents = steps(edit("k", "note", "one"), edit("k", "note", "two"))

    changed, later = void(documents, change_id(1))

    assert changed == {}
    assert [(one.key, one.slot, one.id, one.value) for one in later] == [
        ("k", "note", change_id(2), "two")
    ]


def test_of_a_step_with_many_slots_only_those_still_in_force_are_undone():
    both = record({}, [edit("k", "note", "one"), edit("l")], change_id(1))
    documents = {**both, **record(both, [edit("k", "note", "two")], change_id(2))}

    changed, later = void(documents, change_id(1))

    assert list(changed) == ["l"]
    assert [one.key for one in later] == ["k"]


def test_undoing_twice_is_undoing_once():
    documents = steps(edit("k"))
    undone = documents | void(documents, change_id(1))[0]

    assert void(undone, change_id(1)) == ({}, [])


def test_restoring_what_is_valid_changes_nothing():
    assert restore(steps(edit("k")), change_id(1)) == {}


def test_a_change_that_replaces_itself_harms_nothing():
    looped: Changed = {
        "k": {"note": {change_id(1): {"v": "loop", "over": [change_id(1)]}}},
    }

    assert void(looped, change_id(1)) == ({}, [])


def test_a_step_lists_what_it_set():
    documents = record({}, [edit("k"), edit("k", "note", "text")], change_id(1))

    found = [
        (key, slot, change["v"]) for key, slot, change in step_changes(documents, change_id(1))
    ]

    assert found == [("k", "status", "done"), ("k", "note", "text")]
    assert set(change_ids(documents)) == {change_id(1)}


def test_what_is_no_change_is_not_taken_for_one():
    odd: Changed = {"k": {"note": {change_id(1): 5, "x": {"v": 1}}, "star": 7}}  # pyright: ignore[reportAssignmentType]

    assert step_changes(odd, change_id(1)) == []
    assert list(change_ids(odd)) == []


_slots = st.sampled_from(["status", "note", "tag:x"])
_edits = st.builds(
    edit, st.sampled_from(["k", "l"]), _slots, st.sampled_from(["done", "started", "skipped"])
)
_step_lists = st.lists(st.lists(_edits, min_size=1, max_size=4), min_size=1, max_size=6)


@given(_step_lists, st.data())
def test_undo_takes_back_exactly_the_slots_that_a_step_heads_and_redo_gives_them_back(
    edits: list[list[Edit]], data: st.DataObject
):
    documents: Changed = {}
    for number, step in enumerate(edits, 1):
        documents |= record(documents, step, change_id(number))
    step_id = change_id(data.draw(st.integers(1, len(edits))))
    headed = {
        (key, slot)
        for key, slot, _ in step_changes(documents, step_id)
        if step_id in dict(heads(documents[key][slot]))
    }

    changed, later = void(documents, step_id)
    undone = documents | changed

    flipped = {
        (key, slot) for key, slot, change in step_changes(undone, step_id) if is_void(change)
    }
    set_by_step = {(key, slot) for key, slot, _ in step_changes(documents, step_id)}
    assert flipped == headed
    assert {(one.key, one.slot) for one in later} == set_by_step - headed
    given_back = undone | restore(undone, step_id)
    for key, slot in set_by_step:
        assert in_force(given_back, key, slot) == in_force(documents, key, slot)


@given(_step_lists, _step_lists)
def test_edits_of_different_slots_and_keys_on_two_devices_all_survive(
    mine: list[list[Edit]], theirs: list[list[Edit]]
):
    documents: Changed = {}
    for number, step in enumerate(mine, 1):
        documents |= record(documents, step, change_id(number))
    others: Changed = {}
    for number, step in enumerate(theirs, 1):
        renamed = [edit(one.key, f"tag:{one.slot}", value=True) for one in step]
        others |= record(others, renamed, change_id(number, "bbbbbb"))

    for key in {*documents, *others}:
        joined = fold(documents.get(key, {}), others.get(key, {}))
        assert set(fold(documents.get(key, {})).tags) <= set(joined.tags)
        assert set(fold(others.get(key, {})).tags) <= set(joined.tags)
        assert joined.statuses == fold(documents.get(key, {})).statuses
