"""YAML is read as typed, without its tricks, and written so that it reads back the same."""

import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.data.yaml_file import Inline, Listing, Mapping, Node, Scalar, dump_yaml, load_yaml

AWKWARD = st.sampled_from(
    [
        *(
            "no",
            "Yes",
            "on",
            "010",
            "null",
            "~",
            "",
            "1:30",
            "1e3",
            "0x1F",
            ".5",
            ".inf",
            "2026-11-22",
        ),
        *("=", "<<", "-", "...", "---", "a: b", "a #b", " a", "a ", "\n", "a\n\n", "\ta", "\n a"),
        *(
            "a\n b\n\nc\n",
            "https://a.b/c?d=e#f",
            "\U0001f468\u200d\U0001f469",
            "\x1b[31m",
            "\u2028",
        ),
        *(
            "x" * 200,
            " ".join(["word"] * 60),
            "#",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a",
            "'a'",
            '"a"',
            "\\",
        ),
    ]
)
TEXTS = (
    AWKWARD
    | st.text(alphabet=st.characters(exclude_categories=["Cs"]))
    | st.text(alphabet="ab: #-\n\t'\"[]{},?|>&*!%@0.1~é😀\\", max_size=30)
)
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [plain(item) for item in node.items]
        case Mapping():
            return {name: plain(value) for name, value in node.fields.items()}
        case _:
            raise AssertionError(node)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_what_was_written_reads_back_the_same(fields: dict[str, object]):
    read = load_yaml(dump_yaml(fields))
    assert read.problems == ()
    assert plain(read.root) == fields


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(TEXTS, TEXTS, max_size=3))
def test_fields_on_one_line_read_back_the_same(fields: dict[str, str]):
    read = load_yaml(dump_yaml({"one": Inline(fields), "list": [Inline(fields)]}))
    assert plain(read.root) == {"one": fields, "list": [fields]}


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_other_readers_take_every_text_for_a_text(text: str):
    assert yaml.safe_load(dump_yaml({"text": text, "inline": Inline({"a": text})})) == {
        "text": text,
        "inline": {"a": text},
    }


def test_a_lone_surrogate_is_written_as_a_replacement_character():
    assert plain(load_yaml(dump_yaml({"a": "x\ud83d"})).root) == {"a": "x\ufffd"}


def test_written_yaml_is_what_a_person_would_write():
    long = "many words " * 8 + "incomprehensibilities end"
    fields = {
        "title": "Amazon DynamoDB: Deep dive",
        "url": "https://example.com/a?b=c#d",
        "year": 2022,
        "code": "010",
        "authors": ["A B", "C"],
        "abstract": long,
        "remark": "two\nlines",
        "forms": [Inline({"kind": "pdf", "url": "https://example.com/x.pdf"})],
    }
    assert dump_yaml(fields).splitlines() == [
        'title: "Amazon DynamoDB: Deep dive"',
        "url: https://example.com/a?b=c#d",
        "year: 2022",
        'code: "010"',
        "authors: [A B, C]",
        "abstract: >-",
        "  many words many words many words many words many words many words many words many words",
        "  incomprehensibilities end",
        "remark: |-",
        "  two",
        "  lines",
        "forms:",
        "  - {kind: pdf, url: https://example.com/x.pdf}",
    ]


def test_a_long_address_stays_plain():
    url = "https://example.com/" + "x" * 120
    assert dump_yaml({"url": url}) == f"url: {url}\n"


def test_scalars_stay_as_typed():
    read = load_yaml("[no, 010, 1:30, 2026-11-22, 'null', null, ~, '']")
    assert plain(read.root) == ["no", "010", "1:30", "2026-11-22", "null", None, None, ""]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: &x 2\n", 2, "an anchor (`&x`)"),
        ("a: 1\n\nb: *x\n", 3, "an alias (`*x`)"),
        (
            "a: 1\nb: !!python/object:os.system x\n",
            2,
            "a tag (`tag:yaml.org,2002:python/object:os.system`)",
        ),
        ("a: 1\n<<: {b: 2}\n", 2, "a merge key (`<<`)"),
        ("a: 1\nb: 2\na: 3\n", 3, "`a` stands twice, first in line 1"),
        ("a: 1\n? [b]\n: 2\n", 2, "a field whose name is a list or mapping"),
        ("a: 1\n~: 2\n", 2, "a field without a name"),
        ("a: 1\n---\nb: 2\n", 2, "a second document in the file"),
    ],
)
def test_a_trick_is_refused_with_its_line_and_the_rest_is_read(text: str, line: int, message: str):
    read = load_yaml(text, file="x.yaml")
    (problem,) = read.problems
    assert (problem.file, problem.line, problem.message) == ("x.yaml", line, message)
    assert problem.cure
    assert isinstance(read.root, Mapping)
    assert read.root.fields["a"] == Scalar("1", 1)


def test_a_value_after_a_refused_one_is_read():
    read = load_yaml("? {x: 1}\n: {y: 2}\na: 1\n<<: [1, {b: 2}]\nc: 3\n")
    assert plain(read.root) == {"a": "1", "c": "3"}


def test_the_merge_name_in_quotes_is_a_name():
    assert plain(load_yaml("'<<': 1").root) == {"<<": "1"}


def test_broken_syntax_is_told_with_its_line():
    read = load_yaml("a: 1\nb: [\n")
    assert read.root is None
    assert "no valid YAML" in read.problems[0].message
    assert read.problems[0].line == 3


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 50_000, "? " * 50_000])
def test_deep_nesting_is_refused_and_no_crash(text: str):
    read = load_yaml(text)
    assert read.root is None
    assert "nested more than 32 levels" in read.problems[-1].message


def test_thirty_two_levels_are_read_and_no_more():
    assert load_yaml("[" * 32 + "]" * 32).problems == ()
    assert load_yaml("[" * 33 + "]" * 33).root is None


def test_an_alias_bomb_costs_nothing():
    bomb = "a: &a [x]\n" + "".join(
        f"{after}: &{after} [*{one}, *{one}]\n"
        for one, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    read = load_yaml(bomb)
    assert len(read.problems) == 9 + 16


def test_more_than_64_mib_is_refused_unparsed():
    read = load_yaml("x" * (64 * 1024 * 1024 + 1))
    assert [problem.message for problem in read.problems] == ["larger than 64 MiB"]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@#?, \n\t\x00\x1b\ud800é", max_size=40))
def test_no_text_crashes_the_reader(text: str):
    limit = sys.getrecursionlimit()
    load_yaml(text)
    assert sys.getrecursionlimit() == limit
