"""Promises of weeks: each day is in one of them, Monday first, and nothing is counted twice."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.week import SHOWN, Weeks, monday_of

TUESDAY = date(2026, 11, 24)
DAYS = st.lists(st.none() | st.dates())


def test_a_week_begins_on_monday_and_ends_on_sunday() -> None:
    monday = date(2026, 11, 23)

    assert {monday_of(monday + timedelta(days=n)) for n in range(7)} == {monday}
    assert monday_of(monday - timedelta(days=1)) == date(2026, 11, 16)


def test_the_last_week_is_this_one_and_the_first_a_year_of_weeks_before() -> None:
    weeks = Weeks.of([], TUESDAY).weeks

    assert len(weeks) == SHOWN
    assert weeks[-1].monday == date(2026, 11, 23)
    assert weeks[0].monday == date(2025, 11, 24)


def test_what_was_done_before_and_what_has_no_date_is_counted_apart() -> None:
    weeks = Weeks.of([date(2025, 11, 23), date(2025, 11, 24), None, TUESDAY, TUESDAY], TUESDAY)

    assert (weeks.earlier, weeks.undated, weeks.this, weeks.most, weeks.done) == (1, 1, 2, 2, 3)
    assert weeks.weeks[0].done == 1


def test_what_a_clock_that_is_ahead_dated_is_of_this_week() -> None:
    assert Weeks.of([TUESDAY + timedelta(days=30)], TUESDAY).this == 1


@given(days=DAYS, today=st.dates())
def test_each_day_is_counted_in_one_place(days: list[date | None], today: date) -> None:
    weeks = Weeks.of(days, today)

    assert weeks.done + weeks.earlier + weeks.undated == len(days)


@given(days=DAYS, today=st.dates(), count=st.integers(1, 60))
def test_showing_fewer_weeks_loses_none(days: list[date | None], today: date, count: int) -> None:
    weeks = Weeks.of(days, today)
    fewer = weeks.last(count)

    assert fewer.weeks == weeks.weeks[-count:]
    assert fewer.done + fewer.earlier + fewer.undated == len(days)
