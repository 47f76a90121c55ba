"""The folder of the reader's own catalog files: written whole, and the former file kept beside."""

import contextlib
import time
from dataclasses import dataclass
from pathlib import Path

from .clock import Now
from .disk import make_folder, read_bytes, replace_file, sweep
from .fault import NotWritten

KEPT = 10


@dataclass(frozen=True, slots=True)
class CatalogFolder:
    """Catalog files by name; `now` is the clock, in seconds since 1970.

    What a file was before it was replaced or removed stays beside it as `NAME.former-INSTANT`, which
    no listing of catalogs takes for one; the newest ten of each name are kept.
    """

    folder: Path
    now: Now = time.time

    def read(self, name: str) -> bytes | None:
        """Give a file's bytes; None if there is none. Raise `Refused` for one that cannot be read."""
        found = read_bytes(self.folder / name, own=False)
        return None if found is None else found[0]

    def put(self, name: str, data: bytes) -> Path | None:
        """Write a file, whole or not at all; give the place where the former one was kept, if any.

        Nothing is done where the file has these bytes already. Raise `StateFault` where writing fails;
        the former file is then still there.
        """
        path = self.folder / name
        make_folder(path.parent)
        sweep(path)
        if self.read(name) == data:
            return None
        kept = self._keep(name)
        replace_file(path, data)
        return kept

    def remove(self, name: str) -> Path | None:
        """Take a file out of the folder; give the place where it was kept, None if there was none."""
        kept = self._keep(name)
        if kept is not None:
            try:
                (self.folder / name).unlink(missing_ok=True)
            except OSError as error:
                place = self.folder / name
                raise NotWritten(place, f"{place} cannot be removed: {error.strerror}.") from error
        return kept

    def former(self, name: str) -> list[Path]:
        """List what was kept of a file, newest first."""
        try:
            return sorted(self.folder.glob(f"{_literal(name)}.former-*"), reverse=True)
        except OSError:
            return []

    def _keep(self, name: str) -> Path | None:
        data = self.read(name)
        if data is None:
            return None
        known = self.former(name)
        if known and (found := read_bytes(known[0], own=False)) and found[0] == data:
            return known[0]
        kept = self._free_name(name)
        replace_file(kept, data)
        for path in self.former(name)[KEPT:]:
            with contextlib.suppress(OSError):
                path.unlink()
        return kept

    def _free_name(self, name: str) -> Path:
        """Name a copy for this instant, yet always later than those that there are."""
        nanoseconds = int(self.now() * 10**9)
        known = self.former(name)
        last = known[0].name.rpartition("-")[2] if known else ""
        if last.isdecimal():
            nanoseconds = max(nanoseconds, int(last) + 1)
        return self.folder / f"{name}.former-{nanoseconds:020d}"


def _literal(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
