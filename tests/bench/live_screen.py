"""From the start of the program to a list that answers keys, and the memory that it takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from home import PYTHON, REFSHELF, Home
from refshelf.data.catalog_reader import read_catalog
from refshelf.data.library import built_in_folder
from refshelf.tui.glyph import UNICODE
from row import Row
from terminal import Terminal

_HELLO = str(Path(__file__).with_name("hello.py"))
_START = {24: 1.10, 10_000: 1.15, 100_000: 1.30}
_MEMORY = {10_000: 1.25}


@dataclass(frozen=True, slots=True)
class Start:
    """One start: milliseconds to the frame and to the answer, and MB of memory at the most."""

    frame: float
    live: float
    memory: float


def measure(homes: Sequence[Home], rounds: int) -> list[Row]:
    """Start hello and refshelf in turns, at every size; the first round warms up and is left out."""
    hellos: list[Start] = []
    starts: dict[int, list[Start]] = {home.works: [] for home in homes}
    frame, answer = _signs()
    for _ in range(rounds + 1):
        hellos.append(_start([PYTHON, _HELLO], homes[0], re.compile(b"hello"), _ANSWERED))
        for home in homes:
            starts[home.works].append(_start([REFSHELF], home, frame, answer))
    return [row for works in starts for row in _rows(works, starts[works][1:], hellos[1:])]


_ANSWERED = re.compile(b"answered")


def _signs() -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Make what tells that the list stands, and that the cursor is on its second work."""
    text = (built_in_folder() / "dynamodb.yaml").read_text()
    catalog = read_catalog(text, file="dynamodb.yaml").catalog
    if catalog is None:
        raise ValueError("the built-in catalog is broken")
    first, second, *_ = (re.escape(one.title[:16].encode()) for one in catalog.references())
    cursor = UNICODE.cursor.encode()
    return re.compile(first), re.compile(cursor + rb"[^\w\n]{0,24}" + second)


def _start(
    arguments: list[str], home: Home, frame: re.Pattern[bytes], answer: re.Pattern[bytes]
) -> Start:
    terminal = Terminal(arguments, home.environ)
    try:
        shown = terminal.wait_for(frame)
        terminal.press("j")
        answered = terminal.wait_for(answer)
        terminal.settle()
        memory = terminal.peak_memory()
    finally:
        terminal.close()
    begun = terminal.started
    return Start((shown - begun) * 1000, (answered - begun) * 1000, memory)


def _rows(works: int, ours: list[Start], hellos: list[Start]) -> list[Row]:
    return [
        Row(
            what=f"first frame, {works:,}",
            values=[start.frame for start in ours],
            against="hello",
            others=[start.frame for start in hellos],
        ),
        Row(
            what=f"first live screen, {works:,}",
            values=[start.live for start in ours],
            against="hello",
            others=[start.live for start in hellos],
            target=_START.get(works),
        ),
        Row(
            what=f"memory, {works:,}",
            values=[start.memory for start in ours],
            against="hello",
            others=[start.memory for start in hellos],
            target=_MEMORY.get(works),
            unit="MB",
        ),
    ]
