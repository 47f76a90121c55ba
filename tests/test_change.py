"""Promises of changes: which are in force, and that joining histories loses nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.change import (
    Change,
    Document,
    Json,
    heads,
    is_sound,
    is_void,
    merge_documents,
    sound_changes,
)
from state_making import change_id

_ids = st.integers(1, 8).map(change_id)
_values = (
    st.none() | st.booleans() | st.integers(-2, 3) | st.sampled_from([0.5, 1.0, "a", "b", "é"])
)
_fields = st.fixed_dictionaries(
    {"v": _values},
    optional={
        "on": st.sampled_from(["2024-01-01", "2025-01-01"]),
        "over": st.lists(_ids, max_size=3),
        "undo": st.integers(0, 3),
        "later field": _values,
    },
)
_slots = st.dictionaries(_ids, _fields, max_size=5)
_sound = st.dictionaries(st.sampled_from(["status", "note", "tag:x"]), _slots, max_size=3)
_json = st.recursive(
    _values,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["v", "over", "undo", "status", "x"]), inner, max_size=3)
    ),
    max_leaves=10,
)
_odd = st.dictionaries(
    st.sampled_from(["status", "note"]), st.dictionaries(_ids, _fields | _json) | _json, max_size=2
)
documents = _sound | _odd


def _text(document: Document) -> str:
    return json.dumps(document, sort_keys=True)


@given(documents, documents)
def test_merging_is_the_same_from_either_side(one: Document, other: Document):
    assert _text(merge_documents(one, other)) == _text(merge_documents(other, one))


@given(documents, documents, documents)
def test_merging_is_the_same_in_any_grouping(one: Document, two: Document, three: Document):
    left = merge_documents(merge_documents(one, two), three)
    right = merge_documents(one, merge_documents(two, three))

    assert _text(left) == _text(right)


@given(documents, documents)
def test_merging_twice_is_merging_once(one: Document, other: Document):
    merged = merge_documents(one, other)

    assert _text(merge_documents(merged, other)) == _text(merged)
    assert _text(merge_documents(merged, merged)) == _text(merged)


@given(_sound, _sound)
def test_merging_removes_no_change_and_no_link_and_takes_the_larger_undo(
    one: Document, other: Document
):
    merged = merge_documents(one, other)

    for source in (one, other):
        for name, slot in source.items():
            for made, change in slot.items():
                joined = merged[name][made]
                assert set(change.get("over", ())) <= set(joined.get("over", ()))
                assert change.get("undo", 0) <= joined.get("undo", 0)


@given(documents, documents)
def test_merging_keeps_the_fields_of_a_newer_version(one: Document, other: Document):
    newer = {"status": {change_id(9): {"v": "done", "mood": {"deep": [1]}, "undo": 0}}}

    merged = merge_documents(merge_documents(one, newer), other)

    if isinstance(merged["status"], dict):
        assert merged["status"][change_id(9)] == newer["status"][change_id(9)]


def _ancestors(slot: dict[str, Change], made: str, found: set[str]) -> set[str]:
    for earlier in slot.get(made, {}).get("over", ()):
        if earlier not in found:
            found.add(earlier)
            _ancestors(slot, earlier, found)
    return found


@given(_slots)
def test_in_force_is_every_valid_change_that_no_valid_one_came_after_and_no_other(
    slot: dict[str, Change],
):
    valid = {made for made, change in slot.items() if not is_void(change)}
    passed = {earlier for made in valid for earlier in _ancestors(slot, made, set())}

    found = [made for made, _ in heads(slot)]

    assert found == sorted(valid - passed, reverse=True)


def test_undoing_the_middle_of_three_does_not_bring_back_the_first():
    slot: dict[str, Change] = {
        change_id(1): {"v": "first"},
        change_id(2): {"v": "second", "over": [change_id(1)], "undo": 1},
        change_id(3): {"v": "third", "over": [change_id(2)]},
    }

    assert [change["v"] for _, change in heads(slot)] == ["third"]


def test_what_was_undone_and_given_again_is_in_force():
    slot: dict[str, Change] = {change_id(1): {"v": "text", "undo": 2}}

    assert [made for made, _ in heads(slot)] == [change_id(1)]


@given(_json)
def test_whatever_stands_in_place_of_a_slot_is_carried_and_never_shown(strange: object):
    assert all(is_sound(change) for _, change in sound_changes(strange))
    assert all(is_sound(change) for _, change in heads(strange))  # pyright: ignore[reportArgumentType]


@given(_json)
def test_only_what_has_a_value_and_links_and_a_count_of_the_right_shape_is_a_change(
    strange: object,
):
    if is_sound(strange):
        assert "v" in strange
        assert isinstance(strange.get("undo", 0) % 2, int)
        assert all(isinstance(earlier, str) for earlier in strange.get("over", ()))


@pytest.mark.parametrize("times", range(6))
def test_a_change_is_void_while_it_was_taken_back_oftener_than_given_again(times: int):
    assert is_void({"v": "text", "undo": times}) == (times in {1, 3, 5})


@pytest.mark.parametrize(
    "strange",
    [
        {"on": "2026"},
        {"v": 1, "on": 5},
        {"v": 1, "on": None},
        {"v": 1, "over": "ab"},
        {"v": 1, "over": ["a", 5]},
        {"v": 1, "undo": "1"},
        {"v": 1, "undo": True},
        {"v": 1, "undo": 1.0},
    ],
    ids=str,
)
def test_a_field_of_another_type_makes_no_change(strange: object):
    assert not is_sound(strange)


_ONE_OTHER = [
    ([1, 2], [3]),
    (True, 1),
    (False, "a"),
    (9, 10),
    (-1, None),
    ("b", "a"),
    ({"a": 1}, "z"),
    ({"b": 1, "a": 9}, {"a": 99, "b": 0}),
]
_WINNER = [[3], 1, False, 10, -1, "b", {"a": 1}, {"a": 99, "b": 0}]


@pytest.mark.parametrize(
    ("one", "other", "winner"),
    [(*pair, winner) for pair, winner in zip(_ONE_OTHER, _WINNER, strict=True)],
    ids=str,
)
def test_of_two_values_of_one_change_every_program_takes_the_same(
    one: Json, other: Json, winner: Json
):
    def holding(value: Json) -> Document:
        return {"star": {change_id(1): {"v": value}}}

    taken = _text(holding(winner))

    assert _text(merge_documents(holding(one), holding(other))) == taken
    assert _text(merge_documents(holding(other), holding(one))) == taken


def test_which_value_is_taken_does_not_hang_on_the_order_in_which_its_fields_stand():
    first, again, other = {"b": 1, "a": 9}, {"a": 9, "b": 1}, {"a": 99, "b": 0}

    taken = [
        merge_documents({"x": {change_id(1): {"v": value}}}, {"x": {change_id(1): {"v": other}}})
        for value in (first, again)
    ]

    assert taken[0] == taken[1]


def test_links_are_joined_by_union_and_what_is_no_list_is_not_joined():
    def linking(over: object) -> Document:
        return {"note": {change_id(3): {"v": "x", "over": over}}}  # pyright: ignore[reportReturnType]

    both = merge_documents(linking(["b", "a"]), linking(["c", "a"]))

    assert both == linking(["a", "b", "c"])
    assert merge_documents(linking(["a"]), linking(5)) == linking(["a"])
    assert merge_documents(linking(5), linking(["a"])) == linking(["a"])
    assert merge_documents(linking(["a"]), linking("[")) == linking(["a"])
    assert merge_documents(linking("["), linking(["a"])) == linking(["a"])


@pytest.mark.parametrize(
    ("field", "sound", "broken"), [("undo", 1, 9.5), ("on", "2026-11-20", ["2026"])], ids=str
)
def test_a_field_that_can_be_right_wins_over_one_that_cannot(field: str, sound: Json, broken: Json):
    def having(value: Json) -> Document:
        return {"star": {change_id(3): {"v": True, field: value}}}

    assert merge_documents(having(sound), having(broken)) == having(sound)
    assert merge_documents(having(broken), having(sound)) == having(sound)


def test_changes_win_over_what_stands_in_place_of_a_slot():
    whole: Document = {"note": {change_id(1): {"v": "text"}}}
    strange: Document = {"note": 5}  # pyright: ignore[reportAssignmentType]

    assert merge_documents(strange, whole) == merge_documents(whole, strange) == whole


def test_merging_decides_between_truth_and_one_the_same_way_from_both_sides():
    one: Document = {"star": {change_id(1): {"v": [1]}}}
    other: Document = {"star": {change_id(1): {"v": [True]}}}

    assert _text(merge_documents(one, other)) == _text(merge_documents(other, one))
