"""The same on the screen: it says why a mark is not saved, goes on, and saves it once it can."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import obstacle
from obstacle import Impossible
from refused_reader import Reader, is_root
from terminal_driver import Terminal

ScreenCase: TypeAlias = Callable[[Reader], Iterator[str]]
_FIRST = "Core components"


def tried(case: ScreenCase) -> list[str]:
    """Go through a case in a home of its own; say what was wrong."""
    if not is_root():
        raise Impossible("the screen is tried as root only")
    with tempfile.TemporaryDirectory() as folder:
        try:
            return list(case(Reader(Path(folder))))
        except AssertionError as error:
            return [str(error)]


def _full(reader: Reader) -> Iterator[str]:
    """Mark a work on a full disk, and again once there is room."""
    data = reader.home / "data"
    with obstacle.mounted(data, "256k"), Terminal(reader.home) as terminal:
        terminal.wait_for(_FIRST)
        _mark(terminal, "", 1)
        with obstacle.filled(data):
            terminal.send("j ")
            terminal.wait_for("The disk is full")
            terminal.wait_for("Free some space")
        _mark(terminal, "", 2)
        terminal.send("q")
        yield from _ended(terminal, reader, 2)


def _vanished(reader: Reader) -> Iterator[str]:
    """Have the folder of marks vanish between two marks."""
    with Terminal(reader.home) as terminal:
        terminal.wait_for(_FIRST)
        _mark(terminal, "", 1)
        shutil.rmtree(reader.place.readers)
        terminal.send("j ")
        terminal.wait_for("is gone")
        terminal.send("q")
        yield from _ended(terminal, reader, 2)


def _all_vanished(reader: Reader) -> Iterator[str]:
    """Have what this machine remembers vanish between two marks."""
    with Terminal(reader.home) as terminal:
        terminal.wait_for(_FIRST)
        _mark(terminal, "", 1)
        shutil.rmtree(reader.home / "state")
        _mark(terminal, "j", 2)
        terminal.send("q")
        yield from _ended(terminal, reader, 2)


def _mark(terminal: Terminal, keys: str, count: int) -> None:
    """Mark a work, as many are marked then; one that was refused may still be shown before."""
    _wait_for_marks(terminal, count - 1)
    terminal.send(f"{keys} ")
    _wait_for_marks(terminal, count)
    # The sign is there at once, these words only when the mark is on the disk.
    terminal.wait_for("undoes it")


def _wait_for_marks(terminal: Terminal, count: int) -> None:
    # In the list two blanks follow the sign, in the details one.
    terminal.wait_until(lambda screen: screen.count("✓  ") == count, f"{count} marks")


def _ended(terminal: Terminal, reader: Reader, count: int) -> Iterator[str]:
    code = terminal.exit_code()
    if code or b"Traceback" in terminal.output:
        yield f"the screen ended with {code}: {terminal.screen()}"
    reader.give_home()
    said = reader.run("list", "--json", "--where", "is:done")
    found = len(json.loads(said.out)["entries"]) if not said.code else 0
    if found != count:
        yield f"of {count} marks there are {found}: {said.err}"


CASES: dict[str, ScreenCase] = {
    "a full disk under the screen": _full,
    "a folder that vanishes under the screen": _vanished,
    "a state dir that vanishes under the screen": _all_vanished,
}
