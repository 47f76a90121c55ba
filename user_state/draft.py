"""Drafts: the text of a note while it is being written, kept through a crash."""

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import NamedTuple, cast

from .disk import final_name, make_folder, names_in, read_bytes, replace_file
from .fault import NotWritten, StateFault


class Draft(NamedTuple):
    """A note being written: on which key, on what title, and its text so far."""

    key: str
    title: str
    text: str


class Drafts:
    """The drafts of this machine, a file each, in a folder that is never carried elsewhere.

    Each run of the program writes files of its own, and leaves alone those of another that lives:
    two windows may write on the same key. `pid` names this run (for tests; else the process).
    """

    def __init__(self, folder: Path, pid: int | None = None) -> None:
        self.folder = folder
        self._pid = os.getpid() if pid is None else pid

    def keep(self, draft: Draft) -> None:
        """Put a draft on the disk; raise `NotWritten` if that fails."""
        make_folder(self.folder)
        self._sweep()
        value = {"key": draft.key, "title": draft.title, "text": draft.text}
        path = self.folder / f"{_stem(draft.key)}-{self._pid}.json"
        replace_file(path, json.dumps(value).encode())

    def drop(self, key: str) -> None:
        """Forget the drafts of a key: the text was saved as a note; raise a `StateFault` on failure."""
        self._sweep()
        for path in self._listed(_stem(key)):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise NotWritten(path, f"{path} cannot be removed: {error.strerror}.") from error

    def find(self, key: str) -> Draft | None:
        """Give the newest draft that this run or one that ended left for a key."""
        for path in sorted(self._paths(_stem(key)), key=_changed_at, reverse=True):
            draft = _read(path)
            if draft is not None:
                return draft
        return None

    def all(self) -> list[Draft]:
        """List the drafts that are left by runs that ended, in the order of their titles."""
        found = [draft for path in self._paths("") if (draft := _read(path)) is not None]
        return sorted(found, key=lambda draft: (draft.title, draft.key))

    def _paths(self, stem: str) -> list[Path]:
        """List the draft files with this beginning as `_listed` does; none if that fails."""
        try:
            return self._listed(stem)
        except StateFault:
            return []

    def _listed(self, stem: str) -> list[Path]:
        """List the draft files with this beginning, without those of other runs that live."""
        names = (name for name in names_in(self.folder) if name.endswith(".json"))
        paths = [self.folder / name for name in names if name.startswith(stem) and name[0] != "."]
        return [path for path in paths if not self._is_others(path)]

    def _sweep(self) -> None:
        """Remove what runs that were killed left half-written."""
        for name in names_in(self.folder):
            if name != final_name(name) and not self._is_others(Path(name)):
                with contextlib.suppress(OSError):
                    (self.folder / name).unlink(missing_ok=True)

    def _is_others(self, path: Path) -> bool:
        digits = path.stem.rpartition("-")[2]
        return digits.isdecimal() and int(digits) != self._pid and _lives(int(digits))


def _stem(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _lives(pid: int) -> bool:
    """Tell whether a run of this program still lives; a number may have gone to another program."""
    try:
        os.kill(pid, 0)
    except (OSError, OverflowError):
        return False
    try:
        return b"refshelf" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # no such folder on this system
        return True


def _read(path: Path) -> Draft | None:
    try:
        found = read_bytes(path, own=True)
        if found is None:
            return None
        fields = cast("dict[str, object]", json.loads(found[0]))
        return Draft(str(fields["key"]), str(fields["title"]), str(fields["text"]))
    except (StateFault, ValueError, KeyError, TypeError, RecursionError):
        # A half-written draft cannot be: what is broken here was not written by this program.
        return None
