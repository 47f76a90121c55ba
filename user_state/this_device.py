"""This machine as a device: what it remembers of itself, and the one file that it writes."""

from dataclasses import replace
from pathlib import Path

from .backup import Backups
from .device import DEVICE, Device, DeviceFile, this_machine
from .disk import read_bytes
from .erasure import erase_copies
from .forgotten import sizes
from .lock import FolderLock
from .migration import SCHEMA, schema_of
from .own_file import OwnFile, find_own_file
from .place import Place
from .section import Section
from .step import change_ids
from .storage import SafeStorage


class ThisDevice:
    """The memory, the lock, the backups and the own file of the machine that the program runs on.

    `machine` names the machine (else it is asked), `timeout` is how long another writer is waited
    for, in seconds.
    """

    def __init__(self, place: Place, *, machine: str | None, timeout: float) -> None:
        self.memory = DeviceFile(place.machine / DEVICE)
        self.lock = FolderLock(place.machine / "lock", timeout)
        self.backups = Backups(place.machine / "backups")
        self._place = place
        self._machine = machine
        self._storages: dict[str, SafeStorage] = {}

    def machine_name(self) -> str:
        """Give the name of the machine, "" where the system does not say."""
        if self._machine is None:
            self._machine = this_machine()
        return self._machine

    def path(self, device: Device) -> Path:
        """Give the file that a device writes."""
        return self._place.marks / f"{device.name}.json"

    def storage(self, device: Device) -> SafeStorage:
        """Give the storage of a device's file, always the same one."""
        if device.name not in self._storages:
            self._storages[device.name] = SafeStorage(self.path(device), self.lock, self.backups)
        return self._storages[device.name]

    def find(self, device: Device) -> OwnFile:
        """Look at the file of a device; raise `Refused` if it cannot be read or trusted."""
        return find_own_file(device, self.storage(device), self.backups)

    def keep_version(self, storage: SafeStorage) -> None:
        """Keep a file of an earlier program as it is, before it becomes one of this version."""
        schema, stem = schema_of(storage.current()), storage.path.stem
        found = read_bytes(storage.path, own=True) if schema < SCHEMA else None
        if found is not None:
            data = found[0]
            keep = self.backups.keep_version
            self.backups.making_room(stem, lambda: keep(stem, schema, data))

    def erase(self, section: Section, device: Device | None) -> None:
        """Erase from the copies here what was forgotten since they were last gone through.

        Raise `StateFault` for what could not be changed; it is gone through again the next time.
        """
        numbers = sizes(section.forgotten)
        known = set(device.erased) if device is not None else set[tuple[str, int]]()
        new = {name for name, number in numbers.items() if (name, number) not in known}
        fresh = section.named | new
        if not fresh:
            return
        if device is not None:
            device = _cleared(device, section)
            self.memory.save(device)
        erase_copies(self._place.machine, section.forgotten, fresh)
        if device is not None:
            self.memory.save(replace(device, erased=tuple(numbers.items())))


def _cleared(device: Device, section: Section) -> Device:
    """Give the device without any words of what was forgotten."""
    ids = frozenset[str]().union(*section.forgotten.values())
    kept = set(change_ids({**section.documents, **section.changed}))
    return device.forgetting(ids, kept)
