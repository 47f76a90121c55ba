"""The comments of a checklist: what its visible text cannot say, and what people changed in it.

For a field that cannot be read back from the visible text, a comment has the exact value and what the
visible text reads as. As long as it still reads so, nobody changed it, and the exact value counts.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

T = TypeVar("T")

_BEGIN, _END = "<!-- refshelf ", "-->"
_HEADER = re.compile(r"\ufeff?<!-- refshelf checklist (\d{1,9}) (.*?) ?-->\s*")


@dataclass(frozen=True, slots=True)
class Hidden:
    """The fields of a comment; `is_sound` tells whether it could be read."""

    fields: Mapping[str, object] = field(default_factory=dict[str, object])
    is_sound: bool = True

    def text(self, name: str) -> str:
        """Give a text, "" where there is none."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of texts."""
        return texts_of(self.fields.get(name))

    def inner(self, name: str) -> "Hidden":
        """Give the fields of an object."""
        value = self.fields.get(name)
        return Hidden(cast("dict[str, object]", value)) if isinstance(value, dict) else Hidden()

    def exact(self, name: str, seen: T) -> T:
        """Give the exact value of a field, or what is seen, where that was changed."""
        if "exact" not in self.fields:
            return seen
        found = self.kept(name, seen, seen)
        value: object = texts_of(found) if name in _LISTS else found
        return cast("T", value) if _fits(name, value) else seen

    def kept(self, name: str, seen: object, otherwise: object = None) -> object:
        """Give what is kept as exact of a field that still reads as `seen`."""
        pair = self.inner("exact").fields.get(name)
        if not isinstance(pair, list):
            return otherwise
        both = cast("list[object]", pair)
        return both[0] if len(both) == 2 and both[1] == _plain(seen) else otherwise


NOTHING = Hidden()
"""What a line without a comment hides."""

_LISTS = frozenset({"authors", "tags"})
_NUMBERS = frozenset({"year", "minutes", "spent"})
_ALWAYS = frozenset({"title", "position", "note", "rest", "starred"})


def _fits(name: str, value: object) -> bool:
    if isinstance(value, tuple):
        return True
    if value is None:
        return name not in _ALWAYS
    if isinstance(value, bool):
        return name == "starred"
    return isinstance(value, int if name in _NUMBERS else str) and name != "starred"


def texts_of(value: object) -> tuple[str, ...]:
    """Give the texts in a list."""
    values = cast("list[object]", value) if isinstance(value, list | tuple) else []
    return tuple(one for one in values if isinstance(one, str))


def differences(wanted: Mapping[str, object], seen: Mapping[str, object]) -> dict[str, object]:
    """List the fields that do not read as they are, each with both."""
    return {
        name: [_plain(value), _plain(seen[name])]
        for name, value in wanted.items()
        if value != seen[name]
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(part) for part in cast("tuple[object, ...]", value)]
    return value


def write_hidden(fields: Mapping[str, object]) -> str:
    """Write the fields as JSON that can stand in a comment: no `--`, no `<`, no `>`."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace(">", "\\u003e")
    return re.sub("-(?=-)", r"\\u002d", text)


def split_hidden(line: str) -> tuple[str, Hidden]:
    """Take the comment off a line."""
    start = line.rfind(_BEGIN)
    end = line.find(_END, start)
    if start < 0 or end < 0 or line[start - 1 : start] == "\\":
        return line, NOTHING
    visible = f"{line[:start]}{line[end + len(_END) :]}".strip(" \t")
    return visible, _read(line[start + len(_BEGIN) : end])


def read_header(line: str) -> tuple[int, Hidden] | None:
    """Read the comment with which a checklist begins: the version of its format, and fields."""
    found = _HEADER.fullmatch(line) if "refshelf" in line else None
    return (int(found[1]), _read(found[2] or "{}")) if found else None


def _read(text: str) -> Hidden:
    try:
        fields = cast("object", json.loads(text))
    except (ValueError, RecursionError):
        return Hidden(is_sound=False)
    if not isinstance(fields, dict):
        return Hidden(is_sound=False)
    return Hidden(cast("dict[str, object]", fields))
