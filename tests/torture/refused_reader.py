"""A reader without any rights, whose commands run in children of this process."""

import io
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from child import in_child
from refshelf.tui.main import main
from refshelf.user_state.place import Place
from terminal_driver import home_environ

NOBODY = 65534
_WORDS = ("list --json", "read atc22", "note atc22 -m x", "undo", "stats", "log", "path", "doctor")


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Runs commands as a user without rights (as this one where there is no other to become)."""

    home: Path

    @property
    def place(self) -> Place:
        """Where the program keeps the reader's marks."""
        data, state = self.home / "data" / "refshelf", self.home / "state" / "refshelf"
        return Place(data, state, "anna")

    @property
    def own_file(self) -> Path:
        """The one file of marks that there is."""
        (path,) = self.place.marks.glob("*.json")
        return path

    def run(
        self,
        *words: str,
        before: Callable[[], object] = lambda: None,
        environ: Mapping[str, str] | None = None,
    ) -> Said:
        """Run a command; `before` is done in its process first, with all rights."""
        given = home_environ(self.home) | {"TZ": "UTC"} if environ is None else dict(environ)
        code, out, err = in_child(lambda: _carried_out(words, before, given), is_synced=True)
        return Said(code, out, err)

    def give_home(self) -> None:
        """Hand over all that is in the home, as if the reader had made it."""
        if is_root():
            for path in [self.home, *self.home.rglob("*")]:
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


def is_root() -> bool:
    """Tell whether this process may do everything."""
    return os.geteuid() == 0


def import_all(home: Path) -> None:
    """Import what commands import late: one without rights may not read the interpreter's files."""
    former = dict(os.environ)
    os.environ.update(home_environ(home))
    try:
        for words in _WORDS:
            with redirect_stdout(_text()), redirect_stderr(_text()):
                main(words.split())
    finally:
        os.environ.clear()
        os.environ.update(former)


def _carried_out(
    words: tuple[str, ...], before: Callable[[], object], environ: Mapping[str, str]
) -> list[Any]:
    before()
    if is_root():
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    os.environ.clear()
    os.environ.update(environ)
    sys.stdin = io.StringIO()
    out, err = _text(), _text()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    return [code, _told(out), _told(err)]


def _text() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _told(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
