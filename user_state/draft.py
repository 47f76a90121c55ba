"""Drafts: the text of a note while it is being written, kept through a crash."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from .disk import make_folder, read_bytes, replace_file
from .fault import NotWritten, StateFault


@dataclass(frozen=True, slots=True)
class Draft:
    """A note being written: on which key, on what title, and its text so far."""

    key: str
    title: str
    text: str


class Drafts:
    """The drafts of this machine, a file each, in a folder that is never carried elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, draft: Draft) -> None:
        """Put a draft on the disk; raise `NotWritten` if that fails."""
        make_folder(self.folder)
        value = {"key": draft.key, "title": draft.title, "text": draft.text}
        replace_file(self._path(draft.key), json.dumps(value).encode())

    def drop(self, key: str) -> None:
        """Forget the draft of a key: its text was saved as a note; raise `NotWritten` if that fails."""
        path = self._path(key)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise NotWritten(path, f"{path} cannot be removed: {error.strerror}.") from error

    def find(self, key: str) -> Draft | None:
        """Give the draft that an earlier run left for a key."""
        return _read(self._path(key))

    def all(self) -> list[Draft]:
        """List the drafts that are left, in the order of their titles."""
        try:
            names = (path for path in self.folder.iterdir() if path.suffix == ".json")
            paths = [path for path in names if not path.name.startswith(".")]
        except OSError:
            return []
        found = [draft for path in paths if (draft := _read(path)) is not None]
        return sorted(found, key=lambda draft: (draft.title, draft.key))

    def _path(self, key: str) -> Path:
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:24]}.json"


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
