"""Echoes: lines that repeat more often than any author would have them."""

from itertools import groupby
from operator import eq

from .item import Left

_MOST = 200
_LONGEST = 8
_SAID = 80  # characters of a line in the report


def without_echo(text: str) -> tuple[str, tuple[Left, ...]]:
    """Blank what repeats one line, or a few, over and over; say which lines that were.

    The text keeps as many lines as it has.
    """
    lines = text.split("\n")
    if len(lines) < _MOST or len(set(lines)) * 2 > len(lines):
        return text, ()
    left: list[Left] = []
    for period in range(1, _LONGEST + 1):
        lines = _blanked(lines, period, left)
    return "\n".join(lines), tuple(left)


def _blanked(lines: list[str], period: int, left: list[Left]) -> list[str]:
    """Blank the lines that are what stood a period before them, once that was often enough."""
    most = period * _MOST
    place = period
    kept = list(lines)
    for is_same, run in groupby(map(eq, lines[period:], lines)):
        end = place + sum(1 for _ in run)
        first, place = place + most, end
        if not is_same or first >= end:
            continue
        said = next((line for line in lines[first:end] if line.strip()), "")
        if said:
            why = f"{end - first:,} lines from here on repeat those above them over and over"
            left.append(Left(what=said.strip()[:_SAID], why=why, line=first + 1))
        kept[first:end] = [""] * (end - first)
    return kept
