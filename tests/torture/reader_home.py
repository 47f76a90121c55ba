"""A home in which the store, the commands and the screen work for the same reader."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refshelf.user_state.place import Place
from refshelf.user_state.store import Store
from terminal_driver import REFSHELF, home_environ


@dataclass(frozen=True, slots=True)
class ReaderHome:
    """The home of one reader, with all folders of the program in it."""

    folder: Path

    @property
    def place(self) -> Place:
        """Where the program keeps the reader's marks in this home."""
        data, state = self.folder / "data" / "refshelf", self.folder / "state" / "refshelf"
        return Place(data, state, "anna")

    def store(self) -> Store:
        """Open the marks as one more window would; many may be writing, so it waits long."""
        return Store(self.place, timeout=60)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a command of the real program."""
        environ = {**os.environ, **home_environ(self.folder)}
        return subprocess.Popen(
            [REFSHELF, *words],
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )


def changes_of(store: Store) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Give all changes that the files hold, valid or void, by key, slot and id."""
    return {
        (key, slot, change_id): dict(change)
        for key, document in store.marks().documents.items()
        for slot, changes in document.items()
        for change_id, change in changes.items()
    }


def strange_files(place: Place) -> list[str]:
    """Say what is wrong with the files of one device: all is to be one file that parses."""
    wrong: list[str] = []
    listed = [path for path in place.marks.glob("*") if not path.name.startswith(".")]
    if len(listed) > 1:
        wrong.append(f"there are {len(listed)} files instead of one")
    for path in listed:
        try:
            json.loads(path.read_bytes())
        except ValueError as error:
            wrong.append(f"{path.name} does not parse: {error}")
    return wrong


def leftovers(place: Place) -> list[str]:
    """Say which half-written files lie about."""
    found = [*place.marks.glob(".new-*"), *place.machine.rglob(".new-*")]
    return [f"{path.parent.name}/{path.name} was left behind" for path in found]
