"""The files of one reader: this device's own, which only it writes, and all others, as one view."""

import contextlib
import threading
import time
from collections.abc import Generator, Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

from .clock import Now, is_credible
from .codec import Tables
from .contents import FORGOTTEN, MARKS, About, Contents, contents
from .device import Device
from .disk import Signature, make_folder, signature, sweep
from .fault import Damaged, StateFault
from .forgotten import as_rows, erased, joined, without
from .lock import TIMEOUT
from .migration import ABOUT, FILE, SCHEMA
from .own_file import OwnFile, cleared, held_by, set_aside
from .place import Place
from .renewal import strange
from .section import Section
from .settling import Settled, leave, newer, settle
from .source import Incoming, Sources
from .step import Changed, change_ids
from .storage import StateDB
from .this_device import ThisDevice


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
        self._now = now
        self._here = ThisDevice(place, machine=machine, timeout=timeout)
        self.backups = self._here.backups
        self._mutex = threading.RLock()
        self._sources = Sources(place.marks)

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
            return own.doubt or strange(own, {}, self._here.machine_name())

    def own_path(self, device: Device) -> Path:
        """Give the file that a device writes."""
        return self._here.path(device)

    def versions(self) -> tuple[tuple[str, Signature | None], ...]:
        """Tell the versions of all files at one stat each, for seeing whether anything changed.

        This machine's memory counts too: a file that came and went since leaves no other trace.
        """
        paths = (self._here.memory.path, *self._sources.paths())
        return tuple((path.name, signature(path)) for path in paths)

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
                self.notice(str(newer(own.path)))
            absorbed = {} if own.doubt else dict(own.device.absorbed)
            return _with(own.contents, self._incoming(own.contents, own.path, absorbed))

    def _own_file(self) -> OwnFile | None:
        """Look at the own file; None if this machine has none yet."""
        device = self._remembered()
        while device is not None:
            path = self._here.path(device)
            looked_at = signature(path, own=True)
            own = self._here.find(device)
            before, device = device, self._remembered()
            # Another window may have written between the looks: no doubt, then, but a new look.
            if not own.doubt or (device == before and signature(path, own=True) == looked_at):
                return own
        return None

    def _remembered(self) -> Device | None:
        try:
            return self._here.memory.load()
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

    # Changing

    @contextlib.contextmanager
    def section(self, more: Iterable[Contents] = ()) -> Generator[Section]:
        """Read everything under the lock, take in the others' changes, and write what is put.

        `more` is taken in as other devices' files are. Raise a `StateFault` that says why nothing
        could be written; then nothing was.
        """
        with self._mutex:
            make_folder(self.place.machine)
            with self._here.lock.held():
                sweep(self._here.memory.path)
                settled = settle(self._here, self._loaded(), self._incoming, tuple(more))
                storage = self._here.storage(settled.device)
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
                        self._here.keep_version(storage)
                        self._write(db, settled, section, own, changed)
                if sentence := leave(settled, self.place.marks, self._sources.faults):
                    self.notice(sentence)
                self._erase(section)

    def _write(
        self, db: StateDB, settled: Settled, section: Section, own: Contents, changed: Changed
    ) -> None:
        """Put the changes into the section, after noting on this machine what is about to come."""
        device = section.device
        version = own.about.version.next()
        ready = replace(device, absorbed=settled.incoming.absorbed).intending(
            own.about.version, version, before=settled.device
        )
        self.backups.making_room(device.name, lambda: self._here.memory.save(ready))
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

    def _erase(self, section: Section) -> None:
        if not section.forgotten and not section.named:
            return
        device = self._loaded()
        try:
            self._here.erase(section, device)
        except StateFault as fault:
            # What was to be written is written: the copies are gone through again the next time.
            self.notice(f"{fault} Something forgotten may still stand there.")

    def _latest(self, former: About, changed: Changed) -> str:
        credible = (name for name in change_ids(changed) if is_credible(name, self._now))
        return max([former.latest, *credible])

    def _loaded(self) -> Device | None:
        try:
            return self._here.memory.load()
        except Damaged as fault:
            kept = set_aside(fault.path)
            self.notice(
                f"{fault} {kept} The marks are all there; earlier steps are undone by name."
            )
            return None


def _with(known: Contents, incoming: Incoming) -> Contents:
    documents = {**known.documents, **incoming.documents}
    if not incoming.forgotten:
        return Contents(documents, known.forgotten, known.about)
    forgotten = joined(known.forgotten, incoming.forgotten)
    return Contents(without(documents, incoming.forgotten), forgotten, known.about)
