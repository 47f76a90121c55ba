"""Promises of broken and of huge queries: they say where they broke, and still search."""

from time import process_time

import pytest
from refshelf.user_state.query import Query
from refshelf.user_state.query_term import All, And, By, Expression, KindIs, Or, Word

_WORDS_AB = And((Word("a"), Word("b")))


@pytest.mark.parametrize(
    ("text", "position", "found", "searched"),
    [
        ('x "a b', 2, "quote", And((Word("x"), Word("a"), Word("b")))),
        ('by:"a b', 0, "by:", By("a b")),
        ("a (b", 2, "parenthesis", _WORDS_AB),
        ("((a b)", 0, "parenthesis", _WORDS_AB),
        ("a) b", 1, "parenthesis", _WORDS_AB),
        ("a () b", 2, "nothing", _WORDS_AB),
        ("a b -", 4, "-", _WORDS_AB),
        ("a - b", 2, "-", _WORDS_AB),
        ("(a -) b", 3, "-", _WORDS_AB),
        ("OR a", 0, "OR", Word("a")),
        ("a OR", 2, "OR", Word("a")),
        ("a OR OR b", 5, "OR", Or((Word("a"), Word("b")))),
        ('a "" b', 2, "nothing", _WORDS_AB),
        ("a is: b", 2, "is:", _WORDS_AB),
        ("by:", 0, "by:", All()),
        ("a is:B", 2, '"b"', _WORDS_AB),
        ("kind:paper,b", 0, '"b"', Or((KindIs(("paper",)), Word("b")))),
        ("year:soon", 0, '"soon"', Word("soon")),
        ("year:..", 0, '".."', Word("..")),
        ("year:99999999", 0, '"99999999"', Word("99999999")),
        ("year:<0", 0, '"<0"', Word("<0")),
        ("a b sort:size", 4, '"size"', _WORDS_AB),
        ("a b -sort:title", 5, "sort:title", _WORDS_AB),
    ],
)
def test_a_broken_query_says_where_and_searches_the_words(
    text: str, position: int, found: str, searched: Expression
):
    query = Query.parse(text)

    assert query.problem is not None
    assert query.problem.position == position
    assert found in query.problem.message
    assert query.expression == searched
    assert str(query) == text


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("is:unred", "Did you mean unread?"),
        ("is:st", "Did you mean started or starred?"),
        ("kind:vidoe", "Did you mean video?"),
        ("has:pfd", "Did you mean pdf?"),
        ("sort:yaer", "Did you mean year?"),
        ("sort:xyz", "Known are list, title, year, status, recent."),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(text: str, cure: str):
    problem = Query.parse(text).problem

    assert problem is not None
    assert problem.cure == cure
    assert cure in str(problem)


def test_of_several_problems_the_first_in_the_text_is_told():
    problem = Query.parse("(a is:foo OR").problem

    assert problem is not None
    assert problem.position == 0


def test_a_problem_shows_no_control_characters():
    problem = Query.parse("sort:\x1b[31m" + "x" * 1000).problem

    assert problem is not None
    assert str(problem).isprintable()
    assert len(str(problem)) < 150


_HUGE = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000 + "a" + ")" * 10_000,
        "(" * _HUGE,
        ")" * _HUGE,
        "(a OR (b " * (_HUGE // 9),
        "-" * _HUGE,
        "-(" * (_HUGE // 2),
        '"' * _HUGE,
        '"' + '\\"' * (_HUGE // 2),
        'tag:"' + '\\",' * (_HUGE // 3),
        "tag:" + "a," * (_HUGE // 2),
        "tag:" * (_HUGE // 4),
        "a" * _HUGE,
        "a " * (_HUGE // 2),
        "a OR " * (_HUGE // 5),
        "is:foo " * (_HUGE // 7),
        "is:" + "x" * _HUGE,
        "is:" + "x," * (_HUGE // 2),
        "year:" + "9" * _HUGE,
    ],
    ids=lambda text: text[:9],
)
def test_a_huge_query_reads_in_linear_time_and_reads_back(text: str):
    began = process_time()

    query = Query.parse(text)
    again = Query.parse(str(query))

    assert again == query
    assert process_time() - began < 5


def test_ten_thousand_parentheses_still_search_what_is_in_them():
    query = Query.parse("(" * 10_000 + "a" + ")" * 10_000 + " b")

    assert query.expression == _WORDS_AB
    assert query.problem is not None
