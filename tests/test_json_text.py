"""Promises of JSON: what is sound is read, what is broken is named, and nothing is too deep."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.json_mending import mended
from refshelf.data.importer.json_text import load_json

RECORDS = '[{"u": 1},\n {"u": 2, "t": ["a", {"n": "b"}]},\n {"u": 3}]'

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.lists(json_values, max_size=4) | st.dictionaries(st.text(max_size=3), json_values))
def test_what_is_sound_is_read_by_hand_as_by_the_library(value: object):
    root, left = mended(json.dumps(value))

    assert root == value
    assert left == ()


@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        ('[{"u": 1},\n {"u": 2, "t": oops},\n {"u": 3}]', [{"u": 1}, {"u": 3}]),
        ('[{"u": 1},\n {"u": 2 "t": 1},\n {"u": 3}]', [{"u": 1}, {"u": 3}]),
        ('[{"u": 1},\n {"u": "2},\n {"u": 3}]', [{"u": 1}, {"u": 3}]),
        ('[{"u": 1},\n {"u": 2, "t": "x', [{"u": 1}]),
        ('[{"u": 1},\n {"u": 2, "t": ["x"', [{"u": 1}]),
    ],
)
def test_a_break_costs_the_record_it_is_in_and_its_line_is_named(broken: str, kept: object):
    loaded = load_json(broken)

    assert loaded.root == kept
    assert [one.line for one in loaded.left] == [2]


def test_folders_around_a_torn_record_stay():
    loaded = load_json('{"name": "f", "children": [{"u": 1}, {"u": 2')

    assert loaded.root == {"name": "f", "children": [{"u": 1}]}


@pytest.mark.parametrize("sign", ["[", '{"a":'])
def test_a_bomb_of_depth_is_refused(sign: str):
    with pytest.raises(Unreadable, match="deeper"):
        load_json(sign * 100_000)


def test_huge_numbers_and_words_that_are_no_numbers_cost_nothing():
    loaded = load_json(f'[{{"u": {"9" * 5000}, "n": NaN, "t": "x"}}]')

    assert loaded.records[0].text("t") == "x"


@given(st.text(alphabet='[]{}:,"a1 \n\\-', max_size=50))
def test_no_text_makes_it_fail(text: str):
    with suppress(Unreadable):
        assert isinstance(load_json(text).left, tuple)


def test_a_text_is_read_in_time_that_grows_with_its_length():
    """Every record is broken: each is skipped from where it broke, never from the beginning."""
    loaded = load_json("[" + '{"u": x},' * 20_000)

    assert loaded.root == []
    assert (loaded.left[-1].what, loaded.left[-1].why) == ("19000 records", "is broken")
