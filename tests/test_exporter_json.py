"""Promises of the JSON export: nothing is lost on the way out and back."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.data.catalog import Catalog, Category
from refshelf.data.exporter.json import write_json
from refshelf.data.exporter.sheet import Sheet, sheet_of
from refshelf.data.importer.assembly import Making, assemble
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.item import Item, Origin, Part, Reading
from refshelf.data.importer.refshelf_json import is_own, read, read_all
from refshelf.data.reference import Reference
from refshelf.data.text import clean
from sheet_strategy import HOSTILE_SHEETS, SHEETS

MAKING = Making(format="refshelf")


def back(text: str) -> Sheet:
    return sheet_of(*(assemble(one, MAKING) for one in read_all(text, Origin())))


@settings(max_examples=200, deadline=None)
@given(SHEETS)
def test_a_list_and_its_marks_come_back_exactly(sheet: Sheet):
    assert back(write_json(sheet)) == sheet


@settings(deadline=None)
@given(st.lists(SHEETS, max_size=3))
def test_several_lists_come_back_exactly(sheets: list[Sheet]):
    catalogs = tuple(sheet.catalogs[0] for sheet in sheets)

    found = back(write_json(Sheet(catalogs=catalogs)))

    assert found.catalogs == catalogs


@settings(deadline=None)
@given(HOSTILE_SHEETS)
def test_hostile_texts_leave_no_control_character(sheet: Sheet):
    text = write_json(sheet)

    assert text.isascii() or text == clean(text, lines=True)
    assert not set(text) & {"\x1b", "\x07", "\r", "\u202e", "\ud800"}
    back(text)


def test_an_id_that_a_title_would_give_is_kept_for_its_owner():
    own = Item(title="Other", id="summary")
    reading = Reading(parts=(Part(path=("A",), items=(Item(title="Summary"), own)),))

    found = assemble(reading, Making(format="refshelf", id="list", title="A list"))

    assert [one.id for one in found.catalog.references()] == ["summary-2", "summary"]


def test_the_same_address_twice_stays_two_works():
    twice = tuple(Reference(id=name, title="Same", url="https://x.org/") for name in ("a", "b"))
    parts = (Category(name="A", references=twice), Category(name="A"))
    catalog = Catalog(id="list", title="L", categories=parts)

    assert back(write_json(Sheet(catalogs=(catalog,)))).catalogs == (catalog,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"refshelf_export": 1,\n "catalogs": [', "line 2: this is no whole JSON"),
        ("[]", "no export of refshelf"),
        ('{"refshelf_export": 2, "catalogs": []}', "newer refshelf"),
        ('{"refshelf_export": "x"}', "refshelf_export must be"),
        ('{"refshelf_export": 1, "catalogs": [3]}', "catalogs[0] must be an object"),
        ('{"refshelf_export": 1, "catalogs": []}', "holds 0 lists"),
        ("[" * 100_000, "nested too deep"),
        ('{"refshelf_export": ' + "9" * 5000 + "}", "number too long"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, said: str):
    with pytest.raises(Unreadable) as caught:
        read(text, Origin())

    assert said in str(caught.value)


def test_a_broken_value_costs_only_itself_and_is_named_by_its_place():
    one = {"id": "a", "title": "A", "year": "old", "kind": "song", "odd": 1, "authors": ["X", 3]}
    more = {"id": "b", "title": "B", "forms": [{"kind": "pdf"}], "state": {"status": "eaten"}}
    parts = [{"name": "P", "references": [one, "no", more]}]
    catalog = {"id": "list", "title": "L", "categories": parts}

    reading = read(json.dumps({"refshelf_export": 1, "catalogs": [catalog]}), Origin())

    assert [item.title for item in reading.items] == ["A", "B"]
    assert reading.items[0].authors == ("X",)
    place = "catalogs[0].categories[0].references"
    assert sorted(left.what for left in reading.left) == [
        f"{place}[0].authors",
        f"{place}[0].kind",
        f"{place}[0].odd",
        f"{place}[0].year",
        f"{place}[1]",
        f"{place}[2].forms[0].url",
        f"{place}[2].state.status",
    ]


def test_our_own_export_is_recognised():
    assert is_own(write_json(Sheet(catalogs=())))
    assert not is_own('[{"url": "https://x.org/"}]')
