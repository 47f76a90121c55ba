"""Erasing what was forgotten from the copies of one machine: its backups and drafts."""

import contextlib
import re
from collections.abc import Collection, Generator
from pathlib import Path

from .clock import is_id
from .codec import Encoder, Tables, decode
from .contents import MARKS, contents
from .device import DEVICE
from .disk import names_in, read_bytes, replace_file, sweep_folder, unreadable
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
    for path in _files(machine / "backups", faults):
        if _COPY.fullmatch(path.name):
            with _noting(faults):
                _erase_backup(path, forgotten)
    stems = {name[:_STEM] for name in fresh}
    for path in _files(machine / "drafts", faults):
        if any(stem in path.name for stem in stems):
            with _noting(faults):
                _remove(path)
    if faults:
        raise faults[0]


@contextlib.contextmanager
def _noting(faults: list[StateFault]) -> Generator[None]:
    try:
        yield
    except StateFault as fault:
        faults.append(fault)


def _files(folder: Path, faults: list[StateFault]) -> list[Path]:
    """List the files of a folder; none, and why, if it cannot be read."""
    try:
        return [path for name in sorted(names_in(folder)) if (path := folder / name).is_file()]
    except StateFault as fault:
        faults.append(fault)
    except OSError as error:
        faults.append(unreadable(folder, error))
    return []


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
    faults: list[StateFault] = []
    folders = (place.marks, place.machine, place.machine / "backups")
    # What the device remembers of a step that set more than was forgotten tells no word of it.
    files = [path for folder in folders for path in _files(folder, faults) if path.name != DEVICE]
    holding = [path for path in files if _holds(path, forgotten)]
    return [*(fault.path for fault in faults), *holding]


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
