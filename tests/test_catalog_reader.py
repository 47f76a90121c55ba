"""What is sound in a catalog file loads; what is not is told with line, entry, field and cure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.data.catalog import Source
from refshelf.data.catalog_reader import CatalogRead, read_catalog
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form

HEAD = "refshelf: 1\nid: list\ntitle: A list\n"


def with_reference(fields: str) -> CatalogRead:
    body = "categories:\n  - name: Part\n    references:\n      - id: one\n        title: One\n"
    return read_catalog(
        HEAD + body + "".join(f"        {line}\n" for line in fields.splitlines()), file="l.yaml"
    )


def only_reference(read: CatalogRead):
    assert read.catalog is not None
    (reference,) = read.catalog.categories[0].references
    return reference


def test_every_field_of_a_reference_is_read():
    read = with_reference(
        "url: https://example.com/a\nkind: paper\nauthors: [A B, C]\nvenue: ATC 2022\nyear: 2022\n"
        "session: DAT1\nabstract: |\n  First.\n\n  Second.\nremark: Good.\nminutes: 60\nwas: [old]\n"
        "forms: [{kind: pdf, url: 'https://example.com/a.pdf', title: Paper}]\n"
        "related:\n  - {id: two, title: Two, kind: article}"
    )
    one = only_reference(read)
    assert read.problems == ()
    assert (one.url, one.kind, one.authors) == ("https://example.com/a", Kind.PAPER, ("A B", "C"))
    assert (one.venue, one.year, one.session, one.minutes) == ("ATC 2022", 2022, "DAT1", 60)
    assert (one.abstract, one.remark, one.was) == ("First.\n\nSecond.", "Good.", ("old",))
    assert one.forms == (Form(kind=FormKind.PDF, url="https://example.com/a.pdf", title="Paper"),)
    assert [related.id for related in one.related] == ["two"]


def test_source_and_nested_categories_are_read():
    read = read_catalog(
        HEAD + "source: {url: https://x.org/l.md, format: markdown, fetched: 2026-11-22}\n"
        "categories:\n  - name: Outer\n    remark: Why\n    categories:\n      - name: Inner\n"
    )
    assert read.problems == ()
    assert read.catalog is not None
    assert read.catalog.source == Source(
        url="https://x.org/l.md", format="markdown", fetched="2026-11-22"
    )
    assert [path for path, _ in read.catalog.walk()] == [("Outer",), ("Outer", "Inner")]


@pytest.mark.parametrize(
    ("line", "field", "message"),
    [
        ("kind: novel", "kind", "`novel` is unknown"),
        ("year: 22", "year", "`22` is not a number from 1000 to 2100"),
        ("year: 2101", "year", "`2101` is not a number from 1000 to 2100"),
        ("minutes: 0", "minutes", "`0` is not a number from 1 to 1000000"),
        ("minutes: 1h", "minutes", "`1h` is not a number from 1 to 1000000"),
        ("url: javascript:alert(1)", "url", "'javascript:alert(1)' is no address"),
        ("url: example.com/a", "url", "`example.com/a` is an address without its beginning"),
        ("url: [a]", "url", "must be a text"),
        ("authors: A B", "authors", "must be a list"),
        ("authors: [{a: b}]", "authors", "holds something that is no text"),
        ("autors: [A]", "autors", "there is no field `autors`"),
        ("forms: [{kind: film, url: 'https://x.org'}]", "kind", "`film` is unknown"),
        ("forms: [{kind: pdf}]", "url", "a form needs it"),
        ("venue: !!str x", None, "a tag"),
    ],
)
def test_a_wrong_value_is_left_out_and_told(line: str, field: str | None, message: str):
    read = with_reference(line)
    one = only_reference(read)
    (problem,) = read.problems
    assert message in problem.message
    assert (problem.file, problem.line, problem.field) == ("l.yaml", 9, field)
    assert problem.entry == (None if field is None else "one")
    assert problem.cure or "write it in full" in problem.message
    assert (one.url, one.year, one.authors, one.forms, one.venue) == (None, None, (), (), None)


def test_an_unknown_field_is_told_with_the_nearest_known_one():
    (problem,) = with_reference("autors: [A]").problems
    assert problem.cure == "Did you mean `authors`?"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{title: No id}", "is missing"),
        ("{id: 'Not An Id', title: Bad}", "`Not An Id` is no id"),
        ("{id: no-title}", "is missing"),
        ("{id: one, title: Twice}", "`one` is taken since line 7"),
        ("{id: rel, title: Twice among related}", "`rel` is taken since line 10"),
        ("just text", "number 2 in line 11 has no fields"),
    ],
)
def test_a_broken_reference_is_left_out_and_its_catalog_is_not(entry: str, message: str):
    text = (
        f"{HEAD}categories:\n  - name: Part\n    references:\n      - id: one\n        title: One\n"
        f"        related:\n          - {{id: rel, title: Related}}\n      - {entry}\n"
        "      - {id: last, title: Last}\n"
    )
    read = read_catalog(text)
    assert read.catalog is not None
    assert [one.id for one in read.catalog.references()] == ["one", "rel", "last"]
    (problem,) = read.problems
    assert message in problem.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no catalog"),
        ("just text", "no catalog"),
        ("[1]", "no catalog"),
        ("id: a\ntitle: A\n", "the format version is missing"),
        ("refshelf: 2\nid: a\ntitle: A\n", "written for a newer refshelf (format 2)"),
        ("refshelf: 1\ntitle: A\n", "is missing"),
        ("refshelf: 1\nid: ../x\ntitle: A\n", "`../x` is no id"),
        ("refshelf: 1\nid: con\ntitle: A\n", "`con` is a name that some systems keep"),
        (f"refshelf: 1\nid: {'a' * 65}\ntitle: A\n", "is no id"),
        ("refshelf: 1\nid: a\ntitle: [\n", "no valid YAML"),
    ],
)
def test_a_file_that_is_no_catalog_is_told_in_plain_words(text: str, message: str):
    read = read_catalog(text, file="l.yaml")
    assert read.catalog is None
    assert any(message in problem.message for problem in read.problems)
    assert all(problem.file == "l.yaml" and problem.cure for problem in read.problems)


def test_every_string_is_cleaned():
    read = read_catalog(
        'refshelf: 1\nid: a\ntitle: "A\\e[31m \\u202e\\n list"\ncategories:\n  - name: "\\x9bP"\n'
        '    references:\n      - {id: b, title: "[x]\\0", authors: ["\\uFEFFA"],'
        ' abstract: "a\\r\\n\\eb"}\n'
    )
    assert read.catalog is not None
    one = next(read.catalog.references())
    assert (read.catalog.title, read.catalog.categories[0].name) == ("A[31m list", "P")
    assert (one.title, one.authors, one.abstract) == ("[x]", ("A",), "a\nb")


def test_problems_come_in_the_order_of_lines():
    read = with_reference("yeer: 1\nkind: novel\nurl: x")
    assert [problem.line for problem in read.problems] == [9, 10, 11]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|'\"#?, \n0", max_size=60))
def test_no_text_crashes_the_reader(text: str):
    assert read_catalog(HEAD + "categories: " + text) is not None
