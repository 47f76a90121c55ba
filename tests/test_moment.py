"""Promises of dates: whatever form an export writes them in, the same instant or day comes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.importer.moment import moment, year

INSTANT = "2021-03-21T14:39:19Z"


@pytest.mark.parametrize(
    "written",
    [
        1616337559,
        "1616337559",
        "1616337559000",
        1616337559000000,
        "1616337559000000000",
        "2021-03-21T14:39:19Z",
        "2021-03-21T15:39:19.000+01:00",
        "2021-03-21 14:39:19 UTC",
        "2021-03-21 14:39:19",
        "Sun, 21 Mar 2021 14:39:19 +0000",
    ],
)
def test_an_instant_is_the_same_in_every_form(written: object):
    assert moment(written) == INSTANT


@pytest.mark.parametrize("written", ["2021-03-21", "2021/03/21", "2021.3.21", "20210321"])
def test_a_day_stays_a_day(written: str):
    assert moment(written) == "2021-03-21"


@pytest.mark.parametrize(
    "written", ["", "0", 0, "invaliddate", "2021-02-31", "1e999", 1e300, -5, True, None, "9" * 60]
)
def test_what_is_no_date_is_none(written: object):
    assert moment(written) == ""


@pytest.mark.parametrize(
    ("written", "found"),
    [("2014//", 2014), ("May 2009", 2009), (1999, 1999), ("c. 300 BC", None), ("12345", None)],
)
def test_a_year_is_found_in_what_names_one(written: object, found: int | None):
    assert year(written) == found


@given(st.text() | st.integers() | st.floats() | st.none())
def test_nothing_makes_it_fail(written: object):
    assert isinstance(moment(written), str)
