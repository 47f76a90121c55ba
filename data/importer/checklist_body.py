"""What stands below the line of a work in a checklist: abstract, remark and the reader's note."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..markdown_text import unescape_lines

NOTE = "**Note:**"
_NOTE = re.compile(r"(?:\*\*Note:\*\*|__Note:__|\*\*Note\*\*:)[ \t]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The texts below a line."""

    abstract: str | None = None
    remark: str | None = None
    note: str = ""


_BLANK = Body()


def read_body(lines: Sequence[str]) -> Body:
    """Read the lines below a work: quotes first, then a remark, then the note after its word."""
    if not any(lines):
        return _BLANK
    lines = [line.strip(" \t") for line in lines]
    start = next((n for n, line in enumerate(lines) if line), len(lines))
    stop = start
    while stop < len(lines) and lines[stop].startswith(">"):
        stop += 1
    quote = [line.removeprefix(">") for line in lines[start:stop]]
    at = next((n for n in range(stop, len(lines)) if _NOTE.match(lines[n])), len(lines))
    note = [_NOTE.sub("", lines[at], count=1), *lines[at + 1 :]] if at < len(lines) else []
    return Body(
        abstract=unescape_lines(quote) or None,
        remark=unescape_lines(lines[stop:at]) or None,
        note=unescape_lines(note),
    )
