"""Echoes: lines that repeat more often than any author would have them."""

from itertools import groupby
from operator import eq

_MOST = 200
_LONGEST = 8


def without_echo(text: str) -> str:
    """Blank what repeats one line, or a few, over and over; the text keeps as many lines as it has."""
    lines = text.split("\n")
    if len(lines) < _MOST or len(set(lines)) * 2 > len(lines):
        return text
    for period in range(1, _LONGEST + 1):
        lines = _blanked(lines, period)
    return "\n".join(lines)


def _blanked(lines: list[str], period: int) -> list[str]:
    """Blank the lines that are what stood a period before them, once that was often enough."""
    most = period * _MOST
    place = period
    kept = list(lines)
    for is_same, run in groupby(map(eq, lines[period:], lines)):
        end = place + sum(1 for _ in run)
        if is_same and end - place > most:
            kept[place + most : end] = [""] * (end - place - most)
        place = end
    return kept
