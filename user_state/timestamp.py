"""Timestamps: lines of a note that begin with a time of the talk, as in `[12:34] the proof`."""

import re
from collections.abc import Iterator

from .position import Position, Unit

# Behind what may begin a line in Markdown: a quotation, an item of a list, a box.
_LINE = re.compile(
    r"[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?\[([\d:]{4,9})\]", re.ASCII
)


def timestamp(line: str) -> Position | None:
    """Give the time that a line begins with, if it does."""
    found = _LINE.match(line)
    position = Position.parse(found[1]) if found else None
    return position if position is not None and position.unit is Unit.TIME else None


def timestamps(note: str) -> Iterator[Position]:
    """Give the times in a note, in the order of its lines."""
    found = (timestamp(line) for line in note.split("\n"))
    return (position for position in found if position is not None)


def last_timestamp(note: str) -> Position | None:
    """Give the last time in a note: it is how far its writer had watched."""
    found = tuple(timestamps(note))
    return found[-1] if found else None


def stamped(note: str, time: Position) -> str:
    """Add a line to a note for what is seen at that time; its text is to follow."""
    kept = note.rstrip()
    return f"{kept}\n[{time}] " if kept else f"[{time}] "
