"""Promises of the rows of the list: what stands where, however many there are."""

import pytest
from refshelf.data.compiled import CompiledCatalog
from refshelf.tui.row_layout import make_rows
from refshelf.tui.rows import NONE, Folds, Row, RowKind, Rows
from refshelf.user_state.marks import Marks
from refshelf.user_state.query import Query
from refshelf.user_state.shelf import EVERYTHING, Shelf


@pytest.fixture
def shelf(papers: CompiledCatalog, reading: CompiledCatalog) -> Shelf:
    return Shelf.of((papers, reading), Marks({}))


def rows_of(shelf: Shelf, folds: Folds | None = None) -> Rows:
    return make_rows(shelf, EVERYTHING, shelf.find(Query()), folds or Folds())


def test_all_works_found_one_by_one_stand_as_all_at_once(shelf: Shelf):
    one_by_one = make_rows(shelf, EVERYTHING, list(range(len(shelf))), Folds())

    at_once = rows_of(shelf)

    assert list(at_once.rows) == list(one_by_one.rows)
    assert list(at_once.tops) == list(one_by_one.tops)
    assert at_once.places == one_by_one.places


def test_each_row_begins_where_the_one_before_ends(shelf: Shelf):
    rows = rows_of(shelf)

    found = [rows.at_line(line)[0] for line in range(rows.height)]

    assert found == sorted(found)
    assert set(found) == set(range(len(rows.rows)))


def test_a_work_takes_two_lines_and_what_belongs_to_it_one(shelf: Shelf):
    rows = rows_of(shelf)

    lines = {
        row.kind: rows.tops[number + 1] - rows.tops[number] for number, row in enumerate(rows.rows)
    }

    assert (lines[RowKind.WORK], lines[RowKind.RELATED]) == (2, 1)


def test_a_found_related_work_stands_under_its_dimmed_work(shelf: Shelf):
    related = next(work for work in range(len(shelf)) if shelf.works.parent(work) >= 0)

    rows = make_rows(shelf, EVERYTHING, [related], Folds())

    assert [(row.kind, row.work, row.dimmed) for row in rows.rows if not row.is_heading] == [
        (RowKind.WORK, shelf.works.parent(related), True),
        (RowKind.RELATED, related, False),
    ]


def test_a_folded_category_keeps_its_heading_alone(shelf: Shelf):
    all_rows = rows_of(shelf)
    place = next(iter(all_rows.places))

    folded = rows_of(shelf, folds=Folds().toggled_heading(place))

    assert folded.places.keys() == all_rows.places.keys()
    assert folded.rows[1].is_heading


def test_unfolded_forms_follow_their_work_and_are_found_again(shelf: Shelf):
    work = next(n for n in range(len(shelf)) if len(shelf.entry(n).forms) > 1)

    rows = rows_of(shelf, folds=Folds().toggled_work(work))

    first = rows.find(Row(RowKind.WORK, work))
    second_form = rows.find(Row(RowKind.FORM, work, form=1))
    assert rows.rows[first].kind in {RowKind.WORK, RowKind.RELATED}
    assert rows.rows[second_form] == Row(RowKind.FORM, work, form=1)
    assert second_form == first + 2


def test_a_form_that_was_folded_is_found_as_its_work(shelf: Shelf):
    rows = rows_of(shelf)

    found = rows.find(Row(RowKind.FORM, 0, form=1))

    assert rows.rows[found].work == 0


def test_a_row_stands_under_the_heading_before_it(shelf: Shelf):
    rows = rows_of(shelf)
    headings = [number for number, row in enumerate(rows.rows) if row.is_heading]

    above = [rows.heading_above(number) for number in range(len(rows.rows))]

    assert above == [max(n for n in headings if n <= row) for row in range(len(rows.rows))]


def test_flat_rows_have_no_headings(shelf: Shelf):
    rows = make_rows(shelf, EVERYTHING, [3, 1, 2], Folds(), is_flat=True)

    assert [row.work for row in rows.rows] == [3, 1, 2]
    assert rows.heading_above(2) == NONE


def test_a_work_that_is_not_shown_is_not_found(shelf: Shelf):
    rows = make_rows(shelf, EVERYTHING, [0], Folds())

    assert rows.find(Row(RowKind.WORK, 3)) == NONE
