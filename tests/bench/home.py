"""A reader's home for measuring: catalogs and marks in folders of their own, and a warm cache."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generated import make_catalog, make_edits
from refshelf.data.catalog_writer import write_catalog
from refshelf.tui.session import open_session
from refshelf.user_state.shelf import Shelf
from refshelf.user_state.store import Store

PYTHON = sys.executable
REFSHELF = str(Path(sys.executable).with_name("refshelf"))
BUILT_IN = 24
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Home:
    """A home folder with the built-in catalog, and `works` made-up ones if they are more."""

    folder: Path
    works: int

    @property
    def environ(self) -> dict[str, str]:
        """The environment of a program that runs there: a plain terminal, bytecode is written."""
        places = {
            f"XDG_{name}_HOME": str(self.folder / name.lower())
            for name in ("DATA", "STATE", "CACHE", "CONFIG")
        }
        kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        return {**kept, **places, **terminal, "HOME": str(self.folder), "REFSHELF_READER": "reader"}


def make_home(folder: Path, works: int) -> Home:
    """Make a home in a process of its own, so that this one stays small, and warm its cache."""
    home = Home(folder / str(works), works)
    home.folder.mkdir()
    subprocess.run([PYTHON, __file__, str(home.folder), str(works)], env=home.environ, check=True)
    command = [REFSHELF, "list", "--catalog", "dynamodb"]
    subprocess.run(command, env=home.environ, stdout=subprocess.DEVNULL, check=True)
    return home


def fill(works: int) -> None:
    """Write the catalog of this process's home, and mark up to 2,000 works, spread over all."""
    session = open_session()
    if works > BUILT_IN:
        session.place.catalogs.mkdir(parents=True)
        text = write_catalog(make_catalog(works))
        (session.place.catalogs / "made.yaml").write_text(text)
    mark(session.shelf(), session.store, 2000 if works > BUILT_IN else 8)


def mark(shelf: Shelf, store: Store, keys: int) -> None:
    """Mark that many works of a shelf, in one step."""
    numbers = range(0, len(shelf), max(1, len(shelf) // keys))[:keys]
    edits = [edit for n, work in enumerate(numbers) for edit in make_edits(shelf.entry(work), n)]
    store.apply("what was read before", edits)


if __name__ == "__main__":
    fill(int(sys.argv[2]))
