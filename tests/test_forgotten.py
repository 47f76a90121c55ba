"""Promises of what was forgotten: no merge brings it back, nothing else goes, later marks stay."""

import pytest
from contents_strategy import KEYS, documents, forgotten, ids
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.contents import Contents
from refshelf.user_state.forgotten import (
    NOTHING,
    Forgotten,
    added,
    as_rows,
    erased,
    forget,
    hash_of,
    joined,
    read_rows,
    sizes,
    without,
)
from refshelf.user_state.step import Changed, change_ids, record
from state_making import change_id, edit

_keys = st.lists(st.sampled_from(KEYS), max_size=2)


def document(*numbers: int):
    return {"note": {change_id(number): {"v": f"text {number}"} for number in numbers}}


# What is remembered


@given(forgotten)
def test_the_table_reads_back_as_it_was_written(some: Forgotten):
    assert read_rows(as_rows(some)) == some


@pytest.mark.parametrize("row", [5, None, [], {}, {"ids": "abc"}, {"ids": {"a": 1}}])
def test_a_row_of_another_shape_counts_for_nothing(row: object):
    assert read_rows({"good": {"ids": ["a"]}, "odd": row}) == {"good": frozenset("a")}


def test_of_a_row_only_texts_are_ids():
    assert read_rows({"h": {"ids": ["a", 5, None, ["b"]]}}) == {"h": frozenset("a")}


def test_rows_are_written_in_one_order():
    assert as_rows({"h": frozenset("cab")}) == {"h": {"ids": ["a", "b", "c"]}}


@pytest.mark.parametrize("key", ["https://example.org/a", "", "é", "\ud800"])
def test_a_key_is_remembered_under_a_name_that_does_not_tell_it(key: str):
    assert len(hash_of(key)) == 32
    assert hash_of(key) == hash_of(key)
    assert hash_of(key) != hash_of(key + "/")


@given(forgotten, forgotten, forgotten)
def test_joining_is_the_same_in_any_order_grouping_and_repetition(
    one: Forgotten, two: Forgotten, three: Forgotten
):
    assert joined(one, two) == joined(two, one)
    assert joined(joined(one, two), three) == joined(one, joined(two, three))
    assert joined(joined(one, two), two) == joined(one, two)
    assert joined(one, NOTHING) == one


@given(forgotten, forgotten)
def test_what_is_added_is_just_what_was_not_known(known: Forgotten, more: Forgotten):
    fresh = added(known, more)

    assert joined(known, fresh) == joined(known, more)
    assert all(names and not names & known.get(key, frozenset()) for key, names in fresh.items())


@given(forgotten, forgotten)
def test_numbers_tell_whenever_more_was_forgotten(known: Forgotten, more: Forgotten):
    grew = bool(added(known, more))

    assert (sizes(joined(known, more)) != sizes(known)) == grew


# Forgetting


@given(documents, _keys)
def test_a_forgotten_key_holds_nothing_and_every_other_all_that_it_held(
    held: Changed, keys: list[str]
):
    rest = without(held, forget(held, keys))

    assert rest == {key: doc for key, doc in held.items() if key not in keys}


@given(documents, documents, _keys)
def test_no_merge_with_an_old_file_brings_back_what_was_forgotten(
    held: Changed, old: Changed, keys: list[str]
):
    known = dict(Contents(held).joined(Contents(old)).documents)
    forgot = forget(known, keys)

    merged = Contents(without(known, forgot)).joined(Contents(old)).documents

    assert without(merged, forgot) == without(known, forgot)


@given(documents, forgotten)
def test_nothing_is_left_to_erase_where_it_was_erased(held: Changed, forgot: Forgotten):
    assert erased(without(held, forgot), forgot) == {}


@given(documents, forgotten, forgotten)
def test_erasing_in_two_steps_is_erasing_at_once(held: Changed, one: Forgotten, two: Forgotten):
    assert without(without(held, one), two) == without(held, joined(one, two))


@given(documents, documents, forgotten)
def test_erasing_before_a_merge_is_erasing_after_it(
    one: Changed, other: Changed, forgot: Forgotten
):
    before = Contents(without(one, forgot)).joined(Contents(without(other, forgot))).documents
    after = without(Contents(one).joined(Contents(other)).documents, forgot)

    assert before == after


@given(documents, forgotten)
def test_only_named_changes_of_named_keys_go(held: Changed, forgot: Forgotten):
    rest = without(held, forgot)

    for key, doc in held.items():
        gone = set(change_ids({key: doc})) - set(change_ids({key: rest.get(key, {})}))
        assert gone == set(change_ids({key: doc})) & forgot.get(hash_of(key), frozenset())


@given(documents, ids)
def test_what_is_marked_anew_after_forgetting_stays(held: Changed, made: str):
    forgot = forget(held, ["k"])
    later = "f" + made[1:]

    marked = record(without(held, forgot), [edit("k", "note", "anew")], later)

    assert without(marked, forgot) == marked
    assert set(change_ids(marked)) == {later}


def test_the_changes_of_a_key_are_forgotten_under_each_of_its_names():
    held: Changed = {"old": document(1, 2), "new": document(2, 3), "other": document(1)}

    forgot = forget(held, ["new", "old"])

    assert forgot == {
        hash_of(name): frozenset(map(change_id, (1, 2, 3))) for name in ("old", "new")
    }
    assert without({"new": document(1, 4)}, forgot) == {"new": document(4)}


def test_forgetting_what_was_never_marked_remembers_nothing():
    assert forget({"l": document(1)}, ["k"]) == NOTHING
    assert forget({}, []) == NOTHING


def test_changes_that_another_program_named_are_forgotten_too():
    odd: Changed = {"k": {"note": {"imported": {"v": "text"}, change_id(1): {"w": "unknown"}}}}  # pyright: ignore[reportAssignmentType]

    assert without(odd, forget(odd, ["k"])) == {}


def test_what_is_no_change_goes_with_the_last_change_and_not_before():
    strange: Changed = {"k": {**document(1, 2), "mood": 5, "empty": {}}}  # pyright: ignore[reportAssignmentType]
    one, both = ({hash_of("k"): frozenset(map(change_id, numbers))} for numbers in ([1], [1, 2]))

    assert without(strange, one) == {"k": {**document(2), "mood": 5}}
    assert without(strange, both) == {}


def test_a_document_of_which_nothing_goes_stays_as_it_is():
    held: Changed = {"k": {**document(1), "empty": {}}}

    assert erased(held, {hash_of("k"): frozenset({change_id(2)})}) == {}
    assert without(held, {hash_of("k"): frozenset({change_id(2)})}) is held
