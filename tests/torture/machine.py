"""One machine of a reader in a schedule: the real store on real files, and what it ought to know."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from fact import Facts, Knowledge, Reading
from refshelf.user_state.place import Place
from refshelf.user_state.store import Store

START = 1_790_000_000.0


class Clock:
    """A clock that goes wrong."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        """Tell the instant in seconds since 1970."""
        return self.seconds


class Machine:
    """A machine with two windows open on the same marks.

    `promised` is what it acknowledged: it may never show less, unless the whole machine is set back.
    `files` tells what each file in its data dir holds; None for one that nobody could read.
    """

    def __init__(self, folder: Path, name: str, clock: Clock) -> None:
        self.place = Place(folder / "data", folder / "state", "vera")
        self.folder = folder
        self.name = name
        self.clock = clock
        self.promised = Knowledge()
        self.files: dict[str, Knowledge | None] = {}
        self.own = ""
        self._reading = Reading()
        self.place.marks.mkdir(parents=True, exist_ok=True)
        self.windows = [self._open(), self._open()]

    def _open(self) -> Store:
        return Store(self.place, now=self.clock, machine=self.name)

    def restart(self) -> None:
        """Close the windows and open them again."""
        self.windows = [self._open(), self._open()]

    def path(self, name: str) -> Path:
        """Give the path of a file in the data dir."""
        return self.place.marks / name

    def facts(self, store: Store) -> Facts:
        """Give what a window shows, as facts."""
        return self._reading.facts(store.marks().documents)

    def known(self) -> Knowledge:
        """Give what it ought to show: what it acknowledged, and what its files hold."""
        return self.promised.joined(*(held for held in self.files.values() if held is not None))

    def acknowledge(self, store: Store, more: Iterable[Knowledge] = ()) -> None:
        """Note that all it knows, and more, is in its own file now."""
        device = store.files.device()
        if device is None:
            return
        self.promised = self.known().joined(*more)
        self.own = store.files.own_path(device).name
        self.files = {name: held for name, held in self.files.items() if self.path(name).exists()}
        if self.path(self.own).exists():
            self.files[self.own] = self.promised

    def put(self, name: str, data: bytes, held: Knowledge | None) -> None:
        """Let a carrier put a file into the data dir."""
        arriving = self.place.marks / f".arriving-{name}"
        arriving.write_bytes(data)
        arriving.replace(self.path(name))
        self.files[name] = held

    def remove(self, name: str) -> None:
        """Let somebody remove a file from the data dir."""
        self.path(name).unlink(missing_ok=True)
        self.files.pop(name, None)

    def copied_to(self, folder: Path, name: str, clock: Clock) -> "Machine":
        """Copy the home to another machine."""
        other = Machine(folder, name, clock)
        shutil.copytree(self.place.marks, other.place.marks, dirs_exist_ok=True)
        if self.place.machine.exists():
            shutil.copytree(self.place.machine, other.place.machine, dirs_exist_ok=True)
        other.promised, other.files, other.own = self.promised, dict(self.files), self.own
        return other

    def set_back(self, image: "Machine") -> None:
        """Put the whole machine back to what an image of it holds."""
        shutil.rmtree(self.folder)
        self.place.marks.parent.mkdir(parents=True)
        shutil.copytree(image.place.marks, self.place.marks)
        if image.place.machine.exists():
            shutil.copytree(image.place.machine, self.place.machine)
        self.promised, self.files, self.own = image.promised, dict(image.files), image.own
        self.restart()
