"""Mutations of a file's bytes: what disks, carriers, editors, merges and other programs make of it."""

import json
import random
from collections.abc import Callable
from typing import Any, TypeAlias

Mutation: TypeAlias = Callable[[bytes, bytes, random.Random], bytes]
"""Makes of the bytes, and of another file's, what is found in place of the file."""


def flip_bits(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Flip one bit or several."""
    flipped = bytearray(data)
    for _turn in range(chance.choice((1, 1, 3, 40)) if flipped else 0):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def cut(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Lose the end, the beginning, or a part between."""
    start, end = sorted((_place(data, chance), _place(data, chance)))
    return chance.choice((data[:start], data[start:], data[:start] + data[end:]))


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Go on with another file in the middle, or have its lines among the own ones."""
    if chance.random() < 0.5:
        return data[: _place(data, chance)] + other[_place(other, chance) :]
    lines = data.splitlines(keepends=True)
    more = other.splitlines(keepends=True)
    place = chance.randrange(len(lines) + 1)
    return b"".join([*lines[:place], *more[_line(more, chance) :][:3], *lines[place:]])


def repeat_lines(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Have lines twice, without some, or in another order."""
    lines = data.splitlines(keepends=True)
    place = _line(lines, chance)
    kind = chance.randrange(3)
    if kind == 0:
        lines[place:place] = lines[place : place + 2]
    elif kind == 1:
        del lines[place : place + 1]
    else:
        chance.shuffle(lines)
    return b"".join(lines)


def insert(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find bytes in the middle that do not belong there."""
    place = _place(data, chance)
    return data[:place] + chance.choice(_INSERTED) + data[place:]


_INSERTED = (
    b"\0",
    bytes(512),
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\\ud800",
    b"\\u0000",
    b"}",
    b"]",
    b'"',
    b"\\",
    b",",
    b"\r\n",
    b"NaN",
    b"1e999",
    b"-",
    b"9" * 400,
    b"9" * 5000,
    b'{"x":' * 20,
    b"[" * 100_000,
    b'"x":{},',
    b'"x":5,',
    b'"undo":1,',
    b'"a' + b"x" * 100_000 + b'":1,',
)


def replace_all(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find something else altogether, or the same in another coding."""
    kind = chance.randrange(9)
    texts = (b"", b"\n", bytes(len(data)), b"null", b"{}", b"[]", b'{"marks":{}}')
    if kind < len(texts):
        return texts[kind]
    if kind == len(texts):
        return data.decode("utf-8", "replace").encode("utf-16")
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


def leave_conflict(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Find the marks of a git conflict, whole ones or not."""
    lines = data.splitlines(keepends=True)
    more = other.splitlines(keepends=True)
    start, end = sorted((_line(lines, chance), _line(lines, chance)))
    theirs = more[_line(more, chance) :][: chance.randrange(6)]
    parts = [
        *lines[:start],
        b"<<<<<<< HEAD\n",
        *lines[start:end],
        b"=======\n",
        *theirs,
        b">>>>>>> theirs\n",
        *lines[end:],
    ]
    if chance.random() < 0.3:
        del parts[chance.randrange(len(parts))]
    return b"".join(parts)


def replace_value(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Find a value of another type, or another name, at any level of the same JSON."""
    try:
        tables = json.loads(data)
    except (ValueError, RecursionError):
        return flip_bits(data, data, chance)
    for _turn in range(chance.choice((1, 1, 2, 6))):
        _replace_in(tables, chance)
    if chance.random() < 0.7:
        return json.dumps(tables).encode()
    return _as_rows(tables)


def _as_rows(tables: Any) -> bytes:
    """Write JSON as a state file is written: a document a line."""
    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        return json.dumps(tables).encode()
    parts = (
        json.dumps(name)
        + ":{\n"
        + ",\n".join(f"{json.dumps(key)}:{json.dumps(row)}" for key, row in table.items())
        + "\n}"
        for name, table in tables.items()
    )
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _replace_in(value: Any, chance: random.Random) -> None:
    """Walk down to any level and replace what is there."""
    while isinstance(value, (dict, list)) and value:
        name = chance.choice(list(value if isinstance(value, dict) else range(len(value))))
        inner = value[name]
        if not isinstance(inner, (dict, list)) or not inner or chance.random() < 0.2:
            if isinstance(value, dict) and chance.random() < 0.2:
                value[chance.choice(_NAMES)] = value.pop(name)
            else:
                value[name] = chance.choice(_VALUES)()
            return
        value = inner


def _nested(levels: int) -> Any:
    found: Any = 1
    for level in range(levels):
        found = [found] if level % 2 else {"x": found}
    return found


_NAMES = ("", "v", "over", "undo", "\ud800", "\0", "x" * 10_000, "status", "file", "ids", "é")
_VALUES: tuple[Callable[[], Any], ...] = (
    lambda: None,
    lambda: True,
    lambda: 0,
    lambda: -1,
    lambda: 3,
    lambda: 10**300,
    lambda: 1.5,
    lambda: 1e308,
    lambda: "",
    lambda: "zzzz",
    lambda: "\ud800\u202e\x1b[2J",
    lambda: "y" * 200_000,
    list,
    dict,
    lambda: [None, 5, ["x"]],
    lambda: ["zzzz"],
    lambda: {"v": 1},
    lambda: {"a": {"b": {"c": {"d": 1}}}},
    lambda: _nested(8),
    lambda: _nested(40),
    lambda: _nested(400),
)


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _line(lines: list[bytes], chance: random.Random) -> int:
    return chance.randrange(len(lines)) if lines else 0


MUTATIONS: dict[Mutation, int] = {
    flip_bits: 4,
    cut: 3,
    splice: 3,
    repeat_lines: 2,
    insert: 4,
    replace_all: 2,
    leave_conflict: 3,
    replace_value: 7,
}


def mutated(data: bytes, other: bytes, chance: random.Random) -> tuple[bytes, str]:
    """Mutate a file once, or a few times; tell how."""
    times = chance.choice((1, 1, 1, 2, 3))
    kinds = chance.choices(list(MUTATIONS), weights=list(MUTATIONS.values()), k=times)
    for kind in kinds:
        data = kind(data, other, chance)
    return data, ", ".join(kind.__name__ for kind in kinds)
