"""Promises of marks that come with a list: they fill what was never touched, and twice is as once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.change import Document, Json, heads, merge_documents
from refshelf.user_state.clock import is_id
from refshelf.user_state.listed import Listed, record_listed
from refshelf.user_state.marks import Marks
from refshelf.user_state.step import Changed, Documents, record, restore, step_of, void
from state_making import NOON, SEEN, change_id, edit

NOW = 1_790_000_000.0
STEP = change_id(1_790_000_000_000)


def says(key: str, slot: str, *values: tuple[Json, str]) -> Listed:
    return Listed(key=key, slot=slot, values=values, seen=SEEN)


def taken(documents: Documents, *listed: Listed, step: str = STEP) -> Changed:
    return {**documents, **record_listed(documents, listed, "pocket", step, NOW)}


DONE = says("a", "status", ("done", "2020-05-01"))


def test_what_a_list_says_is_shown_with_its_date():
    mark = Marks(taken({}, DONE, says("a", "star", (True, "")))).mark("a")

    assert mark.status is not None
    assert (mark.status.value, mark.status.on) == ("done", "2020-05-01")
    assert mark.starred
    assert mark.seen == SEEN


def test_what_the_reader_set_is_left_alone_slot_by_slot():
    mine: Documents = record({}, [edit("a", "status", "skipped")], change_id(5))

    mark = Marks(taken(mine, DONE, says("a", "note", ("theirs", "")))).mark("a")

    assert mark.status is not None
    assert mark.status.value == "skipped"
    assert [head.value for head in mark.notes] == ["theirs"]


def test_importing_again_changes_nothing():
    once = taken({}, DONE)

    assert record_listed(once, [DONE], "pocket", change_id(9), NOW) == {}


def test_two_devices_that_import_the_same_list_make_the_same_changes():
    one, other = taken({}, DONE)["a"], taken({}, DONE, step=change_id(9))["a"]

    assert [change for change, _ in heads(merge_documents(one, other)["status"])] == [
        change for change, _ in heads(one["status"])
    ]


def test_a_list_that_moved_on_takes_its_own_marks_along():
    first = taken({}, says("a", "status", ("started", "2020-01-01")))

    mark = Marks(taken(first, DONE)).mark("a")

    assert [head.value for head in mark.statuses] == ["done"]
    assert [head.value for head in mark.history] == ["started", "done"]


def test_a_whole_history_comes_in_its_order():
    history = says("a", "status", ("started", "2019-01-01"), ("done", "2020-01-01"))

    mark = Marks(taken({}, history)).mark("a")

    assert [(head.value, head.on) for head in mark.history] == list(history.values)
    assert mark.status is not None
    assert mark.status.value == "done"


@pytest.mark.parametrize("on", ["2099-01-01", "", "yesterday", "99999-99-99"])
def test_a_date_that_is_none_yet_does_not_get_before_what_the_reader_does(on: str):
    listed = taken({}, says("a", "status", ("done", on)))

    later = record(listed, [edit("a", "status", "unread", on=NOON)], STEP)

    mark = Marks(later).mark("a")
    assert [head.value for head in mark.statuses] == ["unread"]
    assert all(is_id(name) and name <= STEP for name in later["a"]["status"])


def test_what_was_undone_comes_again_if_it_is_asked_for_again():
    once = taken({}, DONE)
    undone: Documents = {**once, **void(once, STEP)[0]}

    assert Marks(undone).mark("a").status is None
    assert Marks(taken(undone, DONE)).mark("a").status is not None


def test_an_import_is_one_step_for_undo_and_redo():
    documents = taken({}, DONE, says("b", "star", (True, "2021-01-01")))

    changed, later = void(documents, STEP)
    undone: Documents = {**documents, **changed}
    redone: Documents = {**undone, **restore(undone, STEP)}

    assert set(changed) == {"a", "b"}
    assert later == []
    assert Marks(undone).mark("a").status is None
    assert Marks(redone).mark("b").starred


def test_undo_takes_back_the_whole_history_that_a_list_told():
    history = says("a", "status", ("started", "2019-01-01"), ("done", "2020-01-01"))
    documents = taken({}, history)

    undone: Documents = {**documents, **void(documents, STEP)[0]}

    assert Marks(undone).mark("a").statuses == ()
    assert Marks(undone).mark("a").history == ()


def test_every_change_of_an_import_names_its_step():
    slot = taken({}, DONE)["a"]["status"]

    assert [step_of(name, change) for name, change in slot.items()] == [STEP]


values = st.sampled_from(["done", "started", "skipped"])
days = st.sampled_from(["", "2020-01-01", "2021-05-05T10:00:00Z"])


@given(
    lists=st.lists(
        st.lists(
            st.builds(
                lambda k, v, on: says(k, "status", (v, on)), st.sampled_from("ab"), values, days
            ),
            max_size=3,
        ),
        max_size=4,
    )
)
def test_whatever_comes_the_last_list_wins_and_again_it_changes_nothing(lists: list[list[Listed]]):
    documents: dict[str, Document] = {}
    for number, listed in enumerate(lists):
        documents = taken(documents, *listed, step=change_id(number + 1))
    last = {one.key: one.values[-1][0] for listed in lists for one in listed}

    marks = Marks(documents)

    assert {key: head.value for key in marks if (head := marks.status(key))} == last
    if lists and len({one.key for one in lists[-1]}) == len(lists[-1]):
        assert record_listed(documents, lists[-1], "pocket", STEP, NOW) == {}
