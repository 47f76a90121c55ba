"""Promises of the CSV export: spreadsheets open it right, and no cell does anything."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from refshelf.data.catalog import Catalog, Category
from refshelf.data.exporter.csv import COLUMNS, write_csv
from refshelf.data.exporter.sheet import Sheet
from refshelf.data.importer.item import State
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from sheet_strategy import HOSTILE_SHEETS


def table(sheet: Sheet) -> list[dict[str, str]]:
    text = write_csv(sheet)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def of(*references: Reference, **states: State) -> Sheet:
    categories = (Category(name="Outer", categories=(Category(name="In", references=references),)),)
    catalog = Catalog(id="list", title="A list", categories=categories)
    return Sheet(
        catalogs=(catalog,), states={("list", id_): state for id_, state in states.items()}
    )


def test_each_work_is_a_row_those_that_belong_to_another_too():
    inner = Reference(id="in", title="Inner")
    forms = (Form(kind=FormKind.PDF, url="https://x.org/a.pdf"),)
    outer = Reference(
        id="out",
        title='Outer, „quoted“ "work"',
        url="https://x.org/a",
        kind=Kind.PAPER,
        authors=("Ann Lee", "李"),
        year=2020,
        forms=forms,
        related=(inner,),
    )

    first, second = table(of(outer, out=State(status="done", on="2020-01-01", tags=("a", "b"))))

    assert (first["category"], first["title"]) == ("Outer / In", 'Outer, „quoted“ "work"')
    assert (first["authors"], first["year"], first["tags"]) == ("Ann Lee, 李", "2020", "a b")
    assert (first["status"], first["on"]) == ("done", "2020-01-01")
    assert first["forms"] == "page: https://x.org/a\npdf: https://x.org/a.pdf"
    assert (second["id"], second["related_to"], second["status"]) == ("in", "out", "unread")


def test_lines_end_as_the_standard_wants():
    text = write_csv(of(Reference(id="a", title="A")))

    assert text.count("\r\n") == text.count("\n") == 2
    assert text.splitlines()[0] == "\ufeff" + ",".join(f'"{name}"' for name in COLUMNS)


@pytest.mark.parametrize(
    "title",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "\u22121",
        "|x",
        "%0",
    ],
)
def test_a_title_that_is_a_formula_becomes_text(title: str):
    (row,) = table(of(Reference(id="a", title=title)))

    assert row["title"] == f"'{title}"


def test_a_note_that_hides_a_formula_behind_white_space_becomes_text():
    (row,) = table(of(Reference(id="a", title="A"), a=State(note="\n\t =1+1")))

    assert row["note"] == "'\n\t =1+1"


@settings(max_examples=200, deadline=None)
@given(HOSTILE_SHEETS)
def test_no_cell_of_a_hostile_sheet_begins_as_a_formula(sheet: Sheet):
    cells = [cell for row in table(sheet) for cell in row.values()]

    assert len(cells) == 2 * len(COLUMNS)
    starts = {cell[0] for cell in cells if cell} | {cell.strip()[:1] for cell in cells}
    assert not starts & set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
