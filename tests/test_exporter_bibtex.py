"""Promises of the BibTeX export: other programs read it, and no text in it is TeX."""

import re

import pytest
from hypothesis import given, settings
from refshelf.data.catalog import Catalog, Category
from refshelf.data.exporter.bibtex import write_bibtex
from refshelf.data.exporter.sheet import Sheet
from refshelf.data.importer.item import State
from refshelf.data.kind import Kind
from refshelf.data.reference import Reference
from sheet_strategy import HOSTILE_SHEETS

_ESCAPED = re.compile(
    r"\\(?:[&%$#_]|text(?:brace(?:left|right)|ascii(?:tilde|circum)|backslash)\{\})"
)


def of(*references: Reference, **states: State) -> Sheet:
    catalog = Catalog(
        id="list", title="A list", categories=(Category(name="Part, one", references=references),)
    )
    return Sheet(
        catalogs=(catalog,), states={("list", id_): state for id_, state in states.items()}
    )


def test_an_entry_has_what_is_known_of_a_work():
    paper = Reference(
        id="atc22",
        title="A {B} & 100% c_d",
        url="https://x.org/a_b%20c#d",
        kind=Kind.PAPER,
        authors=("Ann Lee", "Acme, Inc.", "Müller and Sons"),
        venue="USENIX ATC 2022",
        year=2022,
        session="T1",
    )

    text = write_bibtex(
        of(paper, atc22=State(status="done", on="2023-05-01T08:00:00Z", starred=True))
    )

    assert text == (
        "@inproceedings{atc22,\n"
        "  title = {{A \\textbraceleft{}B\\textbraceright{} \\& 100\\% c\\_d}},\n"
        "  author = {Ann Lee and {Acme, Inc.} and {Müller and Sons}},\n"
        "  booktitle = {USENIX ATC 2022},\n"
        "  year = {2022},\n"
        "  url = {https://x.org/a_b%20c#d},\n"
        "  urldate = {2023-05-01},\n"
        "  keywords = {Part one, done, starred},\n"
        "  titleaddon = {T1}\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("work", "type_"),
    [
        (Reference(id="a", title="A", kind=Kind.PAPER, venue="CACM"), "article"),
        (Reference(id="a", title="A", kind=Kind.PAPER, venue="Proceedings of X"), "inproceedings"),
        (Reference(id="a", title="A", kind=Kind.PAPER, url="https://x.org"), "misc"),
        (Reference(id="a", title="A", kind=Kind.BOOK), "book"),
        (Reference(id="a", title="A", kind=Kind.CODE), "software"),
        (Reference(id="a", title="A", kind=Kind.VIDEO, url="https://x.org"), "online"),
        (Reference(id="a", title="A", kind=Kind.VIDEO), "misc"),
    ],
)
def test_the_type_is_one_for_the_kind_of_work(work: Reference, type_: str):
    assert write_bibtex(of(work)).startswith(f"@{type_}{{a,\n")


def test_two_lists_with_the_same_id_have_keys_of_their_own():
    sheet = of(Reference(id="a", title="A"))

    text = write_bibtex(Sheet(catalogs=sheet.catalogs * 3))

    assert re.findall(r"@misc\{([^,]+),", text) == ["a", "a-2", "a-3"]


@settings(max_examples=200, deadline=None)
@given(HOSTILE_SHEETS)
def test_hostile_texts_leave_every_field_whole(sheet: Sheet):
    text = write_bibtex(sheet)

    fields = re.findall(r"(?m)^  (\w+) = \{(.*)\},?$", text)
    assert len(fields) == sum(line.startswith("  ") for line in text.splitlines())
    for name, value in fields:
        plain = _ESCAPED.sub("", value)
        inner = plain.removeprefix("{").removesuffix("}") if name == "title" else plain
        assert "\\" not in inner, (name, value)
        assert name == "author" or not set(inner) & set("{}"), (name, value)
        assert name == "url" or not set(inner) & set("&%$#_~^"), (name, value)
    assert text.replace("\n", "").isprintable() or text.isascii() is False


def test_other_programs_read_as_many_entries():
    bibtexparser = pytest.importorskip("bibtexparser", minversion="2.0.0b1")
    works = [Reference(id=f"w{n}", title="x {y} \\ %", authors=("a, b",)) for n in range(3)]

    library = bibtexparser.parse_string(write_bibtex(of(*works)))

    assert [entry.key for entry in library.entries] == ["w0", "w1", "w2"]
    assert not library.failed_blocks
