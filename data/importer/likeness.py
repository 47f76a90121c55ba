"""How much alike two titles are, for telling the same work from another at the same address."""

import re

from ..text import fold

_LEAST = 0.82
_SIGNS = re.compile(r"[\W_]+")


def are_alike(one: str, other: str) -> bool:
    """Tell whether two titles mean the same work, given that they share an address or a category."""
    left, right = plain_title(one), plain_title(other)
    return left == right or likeness(left, right) >= _LEAST


def likeness(one: str, other: str) -> float:
    """Tell how much two folded titles have in common, from 0 to 1."""
    if not one or not other:
        return 0.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) > 3 and f" {shorter} " in f" {longer} ":
        return 1.0
    from difflib import SequenceMatcher  # noqa: PLC0415  # only where titles differ

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def plain_title(title: str) -> str:
    """Return a title as titles are compared: folded, its words alone."""
    return _SIGNS.sub(" ", fold(title)).strip()
