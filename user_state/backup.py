"""Rolling backups of a state file: the last ten, then one a day for fourteen days."""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .disk import make_folder, names_in, read_bytes, replace_file, sweep, sweep_folder
from .fault import DiskFull, StateFault

LAST = 10
DAYS = 14
MAX_TOTAL = 64 * 1024 * 1024
_SUFFIX = ".json"

T = TypeVar("T")


class Backups:
    """The backups of state files, in a folder of their own that is never carried to other machines.

    A backup is a copy of what was just written, so that even the last change survives a file that
    something else damages in place. At most 64 MiB are kept, and always the newest one.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, stem: str, data: bytes) -> None:
        """Keep the bytes of a state file, and drop what is older than the rule wants.

        A backup that cannot be made takes nothing back: the state file itself is already safe.
        """
        with contextlib.suppress(OSError, StateFault):
            make_folder(self.folder)
            kept = self._names(stem)
            name = _later_name(stem, kept[0] if kept else "", time.time_ns())
            sweep(self.folder / stem)
            replace_file(self.folder / name, data, durable=False)
            self._prune(stem, [name, *kept])

    def keep_version(self, stem: str, schema: int, data: bytes) -> None:
        """Keep a state file as an earlier version of the program wrote it: for good, beside the backups.

        Raise `StateFault` where that fails: what was kept so far stays.
        """
        make_folder(self.folder)
        sweep_folder(self.folder)
        replace_file(self.folder / f"{stem}.schema-{schema}", data)

    def newest_first(self, stem: str) -> list[Path]:
        """List the backups of a state file by its name without `.json`.

        Raise `Refused` if their folder cannot be read.
        """
        return [self.folder / name for name in self._names(stem)]

    def newest(self, stem: str) -> bytes | None:
        """Give the bytes of the newest backup; None where there is none that can be read."""
        with contextlib.suppress(StateFault):
            for path in self.newest_first(stem)[:1]:
                found = read_bytes(path, own=True)
                return None if found is None else found[0]
        return None

    def _names(self, stem: str) -> list[str]:
        found = (name for name in names_in(self.folder) if _is_backup(name, stem))
        return sorted(found, reverse=True)

    def making_room(self, stem: str, write: Callable[[], T]) -> T:
        """Write something; on a full disk drop the older backups and try again, as long as that helps.

        It does not where they lie on another disk than the one that is full.
        """
        while True:
            try:
                return write()
            except DiskFull as fault:
                if not self._is_beside(fault.path) or not self._drop_older(stem):
                    raise

    def _is_beside(self, path: Path) -> bool:
        with contextlib.suppress(OSError):
            return path.parent.stat().st_dev == self.folder.stat().st_dev
        return False

    def _drop_older(self, stem: str) -> bool:
        """Drop the older half of the backups, never the newest; False if there is nothing to drop.

        Those of this file go first, then those of others, such as of a device that came before.
        """
        with contextlib.suppress(OSError, StateFault):
            others = {name.rsplit(".", 3)[0] for name in names_in(self.folder)} - {stem}
            for each in (stem, *sorted(others)):
                found = self.newest_first(each)
                older = found[max(1, len(found) // 2) :]
                for path in older:
                    path.unlink()
                if older:
                    return True
        return False

    def _prune(self, stem: str, found: list[str]) -> None:
        kept_days: set[str] = set()
        total = 0
        for place, name in enumerate(found):
            path = f"{self.folder}/{name}"
            day = name.removeprefix(f"{stem}.")[:8]
            is_daily = day not in kept_days and len(kept_days) < DAYS
            size = os.stat(path).st_size  # noqa: PTH116  # as above
            if place == 0 or ((place < LAST or is_daily) and total + size <= MAX_TOTAL):
                total += size
                kept_days.add(day)
            else:
                Path(path).unlink(missing_ok=True)


def _later_name(stem: str, newest: str, now: int) -> str:
    """Name a backup for its instant (ns), yet always later than the newest: a clock may go back."""
    digits = time.strftime("%Y%m%d%H%M%S", time.gmtime(now // 10**9)) + f"{now % 10**9:09d}"
    known = newest.removeprefix(f"{stem}.").removesuffix(_SUFFIX).replace("T", "").replace(".", "")
    if known.isdecimal() and len(known) == len(digits) and known >= digits:
        digits = f"{int(known) + 1:0{len(digits)}d}"
    return f"{stem}.{digits[:8]}T{digits[8:14]}.{digits[14:]}{_SUFFIX}"


def _is_backup(name: str, stem: str) -> bool:
    return name.startswith(f"{stem}.") and name.endswith(_SUFFIX)
