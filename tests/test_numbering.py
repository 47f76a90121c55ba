"""Promises of numbering: each work of a catalog has its key, and the keys it had before."""

from refshelf.data.catalog import Catalog, Category
from refshelf.data.numbering import Work, number_works
from refshelf.data.reference import Reference

PAGE = "https://x.org/book"


def works(*references: Reference) -> list[Work]:
    return number_works(
        Catalog(
            id="list", title="A list", categories=(Category(name="All", references=references),)
        )
    )


def test_the_first_work_of_a_page_answers_to_the_page_alone():
    first, second = works(
        Reference(id="one", title="One", url=PAGE), Reference(id="two", title="Two", url=PAGE)
    )

    assert (first.key, first.aliases) == ("x.org/book#one", ("list#one", "x.org/book"))
    assert (second.key, second.aliases) == ("x.org/book#two", ("list#two",))


def test_a_page_belongs_to_the_work_that_was_there_alone_wherever_it_stands():
    first, second = works(
        Reference(id="new", title="New", url=PAGE),
        Reference(id="old", title="Old", url=PAGE, was=(PAGE,)),
    )

    assert "x.org/book" not in first.aliases
    assert second.aliases == ("x.org/book", "list#old")


def test_a_page_stays_with_the_work_that_moved_away_from_it():
    first, second, moved = works(
        Reference(id="a", title="A", url=PAGE),
        Reference(id="b", title="B", url=PAGE),
        Reference(id="old", title="Old", url="https://x.org/elsewhere", was=(PAGE,)),
    )

    assert "x.org/book" not in {*first.aliases, *second.aliases}
    assert "x.org/book" in moved.aliases
