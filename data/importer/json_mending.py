"""Reading of JSON that is broken somewhere: the innermost record around a break is dropped."""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import cast

from .fault import Unreadable
from .item import Left
from .loss import Losses

_DEEPEST = 200
_TOKEN = re.compile(
    r"""[ \t\r\n]*+(?:(?P<sign>[][{}:,])|(?P<text>"(?:[^"\\\n]|\\.)*+")"""
    r"""|(?P<number>-?\d[\d.eE+-]*+)|(?P<word>[A-Za-z]++))"""
)
_NEXT = re.compile(r"\}[ \t\r\n]*+,[ \t\r\n]*+(?=\{)")
_WORDS: dict[str, object] = {"true": True, "false": False}

Container = dict[str, object] | list[object]


def mended(text: str) -> tuple[object, tuple[Left, ...]]:
    """Read what can be read of a text: its root, None if nothing can, and what was left out."""
    return _Mender(text).read()


@dataclass(slots=True)
class _Open:
    """A list or record that is being read: its own, where it begins, the key that waits for a value."""

    value: Container
    start: int
    key: str | None = None
    wants: str = "value"


@dataclass(slots=True)
class _Mender:
    """Reads by hand what the library cannot; containers join what they are in when they begin."""

    text: str
    root: object = None
    stack: list[_Open] = field(default_factory=list[_Open])
    losses: Losses = field(default_factory=Losses)
    ends: list[int] = field(default_factory=list[int])

    def read(self) -> tuple[object, tuple[Left, ...]]:
        self.ends = [found.start() for found in re.finditer("\n", self.text)]
        place = 0
        while place < len(self.text) and (place == 0 or self.stack):
            found = _TOKEN.match(self.text, place)
            is_sound = found is not None and self._take(found)
            place = found.end() if found and is_sound else self._skip(place)
        if self.stack:
            self._drop("the text ends in the middle of it")
        return self.root, self.losses.left()

    def _take(self, found: re.Match[str]) -> bool:
        """Take one token; tell whether it may stand here."""
        sign = found["sign"]
        if not sign:
            return self._scalar(found)
        if sign in "[{":
            return self._open(sign, found.end() - 1)
        if not self.stack:
            return False
        top = self.stack[-1]
        if sign in "]}":
            if isinstance(top.value, list) != (sign == "]") or top.key is not None:
                return False
            self.stack.pop()
            return True
        if sign == ":":
            fits, top.wants = top.wants == "colon", "value"
            return fits
        fits, top.wants = top.wants == "comma", "value"
        return fits

    def _open(self, sign: str, start: int) -> bool:
        if len(self.stack) >= _DEEPEST:
            raise Unreadable(
                "lists and records are nested deeper than in any export", self._line(start)
            )
        value: Container = [] if sign == "[" else {}
        if not self._put(value):
            return False
        self.stack.append(_Open(value, start))
        return True

    def _scalar(self, found: re.Match[str]) -> bool:
        value: object = None
        if found["text"]:
            try:
                value = cast("object", json.loads(found["text"], strict=False))
            except ValueError:
                return False
        elif found["number"]:
            try:
                value = float(found["number"])
            except ValueError:
                return False
            value = int(value) if abs(value) < 1e15 and value == int(value) else value
        elif found["word"] in _WORDS:
            value = _WORDS[found["word"]]
        elif found["word"] not in {"null", "NaN", "Infinity"}:
            return False
        return self._put(value)

    def _put(self, value: object) -> bool:
        """Put a value, or the key of one, where it belongs; tell whether one may stand there."""
        if not self.stack:
            self.root = value
            return isinstance(value, dict | list)
        top = self.stack[-1]
        if top.wants != "value":
            return False
        if isinstance(top.value, list):
            top.value.append(value)
        elif top.key is None:
            if not isinstance(value, str):
                return False
            top.key, top.wants = value, "colon"
            return True
        else:
            top.value[top.key] = value
            top.key = None
        top.wants = "comma"
        return True

    def _skip(self, place: int) -> int:
        """Drop the record that is broken here; give the place of the next one to go on with."""
        if not self.stack:
            return len(self.text)
        self._drop("is broken")
        while self.stack and isinstance(self.stack[-1].value, dict):
            self.stack.pop()
        found = _NEXT.search(self.text, place)
        if not self.stack or not found:
            self.stack.clear()
            return len(self.text)
        self.stack[-1].wants = "value"
        return found.end()

    def _drop(self, why: str) -> None:
        """Take the innermost record out of what it is in, and tell of it; the root stays."""
        inner = max(
            (n for n, one in enumerate(self.stack) if isinstance(one.value, dict)), default=0
        )
        dropped = self.stack[inner]
        if inner:
            del self.stack[inner:]
            _take_out(self.stack[-1], dropped.value)
        excerpt = self.text[dropped.start : dropped.start + 400]
        self.losses.tell(excerpt, why, self._line(dropped.start))

    def _line(self, place: int) -> int:
        return bisect_right(self.ends, place - 1) + 1


def _take_out(parent: _Open, value: Container) -> None:
    if isinstance(parent.value, list):
        if parent.value and parent.value[-1] is value:
            parent.value.pop()
    else:
        for name in [name for name, one in parent.value.items() if one is value]:
            del parent.value[name]
