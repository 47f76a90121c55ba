"""Promises of the query language: what is written reads back, and nothing that is typed breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.kind import Kind
from refshelf.user_state.query import Query, Sort
from refshelf.user_state.query_term import (
    All,
    And,
    By,
    Condition,
    Expression,
    Has,
    In,
    Is,
    KindIs,
    Minutes,
    Not,
    Or,
    Part,
    Phrase,
    Tag,
    Word,
    Year,
    all_of,
    any_of,
    negated,
)
from refshelf.user_state.query_value import folded, word


def _some(names: type[Condition] | type[Kind] | type[Part]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(list(names)), min_size=1, max_size=3, unique=True).map(tuple)


_plain = (st.text(max_size=12) | st.text('ab \\",()-:', max_size=6)).map(folded).filter(bool)
_number = st.none() | st.integers(0, 1_000_000)
_ranges = (
    st.tuples(_number, _number)
    .filter(lambda ends: ends != (None, None))
    .map(lambda ends: tuple(sorted(ends)) if None not in ends else ends)
)
_terms: st.SearchStrategy[Expression] = st.one_of(
    _plain.map(word),
    _plain.map(Phrase),
    _plain.map(In),
    _plain.map(By),
    _some(Condition).map(Is),
    _some(Kind).map(KindIs),
    _some(Part).map(Has),
    st.lists(_plain, min_size=1, max_size=3, unique=True).map(lambda names: Tag(tuple(names))),
    _ranges.map(lambda ends: Year(*ends)),
    _ranges.map(lambda ends: Minutes(*ends)),
)
expressions = st.recursive(
    _terms,
    lambda inner: st.one_of(
        inner.map(negated),
        st.lists(inner, min_size=2, max_size=4).map(all_of),
        st.lists(inner, min_size=2, max_size=4).map(any_of),
    ),
    max_leaves=12,
)
_signs = ["is:", "kind:paper", "unread", "by:", "tag:", "year:", "..", ">", "2019", "has:", "OR"]
_odd = [
    "\u201c",
    "\u201d",
    "\u00b4",
    "\uff08",
    "\uff02",
    "\u00e9",
    "\ud800",
    "minutes:<30",
    "sort:",
]
_pieces = st.sampled_from([*'ab "()-,:\\\n\0', *_signs, *_odd])
texts = st.text() | st.lists(_pieces, max_size=30).map("".join)


@given(texts)
def test_any_text_reads_and_reads_back_the_same(text: str):
    query = Query.parse(text)

    assert Query.parse(str(query)) == query


@given(expressions, st.none() | st.sampled_from(Sort))
def test_any_expression_reads_back_the_same(expression: Expression, sort: Sort | None):
    query = Query(expression, sort)

    assert Query.parse(str(query)) == query


@given(texts)
def test_a_sound_query_has_one_way_to_be_written(text: str):
    written = str(Query.parse(text))

    assert str(Query.parse(written)) == written


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("", All()),
        (" \t\n", All()),
        ("Vögels", Word("vogels")),
        ('"Exact  Phrase"', Phrase("exact phrase")),
        (r'"a \"b\" \\ c"', Phrase(r'a "b" \ c')),
        ("“curly quotes”", Phrase("curly quotes")),
        ('5"disk', Word('5"disk')),
        ("key-value", Word("key-value")),
        ("re:Invent", Word("re:invent")),
        ("http://x.org/?a=b", Word("http://x.org/?a=b")),
        ("AWS:", Word("aws:")),
        ("or", Word("or")),
        ("-OR", Not(Word("or"))),
        ("a b", And((Word("a"), Word("b")))),
        ("a OR b c", Or((Word("a"), And((Word("b"), Word("c")))))),
        ("(a OR b) c", And((Or((Word("a"), Word("b"))), Word("c")))),
        ("a(b)c", And((Word("a"), Word("b"), Word("c")))),
        ("-a", Not(Word("a"))),
        ("--a", Word("a")),
        ("-(a b)", Not(And((Word("a"), Word("b"))))),
        ('-"a b"', Not(Phrase("a b"))),
        ("IS:Unread", Is(("unread",))),
        ("is:unread,starred,unread", Is(("unread", "starred"))),
        ("kind:paper,video", KindIs(("paper", "video"))),
        ("has:pdf,note,", Has(("pdf", "note"))),
        ('tag:Later,"To Read"', Tag(("later", "to read"))),
        ('tag:"a,b"', Tag(("a,b",))),
        ('by:"Werner Vogels"', By("werner vogels")),
        ("by:Vogels,Werner", By("vogels,werner")),
        ("in:talks", In("talks")),
    ],
)
def test_it_means(text: str, expression: Expression):
    query = Query.parse(text)

    assert query == Query(expression)


@pytest.mark.parametrize("field", [("year", Year), ("minutes", Minutes)])
@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30", 30, 30),
        ("10..30", 10, 30),
        ("30..10", 10, 30),
        ("10..", 10, None),
        ("..30", None, 30),
        (">10", 11, None),
        (">=10", 10, None),
        ("<30", None, 29),
        ("<=30", None, 30),
    ],
)
def test_a_range_can_be_written_as(
    field: tuple[str, type[Year] | type[Minutes]], text: str, low: int | None, high: int | None
):
    name, term = field

    query = Query.parse(f"{name}:{text}")

    assert query == Query(term(low, high))


@pytest.mark.parametrize("name", Sort)
def test_sort_stands_anywhere_and_is_not_searched(name: Sort):
    query = Query.parse(f"a sort:{name} b")

    assert query == Query(And((Word("a"), Word("b"))), name)


def test_list_order_is_the_default_order():
    assert Query.parse("sort:title sort:list") == Query()


def test_a_query_without_terms_is_empty_whatever_its_order():
    assert Query.parse("sort:title").is_empty


def test_a_query_with_a_term_is_not_empty():
    assert not Query.parse("-a").is_empty
