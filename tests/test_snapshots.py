"""Pictures of the screen; `make snapshots` takes them anew after a change of its look.

They guard how it looks, nothing else: what keys do is told by the other tests.
"""

import asyncio
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conflicting import write_elsewhere
from refshelf.data.catalog import Catalog, Category
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.kind import FormKind
from refshelf.data.reference import Reference
from refshelf.tui.app import RefshelfApp
from refshelf.tui.session import Session, open_session
from refshelf.user_state.action import Deed, begin, finish, set_status, star, watch, write_note
from refshelf.user_state.entry import Entry
from refshelf.user_state.mark import Seen
from refshelf.user_state.status import Status
from state_making import edit
from textual.pilot import Pilot

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
DAYS = {
    "core-components": "2024-03-05T09:00:00Z",
    "fast19": "2026-11-20T20:00:00Z",
    "today": "2026-11-22T08:00:00Z",
}
NOTE = "Admission control moved from the partition\nto a global token bucket. [see 4.3]"
Compare = Callable[..., bool]


@pytest.fixture
def session(home: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Session]:
    """Give a session at noon of a fixed day, in which something of every kind was done before."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    environ = {"REFSHELF_DATA_DIR": str(home), "REFSHELF_READER": "anna"}
    session = replace(open_session(environ=environ), now=lambda: NOW)
    for deed in _deeds(session):
        session.store.apply(deed.what, deed.edits)
    yield session
    monkeypatch.undo()
    time.tzset()


def _deeds(session: Session) -> list[Deed]:
    today = DAYS["today"]
    atc22 = _entry(session, "atc22")
    return [
        finish([_entry(session, "core-components")], DAYS["core-components"]),
        finish([_entry(session, "fast19")], DAYS["fast19"]),
        star([_entry(session, "fast19"), atc22], today),
        watch([_entry(session, "dat321")], today),
        finish([atc22], today, FormKind.PDF),
        begin(atc22, atc22.forms[-1], today),
        write_note(atc22, NOTE, today),
        set_status([_entry(session, "best-practices")], Status.STARTED, today),
        set_status([_entry(session, "dat304")], Status.SKIPPED, today),
    ]


def _entry(session: Session, reference_id: str) -> Entry:
    shelf = session.shelf()
    return shelf.entry(shelf.works.listings[0].find_id(reference_id))


def _bring_news(session: Session, *new: str) -> None:
    """Let some references be new: as if the list had come without them before."""
    catalog = session.loaded.catalogs[0]
    before = tuple(Reference(id=name, title=name) for name in catalog.ids() if name not in new)
    listed = (Category(name="All", references=before),)
    compiled = compile_catalog(Catalog(id=catalog.id, title="Before", categories=listed))
    for file in session.newsstand.folder.iterdir():
        file.unlink()
    session.newsstand.news([(CompiledCatalog.from_bytes(compiled), "before")])


def _lose(session: Session) -> None:
    """Mark something that no catalog has any more."""
    seen = Seen("https://example.org/gone", "A paper that was listed once", "dynamodb")
    session.store.apply("read", [edit("https://example.org/gone", seen=seen)])


@pytest.fixture
def compare(snap_compare: Compare, session: Session) -> Generator[Compare]:
    """Compare the screen, in a terminal of some size after some keys, with the picture kept of it."""
    apps: list[RefshelfApp] = []

    async def look_at_files(pilot: Pilot[None]) -> None:
        scribe = apps[-1]._scribe
        scribe.look()
        await asyncio.wrap_future(scribe._writer.submit(lambda: None))
        await pilot.pause()

    def look(width: int, height: int, *keys: str) -> bool:
        apps.append(RefshelfApp(session))
        size = (width, height)
        return snap_compare(apps[-1], press=keys, terminal_size=size, run_before=look_at_files)

    yield look
    for app in apps:
        app._scribe.close()


def test_marks_of_all_kinds(session: Session, compare: Compare) -> None:
    _bring_news(session, "atc22-demirbas", "atc23")
    _lose(session)

    assert compare(120, 40, *"jjjj")


def test_a_terminal_of_80x24(compare: Compare) -> None:
    assert compare(80, 24)


def test_a_terminal_of_40x15(compare: Compare) -> None:
    assert compare(40, 15, *"jjjj")


def test_a_terminal_of_60x20(compare: Compare) -> None:
    assert compare(60, 20, *"jjjj")


def test_a_search_without_a_match(compare: Compare) -> None:
    assert compare(80, 24, "slash", *"nobody wrote this", "enter")


def test_what_to_read_next(compare: Compare) -> None:
    assert compare(120, 30, "greater_than_sign")


def test_details_with_a_note(compare: Compare) -> None:
    assert compare(80, 24, *"jjjj", "l", "l")


def test_a_search_with_results(compare: Compare) -> None:
    assert compare(120, 30, "slash", *"by", "colon", *"perianayagam", "enter")


def test_the_help(compare: Compare) -> None:
    assert compare(120, 60, "question_mark")


def test_the_statistics(compare: Compare) -> None:
    assert compare(120, 40, "number_sign")


def test_all_notes(session: Session, compare: Compare) -> None:
    text = "# Locks\nOptimistic, *timestamp ordered*.\n[12:34] the proof"
    deed = write_note(_entry(session, "fast19"), text, DAYS["fast19"])
    session.store.apply(deed.what, deed.edits)

    assert compare(120, 30, "N", "j")


def test_two_notes_on_one_work(home: Path, compare: Compare) -> None:
    write_elsewhere(home, ("[see 4.3]", "[see 4.3]\\nAsk who moves partitions."))

    assert compare(120, 30, *"jjjj", "n")
