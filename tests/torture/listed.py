"""What lists show of a reader's marks: with and without earlier keys, in any order, after any action."""

import random
from functools import cache

from invariant import ensure
from machine import Machine
from refshelf.data.catalog import Catalog, Category
from refshelf.data.compiled import CompiledCatalog, compile_catalog
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from refshelf.user_state import action
from refshelf.user_state.action import Deed
from refshelf.user_state.entry import Entry
from refshelf.user_state.marks import Marks
from refshelf.user_state.shelf import Shelf
from refshelf.user_state.status import Status

NOON = "2026-11-22T12:00:00Z"
_SITE = "https://example.org/"


@cache
def _lists() -> tuple[CompiledCatalog, CompiledCatalog]:
    """Make two lists: one knows earlier keys and forms of works, the other forms of its own."""
    first = (
        _work("k0", "w0", _form(FormKind.PDF, "k2"), _form(FormKind.CODE, "code")),
        _work("k1", "w1"),
        _work("k3"),
    )
    second = (
        _work("k0", "", _form(FormKind.VIDEO, "talk")),
        _work("k1", "w2", _form(FormKind.AUDIO, "w0")),
    )
    return _compiled("first", first), _compiled("second", second)


def _work(name: str, was: str = "", *forms: Form) -> Reference:
    earlier = (f"{_SITE}{was}",) if was else ()
    url = f"{_SITE}{name}"
    return Reference(id=name, title=name, url=url, kind=Kind.PAPER, was=earlier, forms=forms)


def _form(kind: FormKind, name: str) -> Form:
    return Form(kind=kind, url=f"{_SITE}{name}")


def _compiled(name: str, works: tuple[Reference, ...]) -> CompiledCatalog:
    category = Category(name="All", references=works)
    catalog = Catalog(id=name, title=name, categories=(category,))
    return CompiledCatalog.from_bytes(compile_catalog(catalog))


def check_lists(machine: Machine, chance: random.Random) -> None:
    """Check what lists show of the marks of a machine, and do something on one of their rows."""
    store = machine.windows[0]
    first, second = _lists()
    _check_order(store.marks(), first, second)
    for shelf in (Shelf.of((), store.marks()), Shelf.of((second,), store.marks())):
        _check_nothing_hidden(shelf)
    shelf = Shelf.of((first, second), store.marks())
    _check_nothing_hidden(shelf)
    for _ in range(3):
        shelf = _act(machine, shelf, chance)


def _check_order(marks: Marks, first: CompiledCatalog, second: CompiledCatalog) -> None:
    """Check that works show the same whichever list comes first."""
    one, other = (_shown(Shelf.of(lists, marks)) for lists in ((first, second), (second, first)))
    ensure(1, one == other, f"with the lists in another order: {one} not {other}")


def _shown(shelf: Shelf) -> dict[str, set[tuple[object, ...]]]:
    found: dict[str, set[tuple[object, ...]]] = {}
    for entry in map(shelf.entry, range(len(shelf))):
        mark = entry.mark
        shown = (entry.status, entry.note, entry.history, mark.starred, mark.tags, mark.position)
        found.setdefault(entry.key, set()).add(shown)
    for key, several in found.items():
        ensure(1, len(several) == 1, f"rows of {key} differ: {several}")
    return found


def _check_nothing_hidden(shelf: Shelf) -> None:
    """Check that every mark stands on some row: on its own, or joined to that of a later key."""
    notes: set[str] = set()
    replaced: set[str] = set()
    keys: set[str] = set()
    for entry in map(shelf.entry, range(len(shelf))):
        keys |= {entry.key, *entry.aliases, *(form.key for form in entry.forms)}
        notes |= {head.id for head in entry.mark.notes}
        for name in (entry.key, *entry.aliases):
            for change in shelf.marks.documents.get(name, {}).get("note", {}).values():
                replaced |= set(change.get("over", ()))
    for key in shelf.marks:
        mark = shelf.marks.mark(key)
        ensure(13, mark.is_blank or key in keys or key in _forms(shelf), f"{key} is on no row")
        hidden = {head.id for head in mark.notes} - notes - replaced - _void(shelf.marks)
        ensure(13, not hidden or key in _forms(shelf), f"notes {hidden} of {key} are on no row")


def _forms(shelf: Shelf) -> set[str]:
    return {key for work in range(len(shelf)) for _, key in shelf.works.forms(work)}


def _void(marks: Marks) -> set[str]:
    return {
        change_id
        for document in marks.documents.values()
        for change_id, change in document.get("note", {}).items()
        if change.get("undo", 0) % 2
    }


def _act(machine: Machine, shelf: Shelf, chance: random.Random) -> Shelf:
    """Do something on a row, and check that all rows of the work show it."""
    entry = shelf.entry(chance.randrange(5))
    deed, wanted = _deed(entry, chance)
    store = machine.windows[0]
    store.apply(deed.what, deed.edits)
    after = shelf.with_marks(store.marks())
    rows = [after.entry(work) for work in after.works.owners(entry.key)]
    ensure(14, {row.status for row in rows} == {wanted}, f"{deed.what}: {[r.status for r in rows]}")
    anew = Shelf.of(shelf.catalogs, store.marks())
    ensure(14, _shown(after).items() >= _shown(anew).items(), f"{deed.what}, and opened again")
    return after


def _deed(entry: Entry, chance: random.Random) -> tuple[Deed, Status]:
    what = chance.choice(("finish", "start", "skip", "unread", "note", "toggle"))
    if what == "finish":
        return action.finish([entry], NOON), Status.DONE
    if what == "note":
        return action.write_note(entry, "a note", NOON), entry.status
    if what == "toggle" and entry.status is not Status.DONE:
        return action.toggle([entry], NOON), Status.DONE
    statuses = {"start": Status.STARTED, "skip": Status.SKIPPED}
    status = statuses.get(what, Status.UNREAD)
    return action.set_status([entry], status, NOON), status
