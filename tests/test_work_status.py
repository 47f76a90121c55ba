"""Promises of a work's status: one form done is the work done, and the newest word counts."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.kind import FormKind
from refshelf.user_state.mark import Head
from refshelf.user_state.status import Status
from refshelf.user_state.work_status import UNREAD, FormHead, WorkStatus, work_status
from state_making import NOON, change_id


def head(number: int, status: Status) -> Head[Status]:
    return Head(change_id(number), status, NOON)


DONE, STARTED, SKIPPED = Status.DONE, Status.STARTED, Status.SKIPPED


def test_nothing_set_is_unread():
    assert work_status(FormKind.PAGE, None, [(FormKind.PDF, None)]) == UNREAD


@pytest.mark.parametrize("kind", [kind for kind in FormKind if kind is not FormKind.CODE])
def test_any_form_done_is_the_work_done(kind: FormKind):
    status = work_status(FormKind.PAGE, None, [(kind, head(1, DONE))])

    assert status == WorkStatus(DONE, head(1, DONE), kind)
    assert status.is_watched is (kind is FormKind.VIDEO)


def test_code_is_no_way_to_be_done_with_a_work():
    assert work_status(FormKind.PAGE, None, [(FormKind.CODE, head(1, DONE))]) == UNREAD


def test_a_work_that_is_code_itself_can_be_done():
    assert work_status(FormKind.CODE, head(1, DONE), []).status is DONE


@pytest.mark.parametrize("own", list(Status))
def test_what_was_said_of_the_work_later_outweighs_a_form(own: Status):
    status = work_status(FormKind.PAGE, head(2, own), [(FormKind.PDF, head(1, DONE))])

    assert status.status is own


@pytest.mark.parametrize("own", list(Status))
def test_a_form_done_later_outweighs_what_was_said_of_the_work(own: Status):
    status = work_status(FormKind.PAGE, head(1, own), [(FormKind.VIDEO, head(2, DONE))])

    assert (status.status, status.is_watched) == (DONE, True)


def test_a_started_form_makes_an_unread_work_started():
    forms: list[FormHead] = [
        (FormKind.PDF, head(3, STARTED)),
        (FormKind.VIDEO, head(4, STARTED)),
        (FormKind.AUDIO, None),
    ]

    assert work_status(FormKind.PAGE, None, forms).form is FormKind.VIDEO


def test_a_form_that_was_started_before_the_work_was_set_unread_does_not_count():
    status = work_status(FormKind.PAGE, head(2, Status.UNREAD), [(FormKind.PDF, head(1, STARTED))])

    assert status.status is Status.UNREAD


@pytest.mark.parametrize("own", [SKIPPED, DONE])
def test_a_started_form_changes_nothing_about_a_work_that_is_skipped_or_done(own: Status):
    status = work_status(FormKind.PAGE, head(1, own), [(FormKind.PDF, head(2, STARTED))])

    assert status.status is own


_heads = st.none() | st.builds(head, st.integers(1, 9), st.sampled_from(Status))
_forms = st.lists(st.tuples(st.sampled_from(FormKind), _heads), max_size=4)


@given(_heads, _forms)
def test_a_work_is_done_exactly_if_the_newest_word_that_counts_is_done(
    own: Head[Status] | None, forms: list[FormHead]
):
    counting = [one for kind, one in forms if one and one.value is DONE and kind != FormKind.CODE]
    newest = max((one.id for one in counting), default="")

    status = work_status(FormKind.PAGE, own, forms)

    own_counts = own is not None and own.id >= newest
    expected = own.value is DONE if own_counts and own else bool(counting)
    assert (status.status is DONE) is expected


@given(_heads, _forms, st.randoms())
def test_the_order_of_forms_does_not_change_the_status(
    own: Head[Status] | None, forms: list[FormHead], random: Random
):
    shuffled = list(forms)
    random.shuffle(shuffled)

    before = work_status(FormKind.PAGE, own, forms).status

    assert work_status(FormKind.PAGE, own, shuffled).status is before
