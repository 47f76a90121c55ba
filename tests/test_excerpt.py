"""Promises of excerpts: what a shelf holds leaves it whole, and comes back as it was."""

from catalog_strategy import CATALOGS
from hypothesis import given, settings
from refshelf.data.catalog import Catalog
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.exporter.markdown import write_markdown
from refshelf.data.importer.assembly import Making, assemble
from refshelf.data.importer.checklist import read_all
from refshelf.data.importer.item import Origin
from refshelf.user_state.coming import listed_of
from refshelf.user_state.excerpt import GONE_ID, catalog_of, excerpt
from refshelf.user_state.listed import record_listed
from refshelf.user_state.marks import Marks
from refshelf.user_state.shelf import Shelf
from refshelf.user_state.step import Changed, record
from state_making import change_id, edit

PAPER, PDF = "example.org/paper", "example.org/paper.pdf"
VIDEO, AUDIO = "example.org/talk-of-paper", "example.org/paper.mp3"
LATER = "2026-11-23T08:00:00Z"


def marks(*edits: tuple[str, str, object, str]) -> Marks:
    documents: Changed = {}
    for number, (key, slot, value, on) in enumerate(edits, 1):
        one = edit(key, slot, value, on=on)  # pyright: ignore[reportArgumentType]
        documents |= record(documents, [one], change_id(number))
    return Marks(documents)


MARKS = marks(
    (PAPER, "status", "started", "2026-11-20"),
    (PAPER, "status", "done", LATER),
    (PAPER, "star", True, LATER),
    (PAPER, "note", "two\n\n- lines", LATER),
    (PAPER, "tag:good", True, LATER),
    (PAPER, "position", "p. 3", LATER),
    (PAPER, "minutes", 40, LATER),
    (VIDEO, "status", "skipped", "2026-11-21"),
    ("example.org/lessons", "status", "done", "2020-01-01"),
)


@settings(deadline=None)
@given(CATALOGS)
def test_a_compiled_catalog_is_given_back_as_it_was(catalog: Catalog):
    compiled = CompiledCatalog.from_bytes(compile_catalog(catalog))

    assert catalog_of(compiled) == catalog


def test_a_state_holds_all_that_a_mark_does(papers: CompiledCatalog):
    shelf = Shelf.of((papers,), MARKS)

    sheet = excerpt(shelf, shelf.range())

    state = sheet.states["first", "paper"]
    assert (state.status, state.on, state.history) == ("done", LATER, (("started", "2026-11-20"),))
    assert (state.starred, state.note, state.tags) == (True, "two\n\n- lines", ("good",))
    assert (state.position, state.minutes) == ("p. 3", 40)
    form = sheet.form_states["first", "paper", "https://example.org/talk-of-paper"]
    assert (form.status, form.on) == ("skipped", "2026-11-21")
    assert set(sheet.states) == {("first", "paper"), ("first", "lessons")}


def test_marks_go_through_a_checklist_and_come_back(papers: CompiledCatalog):
    shelf = Shelf.of((papers,), MARKS)
    sheet = excerpt(shelf, shelf.range())

    (reading,) = read_all(write_markdown(sheet), Origin())
    found = assemble(reading, Making(format="checklist"))
    came = listed_of(found.catalog, found.marks)
    documents = record_listed({}, came, "file", change_id(9), 1_990_000_000.0)

    again = Shelf.of((papers,), Marks(documents))
    assert excerpt(again, again.range()) == sheet


def test_an_excerpt_has_only_what_is_wanted_and_what_that_belongs_to(papers: CompiledCatalog):
    shelf = Shelf.of((papers,), MARKS)

    sheet = excerpt(shelf, [2])

    (catalog,) = sheet.catalogs
    assert [part.name for part in catalog.categories] == ["Papers"]
    assert [one.id for one in catalog.references()] == ["paper", "summary"]
    assert set(sheet.states) == {("first", "paper")}


def test_what_is_done_in_a_form_of_another_list_is_done_in_this_ones_excerpt(
    papers: CompiledCatalog, reading: CompiledCatalog
):
    shelf = Shelf.of((papers, reading), marks((AUDIO, "status", "done", LATER)))

    sheet = excerpt(shelf, range(len(papers)))

    assert [catalog.id for catalog in sheet.catalogs] == ["first"]
    assert (sheet.states["first", "paper"].status, sheet.states["first", "paper"].on) == (
        "done",
        LATER,
    )


def test_what_is_gone_leaves_too_with_the_key_that_leads_back(papers: CompiledCatalog):
    key = "gone-list#old"
    shelf = Shelf.of((papers,), marks((key, "status", "done", LATER)))

    sheet = excerpt(shelf, shelf.range())

    gone = sheet.catalogs[1]
    (only,) = gone.references()
    assert (gone.id, only.title, only.was) == (GONE_ID, "A title", (key,))
    assert sheet.states[GONE_ID, only.id].status == "done"
