"""Promises of bases on disk: what was read is told apart from what a reader edited, or not used."""

from dataclasses import replace

import pytest
from refshelf.data.catalog import Catalog, Category, Source
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.reference import Reference
from refshelf.data.update.base_file import Known, read_base, write_base
from refshelf.data.update.plan import Base

ONE = Reference(id="one", title="One", url="https://x.org/1")
LIST = Catalog(id="list", title="A list", categories=(Category(name="All", references=(ONE,)),))
BASE = Base(
    catalog=LIST,
    gone=(
        Reference(id="two", title="Two: of them, with {signs}", url="https://x.org/2"),
        Reference(id="three", title="Three"),
    ),
    given=("four", "five"),
)


@pytest.mark.parametrize("base", [BASE, Base(catalog=LIST)])
def test_a_base_reads_back_the_same(base: Base):
    read = read_base(write_base(base))

    assert (read.base, read.problems) == (base, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        write_base(BASE).replace("id: one", "id: one one"),
        write_base(BASE).replace("id: two", "id: two two"),
        f"{write_base(BASE)}unknown: field\n",
        write_base(BASE).replace("given: [four, five]", "given: four"),
        write_base(BASE)[:-9],
    ],
)
def test_a_base_in_which_anything_is_wrong_is_none(text: str):
    read = read_base(text, file="base.yaml")

    assert read.base is None
    assert read.problems


@pytest.mark.parametrize("base", [BASE, Base(catalog=LIST)])
def test_a_base_is_the_same_however_much_of_it_is_known(base: Base):
    known = Known(LIST, write_catalog(LIST))
    text = write_base(base, known)

    assert text == write_base(base)
    assert read_base(text, known=known) == read_base(text)


def test_what_was_edited_in_the_base_is_seen_although_the_catalog_is_known():
    known = Known(LIST, write_catalog(LIST))

    cut = read_base(f"{write_base(BASE)}unknown: field\n", known=known)
    other = read_base(write_base(BASE).replace("title: One", "title: Won"), known=known)

    assert cut.base is None
    assert other.base is not None
    assert [one.title for one in other.base.catalog.references()] == ["Won"]


def test_a_catalog_that_was_cut_short_is_not_taken_for_the_base():
    text = write_catalog(LIST)
    half = text[: text.index("categories:")]

    read = read_base(write_base(BASE), known=Known(Catalog(id="list", title="A list"), half))

    assert read.base == BASE


@pytest.mark.parametrize("source", [None, Source(url="https://x.org", format="markdown")])
def test_a_base_that_calls_the_list_otherwise_than_its_file_is_written_and_read_the_same(
    source: Source | None,
):
    known = Known(LIST, write_catalog(LIST))
    base = replace(BASE, catalog=replace(LIST, title="What it was called", source=source))

    text = write_base(base, known)

    assert text == write_base(base)
    assert read_base(text, known=known).base == read_base(text).base == base


def test_a_file_that_has_its_categories_first_is_read_whole():
    head, _, rest = write_catalog(LIST).partition("categories:\n")
    known = Known(LIST, f"refshelf: 1\ncategories:\n{rest}" + head.removeprefix("refshelf: 1\n"))
    base = replace(BASE, catalog=replace(LIST, title="What it was called"))

    assert write_base(base, known) == write_base(base)
    assert read_base(write_base(base), known=known).base == base
