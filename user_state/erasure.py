"""Erasing what was forgotten from the copies of one machine: its backups and drafts."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from .codec import Encoder, Tables, decode
from .contents import MARKS, contents
from .disk import read_bytes, replace_file
from .fault import Damaged, NotWritten, StateFault
from .forgotten import Forgotten, erased
from .place import Place

_STEM = 24  # digits of a key's hash that a draft's name begins with


def erase_copies(machine: Path, forgotten: Forgotten) -> None:
    """Erase what was forgotten from the backups and drafts in a machine's folder.

    A backup that cannot be read is no use, and may hold it: it goes. Raise `StateFault` for the
    first file that could not be changed; the others are.
    """
    faults: list[StateFault] = []
    for path in _files(machine / "backups"):
        try:
            _erase_backup(path, forgotten)
        except StateFault as fault:
            faults.append(fault)
    stems = {name[:_STEM] for name in forgotten}
    for path in _files(machine / "drafts"):
        if path.name[:_STEM] in stems:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                faults.append(NotWritten(path, f"{path} cannot be removed: {error.strerror}."))
    if faults:
        raise faults[0]


def _erase_backup(path: Path, forgotten: Forgotten) -> None:
    found = read_bytes(path, own=True)
    if found is None:
        return
    try:
        tables = decode(found[0], path)
    except Damaged:
        path.unlink(missing_ok=True)
        return
    rest = _without(tables, forgotten)
    if rest is not None:
        replace_file(path, Encoder().encode(rest))


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
    return [path for folder in folders for path in _files(folder) if _holds(path, forgotten)]


def _holds(path: Path, forgotten: Forgotten) -> bool:
    with contextlib.suppress(StateFault):
        found = read_bytes(path, own=False)
        if found is not None:
            data = found[0]
            try:
                return bool(erased(contents(decode(data, path)).documents, forgotten))
            except Damaged:
                ids = {change_id.encode() for part in forgotten.values() for change_id in part}
                return any(change_id in data for change_id in ids)
    return False


def _files(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from sorted(path for path in folder.iterdir() if path.is_file())
