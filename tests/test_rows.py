"""Laws of the rows of the list, on catalogs and finds of any shape."""

from dataclasses import replace

import pytest
from catalog_strategy import CATALOGS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.tui.row_layout import make_rows
from refshelf.tui.rows import NONE, Folds, Row, RowKind, Rows
from refshelf.user_state.marks import Marks
from refshelf.user_state.query import Query
from refshelf.user_state.shelf import EVERYTHING, Scope, Shelf
from refshelf.user_state.step import record
from refshelf.user_state.tally import WHOLE
from state_making import change_id, edit

GONE = record({}, [edit("https://gone.example/x"), edit("https://gone.example/y")], change_id(1))
slow = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)


def _shelf(catalogs: list, has_gone: bool) -> Shelf:
    numbered = (replace(catalog, id=f"c{number}") for number, catalog in enumerate(catalogs))
    compiled = [CompiledCatalog.from_bytes(compile_catalog(catalog)) for catalog in numbered]
    return Shelf.of(compiled, Marks(GONE if has_gone else {}))


SHELVES = st.builds(_shelf, st.lists(CATALOGS, min_size=1, max_size=2), has_gone=st.booleans())
QUERIES = st.sampled_from(
    [
        "one",
        "is:unread",
        "is:done",
        "kind:paper",
        "-kind:paper",
        "has:pdf",
        "has:abstract",
        "a OR b",
    ]
).map(Query.parse)


def _scopes(shelf: Shelf) -> list[Scope]:
    listings = range(len(shelf.works.listings))
    headings = [
        Scope(number, place)
        for number in listings
        for place in range(len(shelf.works.listings[number].headings))
    ]
    return [EVERYTHING, *(Scope(number) for number in listings), *headings]


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Shelf, Scope, list[int] | range]:
    """Give a shelf, a part of it, and what was found there."""
    shelf = draw(SHELVES)
    scope = draw(st.sampled_from(_scopes(shelf)))
    here = shelf.range(scope)
    some = st.lists(st.sampled_from(here), unique=True).map(sorted) if here else st.just([])
    asked = QUERIES.map(lambda query: list(shelf.find(query, scope)))
    return shelf, scope, draw(st.just(here) | some | asked)


def folds_of(shelf: Shelf) -> st.SearchStrategy[Folds]:
    """Fold some headings and unfold some works."""
    headings = [(one.listing, one.heading) for one in _scopes(shelf) if one.heading != WHOLE]
    return st.builds(
        Folds,
        st.sets(st.sampled_from(headings), max_size=2).map(frozenset)
        if headings
        else st.just(frozenset()),
        st.sets(st.sampled_from(range(len(shelf))), max_size=3).map(frozenset)
        if len(shelf)
        else st.just(frozenset()),
    )


def heading_of(shelf: Shelf, work: int) -> tuple[int, int]:
    listing, number = shelf.works.place(work)
    return listing, shelf.works.listings[listing].heading(number)


def works_of(rows: Rows) -> list[int]:
    """List the works that were found, row by row, without their forms and the dimmed ones."""
    shown = (RowKind.WORK, RowKind.RELATED)
    return [row.work for row in rows.rows if row.kind in shown and not row.dimmed]


@slow
@given(scene=scenes(), data=st.data())
def test_rows_follow_each_other_without_a_gap(scene, data: st.DataObject) -> None:
    shelf, scope, hits = scene

    rows = make_rows(shelf, scope, hits, data.draw(folds_of(shelf)))

    heights = [after - before for before, after in zip(rows.tops, rows.tops[1:], strict=False)]
    assert rows.tops[0] == 0
    assert len(heights) == len(rows.rows)
    assert all(1 <= height <= 3 for height in heights)


@slow
@given(scene=scenes(), data=st.data())
def test_every_line_belongs_to_the_row_that_covers_it(scene, data: st.DataObject) -> None:
    shelf, scope, hits = scene

    rows = make_rows(shelf, scope, hits, data.draw(folds_of(shelf)))

    covered = [
        (number, line - rows.tops[number])
        for number in range(len(rows.rows))
        for line in range(rows.tops[number], rows.tops[number + 1])
    ]
    assert [rows.at_line(line) for line in range(rows.height)] == covered


@slow
@given(scene=scenes(), data=st.data())
def test_everything_found_stands_there_once_unless_its_heading_is_folded(
    scene, data: st.DataObject
) -> None:
    shelf, scope, hits = scene
    folds = data.draw(folds_of(shelf))

    rows = make_rows(shelf, scope, hits, folds)

    unfolded = [work for work in hits if heading_of(shelf, work) not in folds.headings]
    assert works_of(rows) == unfolded
    assert rows.works == len(hits)


@slow
@given(scene=scenes(), data=st.data())
def test_a_related_one_stands_under_its_work_which_is_dimmed_unless_found(
    scene, data: st.DataObject
) -> None:
    shelf, scope, hits = scene

    rows = make_rows(shelf, scope, hits, data.draw(folds_of(shelf)))

    above: Row | None = None
    for row in rows.rows:
        if row.kind is RowKind.WORK:
            above = row
            assert row.dimmed == (row.work not in hits)
        elif row.kind is RowKind.RELATED:
            assert above is not None
            assert shelf.works.parent(row.work) == above.work
        elif row.is_heading:
            above = None


@slow
@given(scene=scenes(), data=st.data())
def test_a_heading_stands_where_something_was_found_under_it_and_nowhere_else(
    scene, data: st.DataObject
) -> None:
    shelf, scope, hits = scene

    rows = make_rows(shelf, scope, hits, data.draw(folds_of(shelf)))

    headings = [(row.listing, row.heading) for row in rows.rows if row.is_heading]
    assert headings == sorted({heading_of(shelf, work) for work in hits})
    assert headings == list(rows.places)


@slow
@given(scene=scenes(), data=st.data())
def test_the_cursor_finds_its_work_again_however_the_rows_are_laid_out(
    scene, data: st.DataObject
) -> None:
    shelf, scope, hits = scene
    before = make_rows(shelf, scope, hits, data.draw(folds_of(shelf)))

    fewer = list(hits)[:: data.draw(st.integers(1, 3))]
    is_flat = data.draw(st.booleans())
    after = make_rows(shelf, scope, fewer, data.draw(folds_of(shelf)), is_flat=is_flat)

    there = {row.work for row in after.rows if not row.is_heading}
    for row in before.rows:
        found = after.find(row)
        if row.is_heading:
            assert found == after.places.get((row.listing, row.heading), NONE)
        elif row.work in there:
            assert after.rows[found].work == row.work
        else:
            assert found == NONE


@slow
@given(scene=scenes(), data=st.data())
def test_a_row_finds_itself_in_its_own_rows(scene, data: st.DataObject) -> None:
    shelf, scope, hits = scene

    rows = make_rows(shelf, scope, hits, data.draw(folds_of(shelf)))

    assert [rows.find(row) for row in rows.rows] == list(range(len(rows.rows)))


@slow
@given(scene=scenes(), data=st.data())
def test_unfolded_works_are_followed_by_all_of_their_forms(scene, data: st.DataObject) -> None:
    shelf, scope, hits = scene
    folds = data.draw(folds_of(shelf))

    rows = make_rows(shelf, scope, hits, folds)

    for number, row in enumerate(rows.rows):
        if row.is_heading or row.kind is RowKind.FORM:
            continue
        count = len(shelf.entry(row.work).forms) if row.work in folds.works else 0
        followers = list(rows.rows)[number + 1 :][: count + 1]
        forms = [one.form for one in followers if one.kind is RowKind.FORM]
        assert forms == list(range(count))


@slow
@given(scene=scenes())
def test_flat_rows_are_what_was_found_in_the_order_of_the_query(scene) -> None:
    shelf, scope, hits = scene
    backwards = list(hits)[::-1]

    rows = make_rows(shelf, scope, backwards, Folds(), is_flat=True)

    assert works_of(rows) == backwards
    assert {row.kind for row in rows.rows} <= {RowKind.WORK}
    assert all(rows.heading_above(number) == NONE for number in range(len(rows.rows)))


@slow
@given(shelf=SHELVES, query=QUERIES)
def test_what_a_query_finds_is_in_list_order(shelf: Shelf, query: Query) -> None:
    # Rows under headings are cut out of it by bisection.
    hits = list(shelf.find(query))

    assert hits == sorted(set(hits))


@slow
@given(shelf=SHELVES, data=st.data())
def test_a_part_of_the_shelf_shows_what_all_of_it_shows_there(
    shelf: Shelf, data: st.DataObject
) -> None:
    scope = data.draw(st.sampled_from(_scopes(shelf)))
    whole = make_rows(shelf, EVERYTHING, shelf.range(EVERYTHING), Folds())

    part = make_rows(shelf, scope, shelf.range(scope), Folds())

    assert works_of(part) == [work for work in works_of(whole) if work in shelf.range(scope)]


@pytest.mark.parametrize("place", [(0, 0), (0, 1)])
def test_folding_twice_is_as_not_folding(place: tuple[int, int]) -> None:
    assert Folds().toggled_heading(place).toggled_heading(place) == Folds()
    assert Folds().toggled_work(7).toggled_work(7) == Folds()
