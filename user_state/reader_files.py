"""The files of one reader: this device's own, which only it writes, and all others, as one view."""

import contextlib
import threading
import time
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from .backup import Backups
from .change import Document
from .clock import Now, id_writer, is_credible
from .device import Device, DeviceFile, this_machine
from .disk import Signature, make_folder, signature, sweep
from .fault import Damaged, NewerSchema, StateFault
from .lock import TIMEOUT, FolderLock
from .own_file import OwnFile, find_own_file, held_by, set_aside
from .place import Place
from .source import ABOUT, FILE, MARKS, SCHEMA, About, Absorbed, Sources, about
from .step import Changed, Documents, change_ids
from .storage import SafeStorage, StateDB


@dataclass(slots=True)
class Section:
    """What a critical section works with: all marks, and what it wants to have written.

    `latest` is the latest change id that any of the files holds.
    """

    device: Device
    documents: Documents
    latest: str
    changed: Changed = field(default_factory=dict[str, Document])

    def put(self, changed: Changed) -> None:
        """Have these documents written when the section ends."""
        self.changed.update(changed)


@dataclass(frozen=True, slots=True)
class _Settled:
    """Who this device is, what it has to take in, and the versions of the files that held it."""

    device: Device
    incoming: Changed
    absorbed: Absorbed
    is_renewed: bool = False


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
        self.backups = Backups(place.machine / "backups")
        self._now = now
        self._machine = machine
        self._mutex = threading.RLock()
        self._device_file = DeviceFile(place.machine / "device.json")
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

    def read(self) -> Documents:
        """Give all marks as the files have them now. Never raises: what is wrong becomes a notice."""
        with self._mutex:
            try:
                own = self._own_file()
            except StateFault as fault:
                self.notice(str(fault))
                return self._without_own_file(fault.path)
            if own is None:
                return self._incoming({}, None, {})[0]
            if own.doubt:
                self.notice(own.doubt)
            if own.is_newer:
                self.notice(str(_newer(own.path)))
            absorbed = {} if own.doubt else dict(own.device.absorbed)
            more, _ = self._incoming(own.documents, own.path, absorbed)
            return {**own.documents, **more}

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
            return None

    def _without_own_file(self, path: Path) -> Documents:
        """Read all that there is beside an own file that is refused: its backups, the other files."""
        held = held_by(self.backups, path.stem)
        return {**held, **self._incoming(held, path, {})[0]}

    def _incoming(
        self, known: Documents, own: Path | None, absorbed: dict[str, Signature]
    ) -> tuple[Changed, Absorbed]:
        found = self._sources.incoming(known, own, absorbed)
        for fault in self._sources.faults.values():
            self.notice(f"{fault} Its marks are shown as they were last read.")
        return found

    def _storage(self, device: Device) -> SafeStorage:
        if device.name not in self._storages:
            path = self.own_path(device)
            self._storages[device.name] = SafeStorage(path, self._lock, self.backups)
        return self._storages[device.name]

    # Changing

    @contextlib.contextmanager
    def section(self) -> Generator[Section]:
        """Read everything under the lock, take in the others' changes, and write what is put.

        Raise a `StateFault` that says why nothing could be written; then nothing was.
        """
        with self._mutex:
            make_folder(self.place.machine)
            with self._lock.held():
                sweep(self._device_file.path)
                settled = self._settle()
                storage = self._storage(settled.device)
                with storage.section():
                    db = StateDB(storage=lambda: storage)
                    known = cast("Documents", db.state_table(MARKS).documents())
                    former = about(cast("dict[str, dict[str, object]]", storage.read() or {}))
                    latest = self._latest(former, settled.incoming)
                    section = Section(settled.device, {**known, **settled.incoming}, latest)
                    yield section
                    changed = {**settled.incoming, **section.changed}
                    if changed or settled.is_renewed or section.device != settled.device:
                        self._write(db, settled, section.device, former, changed)

    def _write(
        self, db: StateDB, settled: _Settled, device: Device, former: About, changed: Changed
    ) -> None:
        """Put the changes into the section, after noting on this machine what is about to come."""
        version = former.version.next()
        ready = replace(device, absorbed=settled.absorbed).intending(
            former.version, version, before=settled.device
        )
        self.backups.making_room(device.name, lambda: self._device_file.save(ready))
        db.state_table(MARKS).put(cast("dict[str, dict[str, object]]", changed))
        fields: dict[str, object] = {
            "schema": SCHEMA,
            "reader": self.place.reader,
            "device": device.name,
            "writer": device.writer,
            "seq": version.seq,
            "nonce": version.nonce,
            "latest": self._latest(former, changed),
        }
        db.state_table(ABOUT).put({FILE: fields})

    def _latest(self, former: About, changed: Changed) -> str:
        credible = (name for name in change_ids(changed) if is_credible(name, self._now))
        return max([former.latest, *credible])

    # Who am I? Any doubt makes a new device; the old file then counts as one more source.

    def _settle(self) -> _Settled:
        """Make sure of this device's name and file, and find what is to be taken in from elsewhere."""
        device = self._loaded() or Device.new(machine=self._machine_name())
        own = find_own_file(device, self._storage(device), self.backups)
        if own.is_newer:
            raise _newer(own.path)
        more, absorbed = self._incoming(own.documents, own.path, dict(own.device.absorbed))
        doubt = own.doubt or self._strange(own, more)
        if not doubt:
            return _Settled(own.device, more, absorbed)
        return self._renewed(own, doubt)

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

    def _strange(self, own: OwnFile, incoming: Changed) -> str:
        """Say why this may be a copy of the device; "" if nothing speaks for it."""
        machine, before = self._machine_name(), own.device.machine
        if machine and before and machine != before:
            return "This is another machine than last time (a copied home)."
        if _has_ids_of(own.device.writer, own.documents, incoming):
            return "Another machine writes under this one's name."
        return ""

    def _renewed(self, own: OwnFile, doubt: str) -> _Settled:
        """Go on as a new device, which takes in everything that there is."""
        device = own.device.renewed(machine=self._machine_name())
        kept = [set_aside(own.path)] if own.is_damaged else []
        count = (
            f"the {own.recovered} marks that only backups held" if own.recovered else "every mark"
        )
        self.notice(
            " ".join(
                [doubt, *filter(None, kept), f"This device goes on as {device.name}, with {count}."]
            )
        )
        more, absorbed = self._incoming(own.documents, self.own_path(device), {})
        return _Settled(device, {**own.documents, **more}, absorbed, is_renewed=True)


def _newer(path: Path) -> NewerSchema:
    return NewerSchema(
        path,
        f"{path} was written by a newer refshelf: it is shown as far as this one understands it, "
        "and not changed. Update refshelf to mark things here.",
    )


def _has_ids_of(writer: str, known: Documents, incoming: Changed) -> bool:
    """Tell whether other files hold changes in this writer's name that it does not know of."""
    mine = {change_id for change_id in change_ids(incoming) if id_writer(change_id) == writer}
    return bool(mine) and not mine <= set(change_ids(known))
