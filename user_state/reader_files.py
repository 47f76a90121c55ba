"""The files of one reader: this device's own, which only it writes, and all others, as one view."""

import contextlib
import threading
import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from .backup import Backups
from .clock import Now, is_credible
from .codec import Tables
from .contents import FORGOTTEN, MARKS, About, Contents, contents
from .device import DEVICE, Device, DeviceFile, this_machine
from .disk import Signature, make_folder, read_bytes, signature, sweep
from .erasure import erase_copies
from .fault import Damaged, NewerSchema, StateFault
from .forgotten import as_rows, erased, joined, sizes, without
from .lock import TIMEOUT, FolderLock
from .migration import ABOUT, FILE, SCHEMA, schema_of
from .own_file import OwnFile, cleared, find_own_file, held_by, set_aside
from .place import Place
from .renewal import strange, told
from .section import Section
from .source import Incoming, Sources
from .step import Changed, change_ids
from .storage import SafeStorage, StateDB


@dataclass(frozen=True, slots=True)
class _Left:
    """The own file that a device which became a new one leaves behind, and why."""

    own: OwnFile
    doubt: str


@dataclass(frozen=True, slots=True)
class _Settled:
    """Who this device is, what it has to take in, and which former devices it takes over from."""

    device: Device
    incoming: Incoming
    former: tuple[str, ...] = ()
    left: _Left | None = None


class ReaderFiles:
    """The union of a reader's files for reading, and one critical section for changing the own one.

    Safe to be used from several threads and processes. `notices` collects in plain words what was
    found wrong and what was done about it. `now` is the clock, `machine` names the machine (else it
    is asked), `timeout` is how long another writer is waited for, in seconds.
    """

    def __init__(
        self,
        place: Place,
        *,
        now: Now = time.time,
        machine: str | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self.place = place
        self.notices: list[str] = []
        self._is_whole = True
        self.backups = Backups(place.machine / "backups")
        self._now = now
        self._machine = machine
        self._mutex = threading.RLock()
        self._device_file = DeviceFile(place.machine / DEVICE)
        self._lock = FolderLock(place.machine / "lock", timeout)
        self._sources = Sources(place.marks)
        self._storages: dict[str, SafeStorage] = {}

    def device(self) -> Device | None:
        """Give what this machine knows of itself; None before the first change. Never raises."""
        with self._mutex:
            try:
                own = self._own_file()
            except StateFault:
                return self._remembered()
            return None if own is None else own.device

    def own_file(self) -> OwnFile | None:
        """Look at the own file; None if this machine has none yet. Raise `Refused` as reading it does."""
        with self._mutex:
            return self._own_file()

    def doubt_about(self, own: OwnFile) -> str:
        """Say why this device would go on as a new one; "" where it would not."""
        with self._mutex:
            return own.doubt or strange(own, {}, self._machine_name())

    def own_path(self, device: Device) -> Path:
        """Give the file that a device writes."""
        return self.place.marks / f"{device.name}.json"

    def versions(self) -> tuple[tuple[str, Signature | None], ...]:
        """Tell the versions of all files at one stat each, for seeing whether anything changed."""
        return tuple((path.name, signature(path)) for path in self._sources.paths())

    def notice(self, text: str) -> None:
        """Keep a sentence for the reader, once."""
        if text not in self.notices:
            self.notices.append(text)

    # Reading

    def read(self) -> tuple[Contents, bool]:
        """Give what the files hold now, and whether every file there could be read.

        Never raises: what is wrong becomes a notice.
        """
        with self._mutex:
            return self.read_contents(), self._is_whole

    def read_contents(self) -> Contents:
        """Give all marks, and what was forgotten, as `read` does."""
        with self._mutex:
            self._is_whole = True
            try:
                own = self._own_file()
            except StateFault as fault:
                self.notice(
                    f"{fault} The marks are shown as the backups and other files have them."
                )
                # Beside a file that is refused there are its backups, and the other files.
                self._is_whole = False
                held = cleared(held_by(self.backups, fault.path.stem)[0])
                return _with(held, self._incoming(held, fault.path, {}))
            if own is None:
                return _with(Contents(), self._incoming(Contents(), None, {}))
            if own.doubt:
                self.notice(f"{own.doubt} Its marks are shown as the backups have them.")
            if own.is_newer:
                self.notice(str(_newer(own.path)))
            absorbed = {} if own.doubt else dict(own.device.absorbed)
            return _with(own.contents, self._incoming(own.contents, own.path, absorbed))

    def _own_file(self) -> OwnFile | None:
        """Look at the own file; None if this machine has none yet."""
        device = self._remembered()
        while device is not None:
            own = find_own_file(device, self._storage(device), self.backups)
            before, device = device, self._remembered()
            # Another window may have written between the two looks: no doubt, then, but a new look.
            if not own.doubt or device == before:
                return own
        return None

    def _remembered(self) -> Device | None:
        try:
            return self._device_file.load()
        except StateFault as fault:
            self.notice(str(fault))
            self._is_whole = self._is_whole and isinstance(fault, Damaged)
            return None

    def _incoming(
        self,
        known: Contents,
        own: Path | None,
        absorbed: dict[str, Signature],
        more: Iterable[Contents] = (),
    ) -> Incoming:
        found = self._sources.incoming(known, own, absorbed, more)
        for fault in self._sources.faults.values():
            self.notice(f"{fault} Its marks are shown as they were last read.")
        self._is_whole = self._is_whole and self._sources.is_whole
        return found

    def _storage(self, device: Device) -> SafeStorage:
        if device.name not in self._storages:
            path = self.own_path(device)
            self._storages[device.name] = SafeStorage(path, self._lock, self.backups)
        return self._storages[device.name]

    # Changing

    @contextlib.contextmanager
    def section(self, more: Iterable[Contents] = ()) -> Generator[Section]:
        """Read everything under the lock, take in the others' changes, and write what is put.

        `more` is taken in as other devices' files are. Raise a `StateFault` that says why nothing
        could be written; then nothing was.
        """
        with self._mutex:
            make_folder(self.place.machine)
            with self._lock.held():
                sweep(self._device_file.path)
                settled = self._settle(tuple(more))
                storage = self._storage(settled.device)
                with storage.section():
                    db = StateDB(storage=lambda: storage)
                    own = contents(cast("Tables", storage.read() or {}))
                    known = {**own.documents, **settled.incoming.documents}
                    gone = erased(known, settled.incoming.forgotten)
                    section = Section(
                        settled.device,
                        without(known, settled.incoming.forgotten),
                        self._latest(own.about, settled.incoming.documents),
                        forgotten=joined(own.forgotten, settled.incoming.forgotten),
                    )
                    yield section
                    changed = {**settled.incoming.documents, **gone, **section.changed}
                    is_changed = changed or section.forgotten != own.forgotten
                    if is_changed or settled.left is not None or section.device != settled.device:
                        self._keep_version(storage)
                        self._write(db, settled, section, own, changed)
                self._leave(settled)
                self._erase(section)

    def _write(
        self, db: StateDB, settled: _Settled, section: Section, own: Contents, changed: Changed
    ) -> None:
        """Put the changes into the section, after noting on this machine what is about to come."""
        device = section.device
        version = own.about.version.next()
        ready = replace(device, absorbed=settled.incoming.absorbed).intending(
            own.about.version, version, before=settled.device
        )
        self.backups.making_room(device.name, lambda: self._device_file.save(ready))
        db.state_table(MARKS).put(cast("dict[str, dict[str, object]]", changed))
        if section.forgotten != own.forgotten:
            db.state_table(FORGOTTEN).put(as_rows(section.forgotten))
        fields: dict[str, object] = {
            "schema": SCHEMA,
            "reader": self.place.reader,
            "device": device.name,
            "writer": device.writer,
            "seq": version.seq,
            "nonce": version.nonce,
            "latest": self._latest(own.about, changed),
        }
        db.state_table(ABOUT).put({FILE: fields})

    def _keep_version(self, storage: SafeStorage) -> None:
        """Keep a file of an earlier program as it is, before it becomes one of this version."""
        schema, stem = schema_of(storage.current()), storage.path.stem
        found = read_bytes(storage.path, own=True) if schema < SCHEMA else None
        if found is not None:
            data = found[0]
            keep = self.backups.keep_version
            self.backups.making_room(stem, lambda: keep(stem, schema, data))

    def _erase(self, section: Section) -> None:
        """Erase from this machine's copies what was forgotten since they were last gone through."""
        if not section.forgotten and not section.named:
            return
        device, numbers = self._loaded(), sizes(section.forgotten)
        known = set(device.erased) if device is not None else set[tuple[str, int]]()
        fresh = section.named | {
            name for name, number in numbers.items() if (name, number) not in known
        }
        if not fresh:
            return
        try:
            if device is not None:
                device = _cleared(device, section)
                self._device_file.save(device)
            erase_copies(self.place.machine, section.forgotten, fresh)
            if device is not None:
                self._device_file.save(replace(device, erased=tuple(numbers.items())))
        except StateFault as fault:
            # What was to be written is written: the copies are gone through again the next time.
            self.notice(f"{fault} Something forgotten may still stand there.")

    def _latest(self, former: About, changed: Changed) -> str:
        credible = (name for name in change_ids(changed) if is_credible(name, self._now))
        return max([former.latest, *credible])

    # Who am I? Any doubt makes a new device; the old file then counts as one more source.

    def _settle(self, more: tuple[Contents, ...]) -> _Settled:
        """Make sure of this device's name and file, and find what is to be taken in from elsewhere."""
        device = self._loaded() or Device.new(machine=self._machine_name())
        own = find_own_file(device, self._storage(device), self.backups)
        if own.is_newer:
            raise _newer(own.path)
        absorbed = dict(own.device.absorbed)
        incoming = self._incoming(own.contents, own.path, absorbed, more)
        doubt = own.doubt or strange(own, incoming.documents, self._machine_name())
        if not doubt:
            return _Settled(own.device, incoming, device.before)
        return self._renewed(own, doubt, more)

    def _loaded(self) -> Device | None:
        try:
            return self._device_file.load()
        except Damaged as fault:
            kept = set_aside(fault.path)
            self.notice(
                f"{fault} {kept} The marks are all there; earlier steps are undone by name."
            )
            return None

    def _machine_name(self) -> str:
        if self._machine is None:
            self._machine = this_machine()
        return self._machine

    def _renewed(self, own: OwnFile, doubt: str, more: tuple[Contents, ...]) -> _Settled:
        """Go on as a new device, which takes in everything that there is."""
        device = own.device
        if not own.is_unborn:
            device = device.renewed(machine=self._machine_name())
        left = own.path if own.is_damaged else None
        found = self._incoming(Contents(), left, {}, (own.contents, *more))
        return _Settled(device, found, device.before, _Left(own, doubt))

    def _leave(self, settled: _Settled) -> None:
        """Set aside what former devices left damaged, now that all it held is written elsewhere."""
        kept: list[str] = []
        for name in settled.former:
            path = self.place.marks / f"{name}.json"
            sweep(path)
            if self._is_damaged(path, settled.left):
                try:
                    kept.append(set_aside(path))
                except StateFault as fault:
                    kept.append(str(fault))
        if settled.left is not None:
            own, doubt = settled.left.own, settled.left.doubt
            self.notice(told(own, doubt, " ".join(kept), settled.device.name))

    def _is_damaged(self, path: Path, left: _Left | None) -> bool:
        if left is not None and left.own.path == path:
            return left.own.is_damaged
        return isinstance(self._sources.faults.pop(path, None), Damaged)


def _with(known: Contents, incoming: Incoming) -> Contents:
    documents = {**known.documents, **incoming.documents}
    if not incoming.forgotten:
        return Contents(documents, known.forgotten, known.about)
    forgotten = joined(known.forgotten, incoming.forgotten)
    return Contents(without(documents, incoming.forgotten), forgotten, known.about)


def _cleared(device: Device, section: Section) -> Device:
    """Give the device without any words of what was forgotten."""
    ids = frozenset[str]().union(*section.forgotten.values())
    kept = set(change_ids({**section.documents, **section.changed}))
    return device.forgetting(ids, kept)


def _newer(path: Path) -> NewerSchema:
    return NewerSchema(
        path,
        f"{path} was written by a newer refshelf: it is shown as far as this one understands it, "
        "and not changed. Update refshelf to mark things here.",
    )
