"""Echoes: lines that repeat more often than any author would have them."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from operator import eq

from .item import Left

_MOST = 200
_LONGEST = 50
_SAID = 80  # characters of a line in the report
_PIECE, _KNOWN = 100_000, 1_000


def without_echo(text: str) -> tuple[str, tuple[Left, ...]]:
    """Blank what repeats one line, or a few, over and over; say which lines that were.

    The text keeps as many lines as it has.
    """
    if text.count("\n") < _MOST:
        return text, ()
    lines = _lines(text)
    if len(set(lines)) * 2 > len(lines):
        return text, ()
    left: list[Left] = []
    for period in _periods(lines):
        for first, end in list(_echoes(lines, period)):
            if said := next(filter(str.strip, lines[first : min(first + period, end)]), ""):
                why = f"{end - first:,} lines from here on repeat those above them over and over"
                left.append(Left(what=said.strip()[:_SAID], why=why, line=first + 1))
                lines[first:end] = [""] * (end - first)
    return ("\n".join(lines) if left else text), tuple(left)


def _periods(lines: list[str]) -> list[int]:
    """Tell after how many lines very many of them come again."""
    last: dict[str, int] = {}
    apart: Counter[int] = Counter()
    for place, line in enumerate(lines):
        if line:
            apart[place - last.get(line, place)] += 1
            last[line] = place
    return sorted(period for period, many in apart.items() if 0 < period <= _LONGEST < many)


def _echoes(lines: list[str], period: int) -> Iterator[tuple[int, int]]:
    """Give where lines are what stood a period before them, from where that was often enough."""
    place = period
    for is_same, run in groupby(map(eq, islice(lines, period, None), lines)):
        first, place = place + period * _MOST, place + len(list(run))
        if is_same and first < place:
            yield first, place


def _lines(text: str) -> list[str]:
    """Split a text; of lines that are the same, one is kept in memory."""
    known: dict[str, str] = {}
    lines: list[str] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start + _PIECE)
        end = len(text) if end < 0 else end
        for line in text[start:end].split("\n"):
            is_full = len(known) == _KNOWN
            lines.append(known.get(line, line) if is_full else known.setdefault(line, line))
        start = end + 1
    return lines
