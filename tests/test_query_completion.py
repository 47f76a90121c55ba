"""Promises of what is offered while a query is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.user_state.query import Query
from refshelf.user_state.query_completion import completions


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("ki", ("kind:",)),
        ("foo -ki", ("-kind:",)),
        ("(ki", ("(kind:",)),
        ("is:un", ("is:unread",)),
        ("is:st", ("is:started", "is:starred")),
        ("IS:Un", ("IS:Unread",)),
        ("kind:paper,p", ("kind:paper,podcast",)),
        ("sort:", ("sort:list", "sort:title", "sort:year", "sort:status", "sort:recent")),
        ("is:unread", ()),
        ("", ()),
        ("is:unread ", ()),
        ("re:In", ()),
        ("by:v", ()),
        ('"foo is:un', ()),
    ],
)
def test_the_word_being_typed_is_finished(text: str, offered: tuple[str, ...]):
    assert completions(text, len(text)) == offered


def test_the_word_at_the_cursor_counts():
    assert completions("is:un b", 5) == ("is:unread",)


def test_nothing_is_offered_within_a_word():
    assert completions("is:unread", 5) == ()


@given(st.text('kindsout:,-( "ar\n\t'), st.integers(-1, 20))
def test_whatever_is_offered_goes_on_from_what_was_typed(text: str, cursor: int):
    offered = completions(text, cursor)

    typed = "".join(text[:cursor].split()[-1:])
    assert all(each.startswith(typed) and each != typed for each in offered)


@pytest.mark.parametrize("offered", [*completions("is:s", 4), *completions("has:", 4)])
def test_a_finished_value_is_a_sound_query(offered: str):
    assert Query.parse(offered).problem is None
