"""Promises of dates: stored in UTC, shown as the reader's own day."""

import time
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.date import instant, local_day, spoken_day

TODAY = date(2026, 11, 22)


@pytest.fixture
def far_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


def test_an_instant_is_written_in_utc_to_the_second():
    assert instant(1_790_000_000.9) == "2026-09-21T14:13:20Z"


@given(st.integers(0, 4_000_000_000))
def test_an_instant_reads_back(seconds: int):
    assert datetime.fromisoformat(instant(seconds)).timestamp() == seconds


def test_a_day_stays_that_day_everywhere(far_east: None):
    assert local_day("2026-11-22") == TODAY


def test_an_instant_is_of_the_day_that_it_was_where_the_reader_is(far_east: None):
    assert local_day("2026-11-21T23:00:00Z") == TODAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2026-13-01",
        "2026-11-31",
        "22.11.2026",
        "2026-11-22T25:00:00Z",
        "١٢٣٤-١٢-١٢",
    ],
)
def test_what_is_no_date_gives_no_day_and_is_said_as_it_is(text: str):
    assert local_day(text) is None
    assert spoken_day(text, TODAY) == text


@given(st.text(max_size=30) | st.datetimes().map(datetime.isoformat))
def test_any_text_is_said_somehow(text: str):
    assert isinstance(spoken_day(text, TODAY), str)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_date_beyond_all_calendars_does_no_harm(text: str):
    assert isinstance(spoken_day(text, TODAY), str)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "yesterday"),
        ("2026-11-20", "20 November"),
        ("2026-11-23", "23 November"),
        ("2026-01-01", "1 January"),
        ("2025-12-31", "31 December 2025"),
        ("2027-01-01", "1 January 2027"),
    ],
)
def test_a_day_is_said_as_a_person_would(text: str, said: str):
    assert spoken_day(text, TODAY) == said
