"""Promises of change ids: unique, of one width, later than anything their writer has read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.clock import (
    ID_WIDTH,
    id_time,
    id_writer,
    is_credible,
    is_id,
    new_id,
    random_name,
)
from state_making import Clock

_centuries = st.floats(min_value=-3.2e9, max_value=3.2e9)


@given(st.lists(_centuries, min_size=1, max_size=20))
def test_each_id_is_later_than_the_one_before_however_the_clock_jumps(instants: list[float]):
    ids = [""]

    for instant in instants:
        ids.append(new_id("aaaaaa", ids[-1], Clock(instant)))

    assert sorted(set(ids)) == ids


@given(st.integers(0, 16**4 - 1), st.integers(0, 2**45))
def test_an_id_is_later_than_the_latest_also_where_the_counter_is_used_up(counter: int, ms: int):
    latest = f"{ms:012x}-{counter:04x}-bbbbbb-zzzz"

    made = new_id("aaaaaa", latest, Clock(ms / 1000 - 60))

    assert made > latest
    assert is_id(made)


def test_ids_of_one_instant_and_one_writer_differ_by_chance():
    made = {new_id("aaaaaa", "", Clock()) for _ in range(50)}

    assert len(made) > 45


def test_an_id_tells_its_instant_and_its_writer():
    made = new_id("abc123", "", Clock(1_790_000_000.25))

    assert (id_time(made), id_writer(made)) == (1_790_000_000.25, "abc123")


@pytest.mark.parametrize("clock", [-5.0, 0.0, 1e18], ids=["before 1970", "1970", "no year"])
def test_a_clock_that_is_wrong_beyond_measure_still_gives_an_id(clock: float):
    assert is_id(new_id("aaaaaa", "", Clock(clock)))


def test_an_id_from_the_end_of_time_does_not_use_up_all_ids():
    made = new_id("aaaaaa", "ffffffffffff-ffff-evilev-0000", Clock())

    assert is_credible(made, Clock())


@given(st.text(max_size=ID_WIDTH + 2))
def test_a_text_that_is_no_id_tells_nothing_and_does_not_count(text: str):
    assert not is_id(text)
    assert (id_time(text), id_writer(text)) == (None, None)
    assert new_id("aaaaaa", text, Clock())[:17] == new_id("aaaaaa", "", Clock())[:17]


@pytest.mark.parametrize(
    "text",
    [
        "00000000000g-0000-aaaaaa-0000",
        "000000000000-00G0-aaaaaa-0000",
        "000000000000_0000-aaaaaa-0000",
        "000000000000-0000_aaaaaa-0000",
        "000000000000-0000-aaaaaa_0000",
    ],
)
def test_an_id_with_one_letter_wrong_is_none(text: str):
    assert not is_id(text)


def test_a_random_name_has_no_letter_that_is_mistaken_for_another():
    assert not set(random_name(500)) & set("ilou")
