"""How many cells of a terminal a text takes, and texts cut or filled to a number of cells."""

from unicodedata import category, east_asian_width

_NO_CELLS = frozenset({"Mn", "Me", "Cf"})


def width_of(text: str) -> int:
    """Count the cells of a text: wide characters take two, those that join others none."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if category(char) in _NO_CELLS:
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} else 1


def cut(text: str, width: int, ellipsis: str) -> str:
    """Shorten a text to at most so many cells, with an ellipsis where something is left out."""
    if width_of(text) <= width:
        return text
    room = width - width_of(ellipsis)
    kept = 0
    for place, char in enumerate(text):
        kept += _cells(char)
        if kept > room:
            return text[:place].rstrip() + ellipsis
    return text


def fill(text: str, width: int) -> str:
    """Fill a text up with blanks to so many cells; a longer one stays as it is."""
    return text + " " * (width - width_of(text))
