"""Credits: the people whom a short text beside a title names, perhaps with a venue, told from others."""

import re

from .name import is_family, is_given, names_place
from .people import people

_PARTS = re.compile(r"\s*[,，、;；]\s*")
_AT = re.compile(r"\s+(?:@|at)\s+|\s*@\s*(?=[A-Z])")
_OTHERS = re.compile(r"\bet\.? al\b|\band others\b|等$")
_AND = re.compile(r"\s(?:and|und|et|y|и|&)\s|[,，、;；]")
_SURNAME = re.compile(r"(?:Mc|Mac|O['’])?[^\W\d_][\w'’-]{2,}")
_HAN = r"[\u4e00-\u9fff][\u4e00-\u9fff·]{1,5}"
_HANS = re.compile(rf"{_HAN}(?:\s*[、，,/ ]\s*{_HAN}){{0,5}}")
_WRITTEN = re.compile(r"\s*(?:编?著|主?编|撰|译|等)$")
_BARE = re.compile(
    r"(?:[^\W\d_][\w'’-]+)(?:(?:,\s*(?:and\s|&\s)?|\s+(?:and|&)\s+)\s*[^\W\d_][\w'’-]+){0,5}"
    r"(?=\s*(?:\.?\s*$|[.,(（]?\s*(?:1[89]|20)\d\d\b))"
)


def credited(text: str, *, dated: bool, yeared: bool = False) -> tuple[tuple[str, ...], str]:
    """Give the people whom a text names, and the venue behind them; no people if it is no credit.

    `dated` says that a comma and a year follow, as behind the name in a citation: then a name that
    nobody knows is one of a person too, unless it looks like that of a place. `yeared` says that a year
    follows without one: then a family name is enough.
    """
    if len(at := _AT.split(text, maxsplit=1)) == 2 and (names := _persons(at[0], dated=True)):
        return names, at[1].strip()
    parts = _PARTS.split(text)
    for end in range(len(parts), 0, -1):
        if names := _persons(", ".join(parts[:end]), dated=dated, yeared=yeared):
            return names, ", ".join(parts[end:])
    return (), ""


def han_names(text: str) -> tuple[str, ...]:
    """Give the people whom a text in Chinese names and nothing else."""
    text = _WRITTEN.sub("", text.strip())
    if not _HANS.fullmatch(text):
        return ()
    names = [name for name in re.split(r"[、，,/ ]+", text) if name]
    is_said = all(len(name) <= 4 or "·" in name for name in names)
    return tuple(names) if is_said and not any(map(names_place, names)) else ()


def bare_names(text: str) -> tuple[tuple[str, ...], str]:
    """Give the family names, and nothing else of people, that a text begins with, and the rest.

    They are known ones, or a year follows them and there is more than one.
    """
    found = _BARE.match(text)
    names = people(found[0], loose=True) if found else ()
    if not found or not names or names_place(found[0]):
        return (), text
    is_dated = bool(re.match(r"[\s.,(（]*(?:1[89]|20)\d\d\b", text[found.end() :]))
    known = sum(map(is_family, names))
    if known * 2 >= len(names) or (is_dated and len(names) > 1):
        return names, text[found.end() :]
    return (), text


def _persons(text: str, *, dated: bool, yeared: bool = False) -> tuple[str, ...]:
    if dated and (names := han_names(text)):
        return names
    names = people(text, loose=True)
    if not names or (not dated and han_names(text)) or names_place(_OTHERS.sub("", text)):
        return ()
    if _OTHERS.search(text) or any(is_given(name.split()[0]) for name in names if " " in name):
        return names
    if not dated:
        return names if yeared and len(names) == 1 and is_family(names[0]) else ()
    if all(" " not in name for name in names):
        # One name alone may be a publisher's just as well.
        is_likely = len(names) > 1 or any(map(is_family, names))
        return names if is_likely and all(map(_SURNAME.fullmatch, names)) else ()
    return names if people(text) or _AND.search(text) else ()
