"""A catalog that is written and read again is the same catalog."""

import pytest
from catalog_strategy import CATALOGS
from hypothesis import HealthCheck, given, settings
from refshelf.data.catalog import Catalog, Category
from refshelf.data.catalog_reader import read_catalog
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CATALOGS)
def test_what_was_written_reads_back_the_same(catalog: Catalog):
    read = read_catalog(write_catalog(catalog))
    assert read.problems == ()
    assert read.catalog == catalog


def test_a_written_catalog_is_what_a_person_would_write():
    one = Reference(
        id="atc22",
        title="Amazon DynamoDB: A service",
        url="https://example.com/a",
        kind=Kind.PAPER,
        year=2022,
        forms=(Form(kind=FormKind.PDF, url="https://example.com/a.pdf"),),
        related=(Reference(id="s", title="Summary", authors=("M D",)),),
    )
    catalog = Catalog(
        id="list", title="A list", categories=(Category(name="Part", references=(one,)),)
    )
    assert write_catalog(catalog).splitlines() == [
        "refshelf: 1",
        "id: list",
        "title: A list",
        "categories:",
        "  - name: Part",
        "    references:",
        "      - id: atc22",
        '        title: "Amazon DynamoDB: A service"',
        "        url: https://example.com/a",
        "        kind: paper",
        "        year: 2022",
        "        forms:",
        "          - {kind: pdf, url: https://example.com/a.pdf}",
        "        related:",
        "          - id: s",
        "            title: Summary",
        "            authors: [M D]",
    ]


def nested(depth: int) -> Catalog:
    one = Reference(id="one", title="One", forms=(Form(kind=FormKind.PDF, url="https://x.org/"),))
    category = Category(
        name="innermost", references=(one, Reference(id="two", title="Two", related=(one,)))
    )
    for _ in range(depth - 1):
        category = Category(name="around", categories=(category,))
    return Catalog(id="list", title="A list", categories=(category,))


def test_categories_are_written_as_deep_as_they_can_be_read():
    flat = Reference(id="two", title="Two", forms=(Form(kind=FormKind.PDF, url="https://x.org/"),))
    outer = Reference(id="one", title="One", related=(flat,))
    category = Category(name="innermost", references=(outer,))
    for _ in range(11):
        category = Category(name="around", categories=(category,))
    catalog = Catalog(id="list", title="A list", categories=(category,))
    assert read_catalog(write_catalog(catalog)).catalog == catalog


def test_categories_nested_too_deep_are_refused():
    with pytest.raises(ValueError, match="nest at most"):
        write_catalog(nested(14))
