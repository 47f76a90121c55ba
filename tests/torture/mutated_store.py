"""What the store may make of a mutated file: no fault, no loss, nothing slow, and the bytes kept."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutable_home import NOON, MutableHome
from refshelf.user_state.draft import Drafts
from refshelf.user_state.fault import NewerSchema
from refshelf.user_state.mark import Seen
from refshelf.user_state.marks import Marks
from refshelf.user_state.step import Edit
from refshelf.user_state.store import Store

_SECONDS = 2.0  # of the processor, for a megabyte and for anything smaller


class Wrong(Exception):
    """Something that must not come of a mutated file."""


Fact = tuple[str, str, str]


def check_store(home: MutableHome, path: Path, data: bytes, role: str) -> None:
    """Look at the marks, set one, take it back; look again as a new program would."""
    wanted = set(_facts_of(other for other in _files(home) if other != path))
    size = sum(found.stat().st_size for found in _files(home)) / 1e6
    started = time.process_time()
    store = home.home.store()
    before = _check_view(store, wanted, "at first")
    device, own = store.files.device(), home.own if role != "own" else path
    try:
        _set_and_take_back(store)
    except NewerSchema:
        _check_untouched(role, path, data)
        return
    if time.process_time() - started > _SECONDS * max(1.0, size):
        raise Wrong(f"it took {time.process_time() - started:.1f} s")
    _check_view(home.home.store(), before, "in a new program")
    _check_kept(home, path, data, role)
    renamed = store.files.device()
    # A backup that seems to hold more than the file it was made of may cost the device its name.
    if role in {"other", "draft"} and device is not None and renamed is not None:
        _ensure(renamed.name == device.name and own.exists(), "the device was renewed for nothing")
    drafts = Drafts(home.place.machine / "drafts")
    drafts.find("a")
    drafts.all()


def _ensure(holds: bool, what: str) -> None:  # as in assert
    if not holds:
        raise Wrong(what)


def _files(home: MutableHome) -> list[Path]:
    return [*home.place.marks.glob("*.json"), *home.backups]


def _facts_of(files: Iterator[Path]) -> Iterator[Fact]:
    """List what sound files hold."""
    for path in files:
        yield from _facts(json.loads(path.read_bytes())["marks"])


def _facts(documents: Any) -> Iterator[Fact]:
    for key, document in documents.items():
        for slot, changes in document.items():
            if isinstance(changes, dict):
                for change_id, change in changes.items():
                    if _is_sound(change):
                        yield key, slot, change_id


def _is_sound(change: Any) -> bool:
    return (
        isinstance(change, dict)
        and "v" in change
        and isinstance(change.get("on", ""), str)
        and type(change.get("undo", 0)) is int
        and isinstance(change.get("over", []), list)
        and all(isinstance(item, str) for item in change.get("over", []))
    )


def _check_view(store: Store, wanted: set[Fact], when: str) -> set[Fact]:
    """See that nothing is missing but what a file says is forgotten; give all there is."""
    contents = store.files.read_contents()
    shown = set(_facts(store.marks().documents))
    gone = {change_id for ids in contents.forgotten.values() for change_id in ids}
    lost = {fact for fact in wanted - shown if fact[2] not in gone}
    if lost:
        raise Wrong(f"{len(lost)} changes are not shown {when}: {sorted(lost)[:2]}")
    _show(store.marks())
    return shown


def _show(marks: Marks) -> None:
    for key in marks:
        marks.mark(key)
        marks.status(key)


def _set_and_take_back(store: Store) -> None:
    seen = Seen(None, "A title", "dynamodb")
    note = Edit(key="new", slot="note", value="set", on=NOON, seen=seen)
    step = store.apply("set", [note]).step
    shown = [head.value for head in store.marks().mark("new").notes]
    _ensure(step is not None and "set" in shown, f"a note was set and {shown} is shown")
    outcome = store.undo()
    _ensure(outcome.step == step, f"undo took back {outcome.step}, not {step}")
    _ensure("set" not in [head.value for head in outcome.marks.mark("new").notes], "not undone")
    _ensure(store.redo().step == step, "redo gave back another step")
    store.forget(["no such key"])


def _check_untouched(role: str, path: Path, data: bytes) -> None:
    _ensure(role == "own", "a newer version was found where none was")
    _ensure(path.read_bytes() == data, "a newer version's file was changed")


def _check_kept(home: MutableHome, path: Path, data: bytes, role: str) -> None:
    """See that the bytes are still there, unless the file was sound and has been written anew."""
    if role in {"own", "device"}:
        if _is_rewritten(home, path, role):
            return
        folder = home.place.marks if role == "own" else home.place.machine
        kept = [found for found in folder.iterdir() if found.is_file()]
        _ensure(any(found.read_bytes() == data for found in kept), "its bytes are nowhere")
    elif role == "other" or path.exists():
        # A backup that is older than the rule wants goes, damaged or not.
        _ensure(path.read_bytes() == data, "its bytes were changed")


def _is_rewritten(home: MutableHome, path: Path, role: str) -> bool:
    """Tell whether the file was taken for what it is, and written again with all that it held."""
    device = home.home.store().files.device()
    if role == "device":
        return not list(home.place.machine.glob("device.json.damaged-*"))
    return device is not None and home.home.store().files.own_path(device) == path
