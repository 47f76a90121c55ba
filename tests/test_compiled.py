"""A compiled catalog says the same as the catalog, finds works by any of their keys, and is checked."""

from itertools import pairwise

import pytest
from catalog_strategy import CATALOGS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from refshelf.data.catalog import Catalog, Category, Source
from refshelf.data.compiled import CompiledCatalog, DamagedBlock, compile_catalog
from refshelf.data.key import name_key
from refshelf.data.kind import FormKind, Kind, own_form_kind
from refshelf.data.reference import Form, Reference
from refshelf.data.text import fold

LAW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def compiled(catalog: Catalog) -> CompiledCatalog:
    return CompiledCatalog.from_bytes(compile_catalog(catalog))


def listing(*references: Reference) -> CompiledCatalog:
    return compiled(
        Catalog(id="list", title="L", categories=(Category(name="P", references=references),))
    )


def pdf(url: str) -> Form:
    return Form(kind=FormKind.PDF, url=url)


@LAW
@given(CATALOGS)
def test_it_says_what_the_catalog_says(catalog: Catalog):
    found = compiled(catalog)
    works = list(catalog.references())
    assert (found.id, found.title, found.description) == (
        catalog.id,
        catalog.title,
        catalog.description,
    )
    assert found.source == catalog.source
    assert [found.reference(i) for i in range(len(found))] == works
    assert list(found.ids()) == [one.id for one in works]
    assert list(found.kinds()) == [one.kind for one in works]
    assert list(found.years()) == [one.year or 0 for one in works]
    assert list(found.minutes()) == [one.minutes or 0 for one in works]


@LAW
@given(CATALOGS)
def test_headings_are_ranges_of_works(catalog: Catalog):
    found = compiled(catalog)
    walked = list(catalog.walk())
    assert [heading.path for heading in found.headings] == [path for path, _ in walked]
    for place, (heading, (path, category)) in enumerate(zip(found.headings, walked, strict=True)):
        own = [one for first in category.references for one in (first, *first.related)]
        assert [found.reference(i) for i in range(heading.start, heading.own_stop)] == own
        assert all(found.heading(i) == place for i in range(heading.start, heading.own_stop))
        assert (heading.remark, heading.depth) == (category.remark, len(path) - 1)
        assert heading.total == len({found.key(i) for i in range(heading.start, heading.stop)})
        nested = [one for one in found.headings if one.parent == place]
        assert [one.path for one in nested] == [(*path, one.name) for one in category.categories]
        edges = [heading.own_stop, *(one.stop for one in nested)]
        assert [one.start for one in nested] == edges[:-1]
        assert heading.stop == edges[-1]


@LAW
@given(CATALOGS)
def test_totals_count_distinct_own_keys(catalog: Catalog):
    found = compiled(catalog)
    assert found.total == len(set(found.keys()))
    tops = [heading for heading in found.headings if heading.parent < 0]
    assert all(one.stop == other.start for one, other in pairwise(tops))


@LAW
@given(CATALOGS)
def test_lookup_finds_exactly_the_works_that_have_the_key(catalog: Catalog):
    found = compiled(catalog)
    owners: dict[str, set[int]] = {}
    for i in range(len(found)):
        for name in (found.key(i), *found.aliases(i), *found.form_keys(i)):
            owners.setdefault(name, set()).add(i)
    assert {name: list(found.lookup(name)) for name in owners} == {
        name: sorted(works) for name, works in owners.items()
    }
    assert list(found.lookup("nowhere.example/")) == []
    assert list(found.lookup(name_key(catalog.id, "nobody"))) == []


@LAW
@given(CATALOGS)
def test_each_work_knows_its_form_keys_and_its_parent(catalog: Catalog):
    found = compiled(catalog)
    for i, one in enumerate(catalog.references()):
        assert len(found.form_keys(i)) == len(one.forms)
        assert found.key(i) not in found.aliases(i)
        parent = found.parent(i)
        assert parent == -1 or one in found.reference(parent).related
        assert found.find_id(one.id) == i


@LAW
@given(CATALOGS)
def test_the_searched_text_has_each_part_folded_on_its_line(catalog: Catalog):
    found = compiled(catalog)
    for i, one in enumerate(catalog.references()):
        lines = found.text(i).split("\n")
        assert len(lines) == 8 + 2 * len(one.forms)
        assert lines[:5] == [
            fold(part or "")
            for part in (one.id, one.title, ", ".join(one.authors), one.venue, one.session)
        ]
        assert lines[7] == fold(one.url or "")
    assert len(found.texts()) == len(found)


@LAW
@given(CATALOGS)
def test_facets_are_the_kinds_of_all_forms_and_the_abstract(catalog: Catalog):
    found = compiled(catalog)
    for i, one in enumerate(catalog.references()):
        own = {own_form_kind(one.kind, one.url)} if one.url else set()
        abstract = {"abstract"} if one.abstract else set()
        assert found.has(i) == {form.kind for form in one.forms} | own | abstract


@LAW
@given(CATALOGS, CATALOGS)
def test_the_stamp_is_that_of_the_content(one: Catalog, other: Catalog):
    assert (compiled(one).stamp == compiled(other).stamp) == (one == other)
    assert compile_catalog(one) == compile_catalog(one)


def test_a_changed_remark_changes_the_stamp():
    one, other = (listing(Reference(id="a", title="A", remark=remark)) for remark in ("x", "y"))
    assert one.stamp != other.stamp


def test_a_work_is_named_by_its_address_and_found_by_its_id():
    found = listing(Reference(id="a", title="A", url="https://www.x.org/a/"))
    assert found.key(0) == "x.org/a"
    assert found.aliases(0) == ("list#a",)
    assert found.lookup("list#a") == [0]


@pytest.mark.parametrize("url", [None, "javascript:alert(1)"])
def test_a_work_without_a_usable_address_is_named_by_its_id(url: str | None):
    found = listing(Reference(id="a", title="A", url=url))
    assert (found.key(0), found.aliases(0)) == ("list#a", ())


def test_earlier_ids_and_addresses_lead_to_a_work():
    found = listing(
        Reference(
            id="a",
            title="A",
            url="https://x.org/a",
            was=("old", "http://www.x.org/old/", "other#b"),
        )
    )
    assert found.aliases(0) == ("list#old", "x.org/old", "other#b", "list#a")
    assert [list(found.lookup(name)) for name in found.aliases(0)] == [[0]] * 4


def test_works_that_share_an_address_but_not_a_title_have_keys_of_their_own():
    found = listing(
        Reference(id="a", title="Part one", url="https://x.org/p"),
        Reference(id="b", title="Part two", url="http://x.org/p/"),
    )
    assert list(found.keys()) == ["x.org/p#a", "x.org/p#b"]
    assert "x.org/p" in found.aliases(0)
    assert "x.org/p" not in found.aliases(1)
    assert found.lookup("x.org/p") == [0]
    assert found.total == 2


def test_one_work_in_two_categories_is_one_key():
    found = listing(
        Reference(id="a", title="Part one", url="https://x.org/p"),
        Reference(id="b", title="PART ONE", url="http://x.org/p/"),
    )
    assert list(found.keys()) == ["x.org/p", "x.org/p"]
    assert found.total == 1
    assert found.lookup("x.org/p") == [0, 1]
    assert found.lookup("list#b") == [1]


def test_one_work_in_two_categories_stays_one_when_another_shares_its_page():
    found = listing(
        Reference(id="a", title="Part one", url="https://x.org/p"),
        Reference(id="b", title="Part two", url="https://x.org/p"),
        Reference(id="c", title="Part One", url="https://x.org/p"),
    )
    assert list(found.keys()) == ["x.org/p#a", "x.org/p#b", "x.org/p#a"]
    assert found.lookup("x.org/p") == [0]


def test_a_form_leads_to_its_work_even_without_a_usable_address():
    found = listing(
        Reference(id="a", title="A", forms=(pdf("https://x.org/a.pdf"), pdf("no address")))
    )
    assert found.form_keys(0) == ("x.org/a.pdf", "list#a#form-2")
    assert [list(found.lookup(name)) for name in found.form_keys(0)] == [[0], [0]]


def test_a_form_listed_as_a_work_of_its_own_leads_to_both():
    found = listing(
        Reference(id="a", title="A", url="https://x.org/a", forms=(pdf("https://x.org/a.pdf"),)),
        Reference(id="b", title="B", url="https://x.org/a.pdf"),
    )
    assert found.lookup("x.org/a.pdf") == [0, 1]


def test_a_reference_is_decoded_once():
    found = listing(Reference(id="a", title="A", related=(Reference(id="b", title="B"),)))
    assert found.reference(0) is found.reference(0)
    assert found.reference(0).related[0] is found.reference(1)


@pytest.mark.parametrize("i", [-1, 1])
def test_a_number_without_a_work_is_an_error(i: int):
    found = listing(Reference(id="a", title="A"))
    with pytest.raises(IndexError):
        found.reference(i)
    with pytest.raises(IndexError):
        found.heading(i)


def test_an_empty_catalog_is_empty():
    found = compiled(Catalog(id="list", title="L", categories=(Category(name="P"),)))
    assert (len(found), found.total, list(found.keys()), list(found.texts())) == (0, 0, [], [])
    assert found.lookup("x.org/") == []


def test_hostile_strings_of_a_catalog_made_by_hand_survive_compiling():
    one = Reference(id="a", title="x\n\0\ud83d\x1b", kind=Kind.VIDEO, authors=("\ud800",))
    catalog = Catalog(id="list", title="\udfff", source=Source(url="\0", format="\n"))
    found = compiled(
        Catalog(
            id="list",
            title="\udfff",
            source=catalog.source,
            categories=(Category(name="", references=(one,)),),
        )
    )
    assert (found.title, found.source, found.reference(0)) == (catalog.title, catalog.source, one)
    assert found.text(0).split("\n")[1] == "x"


@pytest.mark.parametrize("id_", ["a\nb", "a b", "a\0"])
def test_an_id_that_no_file_can_have_is_refused(id_: str):
    with pytest.raises(ValueError, match="no id"):
        listing(Reference(id=id_, title="A"))


BLOCK = compile_catalog(
    Catalog(
        id="list",
        title="L",
        categories=(
            Category(
                name="P",
                references=(
                    Reference(id="a", title="A", url="https://x.org/", abstract="words " * 30),
                ),
            ),
        ),
    )
)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(BLOCK) - 1), st.integers(1, 255))
def test_any_altered_byte_is_noticed(place: int, change: int):
    damaged = bytearray(BLOCK)
    damaged[place] ^= change
    with pytest.raises(DamagedBlock):
        CompiledCatalog.from_bytes(bytes(damaged))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(BLOCK) - 1))
def test_a_cut_block_is_noticed(length: int):
    with pytest.raises(DamagedBlock):
        CompiledCatalog.from_bytes(BLOCK[:length])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_loader(data: bytes):
    with pytest.raises(DamagedBlock):
        CompiledCatalog.from_bytes(data)
