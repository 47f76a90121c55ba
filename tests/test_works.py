"""Promises of the works of several lists: a work in two of them is one work."""

import pytest
from refshelf.data.catalog import Catalog, Category
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.reference import Reference
from refshelf.user_state.works import Works


def listing(name: str, pages: range) -> CompiledCatalog:
    references = tuple(
        Reference(id=f"p{n}", title=f"Page {n}", url=f"https://example.org/{n}") for n in pages
    )
    catalog = Catalog(
        id=name, title=name, categories=(Category(name="All", references=references),)
    )
    return CompiledCatalog.from_bytes(compile_catalog(catalog))


@pytest.mark.parametrize("size", [3, 300])
def test_a_work_in_two_lists_counts_once_however_large_one_is(size: int):
    works = Works((listing("small", range(2)), listing("large", range(1, size))))

    assert works.total == size


def test_no_lists_have_no_works():
    assert Works(()).total == 0


def test_a_key_is_found_again_in_all_lists_after_it_was_found_once():
    works = Works((listing("one", range(2)), listing("two", range(2))))

    found = [works.lookup("example.org/1") for _ in range(2)]

    assert found == [(1, 3), (1, 3)]
