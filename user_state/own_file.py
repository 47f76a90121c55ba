"""A device's own file as it is found: as it was left, or in doubt, and then with its backups."""

import contextlib
import time
from dataclasses import dataclass, replace
from pathlib import Path

from .backup import Backups
from .codec import Tables
from .contents import About, Contents, about, contents, decode_contents, is_state, merge
from .device import Device
from .disk import read_bytes
from .fault import Damaged, StateFault
from .forgotten import added, without
from .migration import SCHEMA
from .source import Sources
from .storage import SafeStorage


@dataclass(frozen=True, slots=True)
class OwnFile:
    """What was found in place of a device's own file.

    `doubt` tells in a sentence why the device cannot go on with it, "" where it can. In doubt the
    `contents` are joined with those of its backups: `recovered` is the number of marks that only
    these had, or had newer. One that is `is_unborn` was to be a new device's first and never came.
    """

    path: Path
    device: Device
    contents: Contents
    doubt: str = ""
    recovered: int = 0
    is_damaged: bool = False
    is_unborn: bool = False

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote it: then it is only read."""
        return self.contents.about.schema > SCHEMA


def find_own_file(device: Device, storage: SafeStorage, backups: Backups) -> OwnFile:
    """Read a device's own file and tell whether it is what the device left there.

    The device in the answer is as it was when the file was written, also if the last write never
    came. Raise `Refused` for a file that cannot be read or trusted.
    """
    path = storage.path
    try:
        found = contents(_tables(device, storage, backups))
    except Damaged as fault:
        return _damaged(device, fault, backups)
    version = found.about.version
    is_changed = version == device.intended and _is_changed(found, storage, backups)
    if version == device.intended and not is_changed:
        return OwnFile(path, replace(device, before=()), found)
    if found.about.schema > SCHEMA:
        return _newer(path, device, found, backups)
    # Either the last write never came, or it came and was taken away again: the backups know.
    held = _held_for(device, backups)
    if device.before and not is_changed:
        return _unborn(path, device, found.joined(held))
    whole = cleared(found.joined(held))
    lost = merge(found.documents, whole.documents)
    if is_changed:
        doubt = f"{path} was changed by something else."
    elif version == device.last and not lost and not added(found.forgotten, held.forgotten):
        return OwnFile(path, device.unintended(), found)
    else:
        doubt = f"{path} was rolled back or copied."
    return OwnFile(
        path, device, Contents(whole.documents, whole.forgotten, found.about), doubt, len(lost)
    )


def _is_changed(found: Contents, storage: SafeStorage, backups: Backups) -> bool:
    """Tell whether the file lacks something that the backup of the very same version has."""
    data = None if storage.is_as_kept else backups.newest(storage.path.stem)
    if data is not None:
        with contextlib.suppress(Damaged):
            kept = decode_contents(data, storage.path)
            is_same = kept.about.version == found.about.version
            lost = merge(found.documents, cleared(found.joined(kept)).documents)
            if is_same and (lost or added(found.forgotten, kept.forgotten)):
                return True
    storage.is_as_kept = True
    return False


def _damaged(device: Device, fault: Damaged, backups: Backups) -> OwnFile:
    """Give what the backups hold, and what git left of two versions."""
    held, schema = _held_for(device, backups), SCHEMA
    read = read_bytes(fault.path, own=True)
    with contextlib.suppress(Damaged):
        if read is not None:
            found = decode_contents(read[0], fault.path)
            held, schema = held.joined(found), found.about.schema
    whole = cleared(Contents(held.documents, held.forgotten, About(schema)))
    return OwnFile(fault.path, device, whole, str(fault), len(whole.documents), is_damaged=True)


def _newer(path: Path, device: Device, found: Contents, backups: Backups) -> OwnFile:
    """Give a newer program's file, which this device did not expect, with what its backups hold.

    Where it keeps marks in another way, or was damaged besides, only they show what was there.
    """
    held = Contents()
    with contextlib.suppress(StateFault):
        held = _held_for(device, backups)
    whole = cleared(found.joined(held))
    shown = Contents(whole.documents, whole.forgotten, found.about)
    return OwnFile(path, replace(device, before=()), shown)


def _unborn(path: Path, device: Device, found: Contents) -> OwnFile:
    """Give what a new device was to take over when its first write failed or was cut short."""
    whole = cleared(Contents(found.documents, found.forgotten, About()))
    doubt = f"{path} was not written yet."
    lost = len(whole.documents)
    return OwnFile(path, device.unintended(), whole, doubt, lost, is_unborn=True)


def _held_for(device: Device, backups: Backups) -> Contents:
    """Join the backups of a device and of those that it takes over from.

    Raise a `StateFault` where one cannot be read: to go on without it could lose what it holds.
    """
    held = Contents()
    for name in (device.name, *device.before):
        found, fault = held_by(backups, name)
        if fault is not None:
            raise fault
        held = held.joined(found)
    return held


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


def held_by(backups: Backups, stem: str) -> tuple[Contents, StateFault | None]:
    """Join all readable backups of a file: that brings nothing back that was undone or replaced.

    Give also why one that is there could not be read, if one could not: it may hold more.
    """
    held = Contents()
    copies = Sources(backups.folder)
    try:
        paths = backups.newest_first(stem)
    except StateFault as fault:
        return held, fault
    for path in paths:
        found = copies.contents(path)
        if found is not None:
            held = held.joined(found)
    unread = (fault for fault in copies.faults.values() if not isinstance(fault, Damaged))
    return held, next(unread, None)


def cleared(found: Contents) -> Contents:
    """Give contents without what they say is forgotten."""
    return Contents(without(found.documents, found.forgotten), found.forgotten, found.about)


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
