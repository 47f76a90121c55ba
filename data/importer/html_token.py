"""Tags and texts of HTML and XML, in order, from text of any soundness and in linear time."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from .note_text import unescaped

_TAG = re.compile(r"""<(/?)([A-Za-z][\w:.-]*+)((?:[^<>"']|"[^"]*+"|'[^']*+')*+)>""")
_BARE_TAG = re.compile(r"""<(/?)([A-Za-z][\w:.-]*+)([^<>]*+)>""")
_QUOTED_START = re.compile(r"""<[A-Za-z][^<>"']*+["']""")
_ATTRIBUTE = re.compile(
    r"""([^\s"'=/<>]++)\s*+(?:=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+"""
)
_CDATA = "<![CDATA["
_DECLARATIONS = (("<!--", "-->"), (_CDATA, "]]>"), ("<", ">"))
_LONGEST = 100_000
_PATIENCE = 100
"""How many tags may fail after a look at all the rest of a text before quotes in tags do not count."""


@dataclass(frozen=True, slots=True)
class Token:
    """A tag (`name` in small letters, `/a` for an end) or a text (`name` is "")."""

    name: str
    text: str
    place: int
    raw: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether a tag is its own end, as `<a/>` in XML."""
        return self.raw.endswith("/")

    @property
    def attributes(self) -> dict[str, str]:
        """Read the attributes of a tag: names in small letters, character references resolved."""
        found: dict[str, str] = {}
        for one in _ATTRIBUTE.finditer(self.raw):
            value = one[2] or one[3] or one[4] or ""
            found.setdefault(one[1].lower(), unescaped(value))
        return found


@dataclass(slots=True)
class Lines:
    """Tells which line of a text a place is on."""

    text: str
    _ends: list[int] = field(default_factory=list[int])

    def at(self, place: int) -> int:
        """Give the line of a place, counted from 1."""
        if not self._ends:
            self._ends = [found.start() for found in re.finditer("\n", self.text)] or [
                len(self.text)
            ]
        return bisect_right(self._ends, place - 1) + 1


def tokens(text: str) -> Iterator[Token]:
    """Give the tags and texts; comments, declarations and instructions are left out."""
    place, patience = 0, _PATIENCE
    while (sign := text.find("<", place)) >= 0:
        if sign > place:
            yield Token("", unescaped(text[place:sign]), place)
        if text.startswith(("<!", "<?"), sign):
            token, place = _passed(text, sign)
            yield from token
            continue
        found = (_TAG if patience else _BARE_TAG).match(text, sign)
        if found is None and patience and _QUOTED_START.match(text, sign):
            patience -= 1
            found = _BARE_TAG.match(text, sign)
        if found is None:
            yield Token("", "<", sign)
            place = sign + 1
        else:
            yield Token(found[1] + found[2].lower(), "", sign, found[3])
            place = found.end()
    if place < len(text):
        yield Token("", unescaped(text[place:]), place)


def _passed(text: str, place: int) -> tuple[tuple[Token, ...], int]:
    """Pass over a comment or declaration: the text that it holds (of CDATA), and its end.

    One that is not closed reaches to the end of its line.
    """
    start, end = next(one for one in _DECLARATIONS if text.startswith(one[0], place))
    if (found := text.find(end, place, place + _LONGEST)) < 0:
        line = text.find("\n", place)
        return (), line if line >= 0 else len(text)
    if start != _CDATA:
        return (), found + len(end)
    return (Token("", text[place + len(start) : found], place),), found + len(end)
