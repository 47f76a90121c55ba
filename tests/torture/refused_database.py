"""A full disk and a limit on files, for a plain TinyDB file: what was in it is to be read afterwards."""

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import obstacle
from child import in_child
from obstacle import Impossible
from tally import Tally
from tinydb import TinyDB

_FAULT = "the same for a plain TinyDB file"
_LONG = "a long thought " * 3000


def run() -> Tally:
    """Let a write be refused by a limit and by a full disk."""
    wrong: list[str] = []
    left_out: list[str] = []
    tried = [("a limit on the size of files", _limited), ("a full disk", _full)]
    for name, case in tried:
        with tempfile.TemporaryDirectory() as folder:
            try:
                if not case(Path(folder)):
                    wrong.append(f"{name}: the file cannot be read any more")
            except Impossible as reason:
                left_out.append(f"{name}: {reason}")
    note = "; ".join(f"left out {what}" for what in left_out)
    return Tally(fault=_FAULT, trials=len(tried) - len(left_out), wrong=tuple(wrong), note=note)


def _limited(folder: Path) -> bool:
    return _survives(folder, nullcontext(), lambda: obstacle.limit_files(20_000))


def _full(folder: Path) -> bool:
    with obstacle.mounted(folder, "256k"):
        return _survives(folder, obstacle.filled(folder), lambda: None)


def _survives(
    folder: Path, obstructed: AbstractContextManager[object], before: Callable[[], object]
) -> bool:
    """Write, write while it is refused, and tell whether what was there can be read afterwards."""
    path = folder / "plain.json"
    with TinyDB(path) as database:
        database.insert({"note": "an earlier thought"})
    with obstructed:
        in_child(lambda: _write(path, before))
    try:
        with TinyDB(path) as database:
            return len(database) > 0
    except ValueError:
        return False


def _write(path: Path, before: Callable[[], object]) -> str:
    before()
    try:
        with TinyDB(path) as database:
            database.insert({"note": _LONG})
    except OSError as error:
        return str(error)
    return ""
