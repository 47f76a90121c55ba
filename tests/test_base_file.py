"""Promises of bases on disk: what was read is told apart from what a reader edited, or not used."""

from pathlib import Path

import pytest
from refshelf.data.catalog import Catalog, Category
from refshelf.data.library import Library
from refshelf.data.reference import Reference
from refshelf.data.update.base_file import read_base, write_base
from refshelf.data.update.plan import Base
from refshelf.user_state.base_folder import FOLDER, BaseFolder
from state_making import Clock

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


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> BaseFolder:
    return BaseFolder(tmp_path / "catalogs", clock)


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


def test_a_list_that_was_never_updated_has_no_base(folder: BaseFolder):
    assert folder.read("list") == (None, ())


def test_a_base_is_kept_by_the_id_of_its_list(folder: BaseFolder):
    folder.put(BASE)

    assert folder.read("list") == (BASE, ())
    assert folder.read("other") == (None, ())


def test_the_former_base_stays_so_that_an_update_can_be_undone(folder: BaseFolder):
    folder.put(Base(catalog=LIST))

    kept = folder.put(BASE)

    assert kept is not None
    assert read_base(kept.read_text()).base == Base(catalog=LIST)


def test_a_removed_base_is_no_base(folder: BaseFolder):
    folder.put(BASE)

    kept = folder.remove("list")

    assert kept is not None
    assert folder.read("list") == (None, ())


def test_the_base_of_another_list_is_not_used(folder: BaseFolder):
    folder.put(BASE)
    place = folder.catalogs / FOLDER
    (place / "other.yaml").write_bytes((place / "list.yaml").read_bytes())

    base, (problem,) = folder.read("other")

    assert base is None
    assert "not of `other`" in problem.message


def test_a_base_that_is_no_text_is_told(folder: BaseFolder):
    folder.put(BASE)
    (folder.catalogs / FOLDER / "list.yaml").write_bytes(b"\xff\xfe")

    base, (problem,) = folder.read("list")

    assert base is None
    assert "UTF-8" in problem.message


def test_no_base_is_taken_for_a_catalog(folder: BaseFolder, tmp_path: Path):
    folder.put(BASE)

    loaded = Library(built_in=None, catalogs=folder.catalogs, cache=tmp_path / "cache").load()

    assert (loaded.catalogs, loaded.problems) == ((), ())
