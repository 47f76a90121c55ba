"""From a key to the last byte of what it changes on the screen."""

import re
from collections.abc import Sequence
from contextlib import ExitStack, closing

from home import REFSHELF, Home
from row import Row
from terminal import Terminal

_LIST_STANDS = re.compile(rb"Publications")
_STEPS = 8  # that far the cursor goes down, and up again


def measure(homes: Sequence[Home], rounds: int) -> list[Row]:
    """Press the cursor keys and the mark key in all sizes in turns; the others against the first."""
    moves: dict[int, list[float]] = {home.works: [] for home in homes}
    marks: dict[int, list[float]] = {home.works: [] for home in homes}
    drawn: dict[int, list[float]] = {home.works: [] for home in homes}
    with ExitStack() as stack:
        terminals = {home.works: stack.enter_context(closing(_open(home))) for home in homes}
        for number in range(rounds):
            down = number % (2 * _STEPS) < _STEPS
            for works, terminal in terminals.items():
                moves[works].append(_press(terminal, "j" if down else "k")[1])
        for _ in range(rounds):
            for works, terminal in terminals.items():
                first, last = _press(terminal, "s")
                drawn[works].append(first)
                marks[works].append(last)
    first, *others = homes
    return [
        Row(
            what=f"{what}, {home.works:,}",
            values=found[home.works],
            against=f"the same at {first.works:,}",
            others=found[first.works],
            target=target,
        )
        for what, found, target in (
            ("cursor key", moves, 1.15),
            ("mark key, row", drawn, 1.15),
            ("mark key, all", marks, None),
        )
        for home in others
    ]


def measure_search(home: Home, rounds: int) -> list[Row]:
    """Type and take back letters in the search line, in turns with jumps from end to end of the list."""
    letters: list[float] = []
    jumps: list[float] = []
    word = "transactions"
    keys = [*word, *("\x7f" * len(word))]
    with closing(_open(home)) as searching, closing(_open(home)) as jumping:
        searching.press("/")
        searching.settle()
        for number in range(rounds):
            letters.append(_press(searching, keys[number % len(keys)])[1])
            jumps.append(_press(jumping, "gG"[number % 2 - 1])[1])
    return [
        Row(
            what=f"search key, {home.works:,}",
            values=letters,
            against="a jump from end to end",
            others=jumps,
            target=1.5,
        )
    ]


def _open(home: Home) -> Terminal:
    terminal = Terminal([REFSHELF], home.environ)
    terminal.wait_for(_LIST_STANDS)
    terminal.settle()
    # The first of each kind loads what only later ones are spared.
    for key in "jksskj":
        _press(terminal, key)
    return terminal


def _press(terminal: Terminal, key: str) -> tuple[float, float]:
    """Press a key; give milliseconds to the ends of the first burst and of all."""
    terminal.settle()
    begun = terminal.press(key)
    first, last = terminal.repaint()
    return (first - begun) * 1000, (last - begun) * 1000
