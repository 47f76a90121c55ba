"""A device's own file as it is found: as it was left, or in doubt, and then with its backups."""

import time
from dataclasses import dataclass
from pathlib import Path

from .backup import Backups
from .codec import Tables
from .device import Device
from .fault import Damaged, StateFault
from .source import SCHEMA, About, Sources, about, documents, is_state, merge
from .step import Changed, Documents
from .storage import SafeStorage


@dataclass(frozen=True, slots=True)
class OwnFile:
    """What was found in place of a device's own file.

    `doubt` tells in a sentence why the device cannot go on with it, "" where it can. In doubt the
    `documents` are joined with those of its backups: `recovered` is the number of marks that only
    these had, or had newer.
    """

    path: Path
    device: Device
    documents: Documents
    about: About
    doubt: str = ""
    recovered: int = 0
    is_damaged: bool = False

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote it: then it is only read."""
        return self.about.schema > SCHEMA


def find_own_file(device: Device, storage: SafeStorage, backups: Backups) -> OwnFile:
    """Read a device's own file and tell whether it is what the device left there.

    The device in the answer is as it was when the file was written, also if the last write never
    came. Raise `Refused` for a file that cannot be read or trusted.
    """
    path = storage.path
    try:
        tables = _tables(device, storage, backups)
    except Damaged as fault:
        held = held_by(backups, path.stem)
        return OwnFile(path, device, held, About(), str(fault), len(held), is_damaged=True)
    found = OwnFile(path, device, documents(tables), about(tables))
    if found.is_newer or found.about.version == device.intended:
        return found
    # Either the last write never came, or it came and was taken away again: the backups know.
    lost = merge(found.documents, held_by(backups, path.stem))
    if found.about.version == device.last and not lost:
        return OwnFile(path, device.unintended(), found.documents, found.about)
    doubt = f"{path} was rolled back or copied."
    return OwnFile(path, device, {**found.documents, **lost}, found.about, doubt, len(lost))


def _tables(device: Device, storage: SafeStorage, backups: Backups) -> Tables:
    """Read the own file; raise `Damaged` where a file was and is no more, or is another's."""
    tables = storage.current()
    if about(tables).version != device.intended:
        # Within one tick of the clock a file can be replaced twice and look as it did before.
        storage.forget()
        tables = storage.current()
    if tables and not is_state(tables):
        raise Damaged(storage.path, f"{storage.path} is no file of refshelf.")
    if not tables and (device.last.seq > 0 or backups.newest_first(storage.path.stem)):
        raise Damaged(storage.path, f"{storage.path} is gone.")
    return tables


def held_by(backups: Backups, stem: str) -> Changed:
    """Join all readable backups of a file: that brings nothing back that was undone or replaced."""
    held: Changed = {}
    copies = Sources(backups.folder)
    for path in backups.newest_first(stem):
        tables = copies.tables(path)
        if tables is not None and is_state(tables):
            held.update(merge(held, documents(tables)))
    return held


def set_aside(path: Path) -> str:
    """Rename a damaged file, its bytes untouched; say in a sentence where it went.

    Raise `StateFault` where it cannot be renamed.
    """
    aside = path.with_name(f"{path.name}.damaged-{time.time_ns()}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise StateFault(
            path, f"{path} is damaged and cannot be renamed: {error.strerror}."
        ) from error
    return f"It was kept as {aside.name}."
