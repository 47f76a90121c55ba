"""The store: the one place where a reader's marks are read, and the only one where they change."""

import contextlib
import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from .catalog_folder import CatalogFolder
from .clock import Now, new_id, random_name
from .contents import About, Contents, merge
from .device import StepNote
from .erasure import traces
from .forgotten import joined, without
from .kept_file import KeptFile, change_files, swap_files
from .listed import Listed, record_listed
from .lock import TIMEOUT
from .marks import Marks
from .place import Place
from .reader_files import ReaderFiles
from .section import Section
from .step import Changed, Edit, Later, change_ids, record, restore, step_ids, void


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt to change something led to.

    `step` is None where nothing was to be done. `later` names, for an undo, what came after the
    changes that could not be taken back.
    """

    marks: Marks
    step: StepNote | None = None
    later: tuple[Later, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in another file led to: the keys it changed, and the number of new steps in it."""

    marks: Marks
    keys: frozenset[str]
    steps: int


class Store:
    """A reader's marks on this device.

    Safe to be used from several threads and processes at once. What a method returned is on the
    disk; a `StateFault` that it raises says why nothing was changed. `notices` collects, in plain
    words, what was found wrong with the files and what was done about it. `window` tells this run
    of the program from others on the undo stack. `timeout` is how long another writer is waited for,
    in seconds.
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
        self.window = random_name(4)
        self._files = ReaderFiles(place, now=now, machine=machine, timeout=timeout)
        self._now = now
        self._catalogs = CatalogFolder(place.catalogs, now)
        # One value, so that no thread sees the marks of one moment with the versions of another.
        self._read: tuple[object, Marks, bool] = (None, Marks({}), True)

    @property
    def notices(self) -> tuple[str, ...]:
        """What was found wrong with the files so far, each in a sentence, with what was done."""
        return tuple(self._files.notices)

    @property
    def files(self) -> ReaderFiles:
        """The files behind the store, for showing where things are."""
        return self._files

    def marks(self) -> Marks:
        """Give the marks as they are on the disk now: the union of all of the reader's files."""
        versions = self._files.versions()
        read_from, marks, is_whole = self._read
        if versions != read_from or not is_whole:
            found, is_whole = self._files.read()
            documents = found.documents
            if not is_whole:
                # What could be read before is known still, unless it was forgotten since.
                before = without(marks.documents, found.forgotten)
                documents = {**documents, **merge(documents, before)}
            marks = marks.with_all(documents)
            self._read = versions, marks, is_whole
        return marks

    def is_changed(self) -> bool:
        """Tell whether any file is another than when the marks were last read: a stat a file."""
        return self._files.versions() != self._read[0]

    def absorb(self) -> Marks:
        """Take what came in from other devices into this device's own file, if it has one."""
        if self._files.device() is not None:
            with self._files.section():
                pass
        return self.marks()

    def take_in(self, contents: Contents) -> Taken:
        """Take in another file's changes, as those of another device: the second time is for nothing."""
        before = self.marks()
        with self._files.section((contents,)):
            pass
        return _taken(before, self.marks())

    def contents(self) -> Contents:
        """Give all that there is of this reader: the marks, and what was forgotten."""
        found = self._files.read_contents()
        return replace(found, about=About(reader=self.place.reader))

    def remembered(self, contents: Contents) -> Contents:
        """Give what another file holds, without what was forgotten for good, here or there."""
        forgotten = joined(self._files.read_contents().forgotten, contents.forgotten)
        return Contents(without(contents.documents, forgotten), forgotten, contents.about)

    def would_take_in(self, contents: Contents) -> Taken:
        """Tell what `take_in` would lead to, and write nothing."""
        before = self.marks()
        theirs = self.remembered(contents)
        changed = merge(before.documents, theirs.documents)
        joined_marks = without({**before.documents, **changed}, theirs.forgotten)
        return _taken(before, before.with_all(joined_marks))

    def forget(self, keys: Iterable[str]) -> list[Path]:
        """Erase for good what is known of these keys, here and on the devices that will read this.

        It goes from the own file, the backups, the drafts and the undo stack. Give the files in
        which something of it still stands, or may: other devices', damaged ones that were kept.
        """
        with self._files.section() as section:
            section.forget(keys)
        return self.traces()

    def traces(self) -> list[Path]:
        """List the files in which something stands that was forgotten, or may stand."""
        return traces(self.place, self._files.read_contents().forgotten)

    def last_step(self) -> StepNote | None:
        """Give the step that `undo` would take back."""
        device = self._files.device()
        return device.done[-1] if device is not None and device.done else None

    def apply(self, what: str, edits: Iterable[Edit]) -> Outcome:
        """Do one step, named `what` for the undo stack; edits that would change nothing are left."""
        with self._files.section() as section:
            step = StepNote(self._new_id(section), what, self.window)
            changed = record(section.documents, edits, step.id)
            if changed:
                section.put(changed)
                section.device = section.device.with_step(step)
        return Outcome(self.marks(), step if changed else None)

    def take_list(
        self,
        what: str,
        files: Iterable[tuple[str, bytes | None]],
        listed: Iterable[Listed] = (),
        source: str = "",
    ) -> Outcome:
        """Do one step that writes catalog files (None removes one) and takes the marks along.

        The marks fill what the reader never touched. Raise `StateFault` where that fails; then the
        files are as they were.
        """
        with self._catalog_files() as kept, self._files.section() as section:
            step_id = self._new_id(section)
            changed = record_listed(section.documents, listed, source, step_id, self._now())
            kept.extend(change_files(self._catalogs, files))
            step = StepNote(step_id, what, self.window, tuple(kept))
            section.put(changed)
            if changed or kept:
                section.device = section.device.with_step(step)
        return Outcome(self.marks(), step if changed or kept else None)

    @contextlib.contextmanager
    def _catalog_files(self) -> Generator[list[KeptFile]]:
        """Give a list for the catalog files that are changed; they are put back if the block fails."""
        kept: list[KeptFile] = []
        try:
            yield kept
        except BaseException:
            swap_files(self._catalogs, reversed(kept))
            raise

    def undo(self, step_id: str | None = None) -> Outcome:
        """Take back a step, by default the last one on this device's stack.

        Changes that something newer has replaced stay as they are and are named in the outcome.
        Catalog files that the step wrote become what they were; raise `Refused` where they were
        changed since.
        """
        with self._catalog_files() as kept, self._files.section() as section:
            step, changed, later = self._next_undo(section, step_id)
            section.put(changed)
            if step is not None and (changed or step.files):
                kept.extend(swap_files(self._catalogs, reversed(step.files)))
                section.device = section.device.with_undone(replace(step, files=tuple(kept)))
            elif step is not None and step not in section.device.undone:
                # Refused, and said so; the steps before it can be undone all the same.
                section.device = section.device.without(step)
        return Outcome(self.marks(), step, tuple(later))

    def _next_undo(
        self, section: Section, step_id: str | None
    ) -> tuple[StepNote | None, Changed, list[Later]]:
        """Find the step to undo; steps of which nothing was ever written, or is left, are dropped."""
        if step_id is not None:
            changed, later = void(section.documents, step_id)
            note = self._note(section, step_id)
            is_done = step_id not in {step.id for step in section.device.undone}
            found = changed or later or (note.files and is_done)
            return (note if found else None), changed, later
        while section.device.done:
            step = section.device.done[-1]
            changed, later = void(section.documents, step.id)
            if changed or later or step.files:
                return step, changed, later
            section.device = section.device.without(step)
        return None, {}, []

    def _note(self, section: Section, step_id: str) -> StepNote:
        known = {step.id: step for step in (*section.device.done, *section.device.undone)}
        return known.get(step_id, StepNote(step_id, "an earlier step", ""))

    def redo(self) -> Outcome:
        """Give back the step that was undone last."""
        with self._catalog_files() as kept, self._files.section() as section:
            while section.device.undone:
                step = section.device.undone[-1]
                changed = restore(section.documents, step.id)
                if changed or step.files:
                    section.put(changed)
                    kept.extend(swap_files(self._catalogs, reversed(step.files)))
                    section.device = section.device.with_redone(replace(step, files=tuple(kept)))
                    break
                section.device = section.device.without(step)
            else:
                step = None
        return Outcome(self.marks(), step)

    def find_steps(self, prefix: str) -> list[str]:
        """List the ids of steps that start with `prefix`, oldest first."""
        ids = step_ids(self.marks().documents)
        return sorted({step_id for step_id in ids if step_id.startswith(prefix)})

    def step_notes(self) -> dict[str, StepNote]:
        """Give what the undo stack knows of steps, by id."""
        device = self._files.device()
        return {} if device is None else {step.id: step for step in (*device.done, *device.undone)}

    def _new_id(self, section: Section) -> str:
        return new_id(section.device.writer, section.latest, self._now)


def _taken(before: Marks, after: Marks) -> Taken:
    known = set(change_ids(before.documents))
    new = {change_id for change_id in change_ids(after.documents) if change_id not in known}
    return Taken(after, after.changed_keys(before), len(new))
