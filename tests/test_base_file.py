"""Promises of bases on disk: what was read is told apart from what a reader edited, or not used."""

import pytest
from refshelf.data.catalog import Catalog, Category
from refshelf.data.reference import Reference
from refshelf.data.update.base_file import read_base, write_base
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
