"""Promises of assembly: each work once, with an id of its own, where the list has it."""

from refshelf.data.catalog_reader import read_catalog
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.importer.assembly import UNFILED, Making, assemble
from refshelf.data.importer.imported import Imported
from refshelf.data.importer.item import FormItem, Item, Reading, State
from refshelf.data.kind import FormKind, Kind

MAKING = Making(format="plain", id="list", title="A list")


def made(*items: Item, **reading: object) -> Imported:
    return assemble(Reading(items=items, **reading), MAKING)  # pyright: ignore[reportArgumentType]


def item(title: str, url: str | None = None, *path: str, **more: object) -> Item:
    return Item(title=title, url=url, path=path, **more)  # pyright: ignore[reportArgumentType]


def test_works_stand_in_their_categories_in_the_order_of_the_list():
    found = made(
        item("One", "https://x.org/1", "A", "B"),
        item("Two", "https://x.org/2"),
        item("Three", "https://x.org/3", "A"),
        remarks={("A",): "About A"},
        categories=(("Empty",),),
    )

    walked = [
        (path, [one.title for one in category.references])
        for path, category in found.catalog.walk()
    ]
    assert walked == [
        (("Empty",), []),
        (("A",), ["Three"]),
        (("A", "B"), ["One"]),
        ((UNFILED,), ["Two"]),
    ]
    assert found.catalog.categories[1].remark == "About A"


def test_ids_are_short_words_of_the_title_and_never_given_twice():
    found = made(
        item("The Design and Implementation of a Log-Structured File System", "https://x.org/1"),
        item("The design and implementation of something else", "https://x.org/2"),
        item("你好", "https://x.org/3"),
        item("再见", "https://x.org/4"),
    )

    ids = [one.id for one in found.catalog.references()]
    assert ids == ["design-implementation-log", "design-implementation", "ref", "ref-2"]


def test_a_work_that_comes_again_is_folded_and_both_places_are_told():
    found = made(
        item("A paper", "https://x.org/a", "First", line=3),
        item("A Paper", "http://www.x.org/a/", "Second", line=9, authors=("Ann",), year=2020),
    )

    (only,) = found.catalog.references()
    assert (only.title, only.authors, only.year) == ("A paper", ("Ann",), 2020)
    (again,) = found.report.folded
    assert (again.id, again.path, again.line) == (only.id, ("Second",), 9)


def test_thousands_of_works_on_one_page_are_not_each_compared_with_all():
    titles = [f"{n * 7919 % 100_003:05d} on {n * 31 % 97}" for n in range(3000)]

    found = made(*(item(title, "https://x.org/book") for title in titles))

    assert found.report.references + len(found.report.folded) == 3000


def test_two_works_on_one_page_stay_two():
    found = made(
        item("Chapter one: the beginning", "https://x.org/book", "Book"),
        item("Chapter nine, on endings", "https://x.org/book", "Book"),
    )

    assert len(list(found.catalog.references())) == 2


def test_what_the_list_says_of_its_reader_is_kept_apart_from_the_catalog():
    found = made(
        item(
            "Read",
            "https://x.org/1",
            state=State(status="done", on="2020-01-01", tags=("Two words",), note="n"),
            forms=(
                FormItem(kind=FormKind.PDF, url="https://x.org/1.pdf", state=State(status="done")),
            ),
        ),
        item("Not read", "https://x.org/2", state=State(status="unread")),
    )

    assert [(mark.id, mark.form, mark.state.status) for mark in found.marks] == [
        ("read", "", "done"),
        ("read", "https://x.org/1.pdf", "done"),
    ]
    assert found.marks[0].state.tags == ("two-words",)
    assert found.report.marks == 1


def test_a_text_that_is_no_address_costs_only_the_link():
    found = made(item("Without", "javascript:alert(1)"), item("Spaced", "https://x.org/a b"))

    assert [one.url for one in found.catalog.references()] == [None, "https://x.org/a%20b"]


def test_what_is_made_is_a_file_that_reads_back_the_same():
    found = made(
        item("A\x1b[31m title\u202e", "https://x.org/1", *"abcdefghijklmnop", abstract="a\n\nb"),
        item("", "https://x.org/2", "a", year=99999, minutes=-1, kind=Kind.BOOK),
        description="  ",
    )

    read = read_catalog(write_catalog(found.catalog), file="made.yaml")
    assert read.problems == ()
    assert read.catalog == found.catalog
