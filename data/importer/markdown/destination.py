"""Destinations of links, found as CommonMark wants (0.31, 6.3), yet without a step for each letter."""

import re
from types import SimpleNamespace

from markdown_it import helpers
from markdown_it.common.utils import unescapeAll

_SIGN = re.compile(r"[\x00-\x20\x7f()\\]")
_DEEPEST = 8  # CommonMark wants three at least


def _found(address: str, end: int, *, is_one: bool) -> SimpleNamespace:
    # By the names that the parser's rules read.
    return SimpleNamespace(ok=is_one, pos=end, str=address)


def find_destination(text: str, start: int, end: int) -> object:
    """Find the address that a link has from a place on; brackets in it go in pairs."""
    if text.startswith("<", start):
        return helpers.parseLinkDestination(text, start, end)
    place = _end_of(text, start, end)
    if place <= start:
        return _found("", 0, is_one=False)
    return _found(unescapeAll(text[start:place]), place, is_one=True)


def _end_of(text: str, start: int, end: int) -> int:
    """Tell where an address ends; -1 if its brackets do not go in pairs."""
    depth, hidden = 0, -1
    for found in _SIGN.finditer(text, start, end):
        place, sign = found.start(), found[0]
        if place == hidden:
            continue
        if sign == "\\":
            if text.startswith(" ", place + 1) and place + 1 < end:
                return -1 if depth else place
            hidden = place + 1
        elif sign == "(":
            depth += 1
            if depth > _DEEPEST:
                return -1
        elif sign == ")" and depth:
            depth -= 1
        else:
            return -1 if depth else place
    return -1 if depth else end


def quick_helpers() -> SimpleNamespace:
    """Give markdown-it's helpers with this one in place of its own."""
    return SimpleNamespace(
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkDestination=find_destination,
    )
