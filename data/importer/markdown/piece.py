"""Pieces of what follows a title, each set off by the same sign: `• Ann Lee • CONF 2014 • 26:53`."""

import re

from .bracket import NOTHING, Told, read_bracket
from .line import without_styles
from .people import people

_SET_OFF = re.compile(r"\s*([|•·])\s")


def pieces(text: str) -> tuple[str, Told]:
    """Take out of a text in pieces those that are understood; a text that is in none stays."""
    found = _SET_OFF.match(text)
    if not found or text.count(found[1]) < 2:
        return text, NOTHING
    told = NOTHING
    kept: list[str] = []
    for piece in text.split(found[1])[1:]:
        words = without_styles(piece).strip()
        read = read_bracket(words)
        if read is None and not told.authors and (names := people(words)):
            read = Told(authors=names)
        if read is None:
            kept.append(piece)
        else:
            told = told.joined(read)
    return (f" {found[1]} ".join(["", *kept]) if kept else ""), told
