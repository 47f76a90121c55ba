"""Erasing what was forgotten from the copies of one machine: its backups and drafts."""

import contextlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from .clock import is_id
from .codec import Encoder, Tables, decode
from .contents import MARKS, contents
from .device import DEVICE
from .disk import read_bytes, replace_file, sweep_folder
from .fault import Damaged, NotWritten, StateFault
from .forgotten import Forgotten, erased
from .place import Place

_STEM = 24  # digits of a key's hash that a draft's name begins with
_COPY = re.compile(r".*\.(json|schema-\d+)", re.DOTALL)


def erase_copies(machine: Path, forgotten: Forgotten, fresh: Collection[str]) -> None:
    """Erase what was forgotten from the backups in a machine's folder, and drafts on `fresh` keys.

    These are hashes of keys: of those forgotten long ago somebody may be writing anew. A backup that
    cannot be read is no use, and may hold it: it goes. So does what a program that was killed here
    left half-written. Raise `StateFault` for the first file that could not be changed; the others
    are. Only under the machine's lock.
    """
    faults: list[StateFault] = []
    sweep_folder(machine / "backups")
    copies = [path for path in _files(machine / "backups") if _COPY.fullmatch(path.name)]
    for path in copies:
        try:
            _erase_backup(path, forgotten)
        except StateFault as fault:
            faults.append(fault)
    stems = {name[:_STEM] for name in fresh}
    for path in _files(machine / "drafts"):
        if any(stem in path.name for stem in stems):
            try:
                _remove(path)
            except StateFault as fault:
                faults.append(fault)
    if faults:
        raise faults[0]


def _erase_backup(path: Path, forgotten: Forgotten) -> None:
    found = read_bytes(path, own=True)
    if found is None:
        return
    try:
        tables = decode(found[0], path)
    except Damaged:
        _remove(path)
        return
    rest = _without(tables, forgotten)
    if rest is not None:
        replace_file(path, Encoder().encode(rest))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(path, f"{path} cannot be removed: {error.strerror}.") from error


def _without(tables: Tables, forgotten: Forgotten) -> Tables | None:
    """Give the tables without what was forgotten; None where nothing of it is in them."""
    changed = erased(contents(tables).documents, forgotten)
    if not changed:
        return None
    marks = {**tables[MARKS], **changed}
    return {**tables, MARKS: {key: document for key, document in marks.items() if document}}


def traces(place: Place, forgotten: Forgotten) -> list[Path]:
    """List the files in which something stands that was forgotten, or may stand: unreadable ones."""
    if not forgotten:
        return []
    folders = (place.marks, place.machine, place.machine / "backups")
    # What the device remembers of a step that set more than was forgotten tells no word of it.
    found = [path for folder in folders for path in _files(folder) if path.name != DEVICE]
    return [path for path in found if _holds(path, forgotten)]


def _holds(path: Path, forgotten: Forgotten) -> bool:
    try:
        found = read_bytes(path, own=False)
    except StateFault:
        return True
    if found is None:
        return False
    data = found[0]
    try:
        return bool(erased(contents(decode(data, path)).documents, forgotten))
    except Damaged:
        ids = frozenset[str]().union(*forgotten.values())
        return any(change_id.encode() in data for change_id in ids if is_id(change_id))


def _files(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from sorted(path for path in folder.iterdir() if path.is_file())
