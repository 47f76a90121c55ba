"""A state file in which git left the marks of a conflict: both sides are wanted.

State files have one document a line, so every line outside the marks is whole, and the union of all
rows is what a merge of the two versions would have been.
"""

import re
from pathlib import Path

from .codec import Tables, decode
from .fault import Damaged

# Seven letters; more in the common ancestor of a merge that had a conflict itself.
_MARK = re.compile(rb"([<|=>])\1{6,}( .*)?")
_TABLE = re.compile(rb'\{?"([^"\\]+)":\{')
_ENDS = frozenset({b"", b"}", b"}}"})


def has_conflict(data: bytes) -> bool:
    """Tell whether git left the marks of a conflict in a file."""
    # No line of JSON begins with one of them.
    starts = data.startswith(b"<<<<<<<") or b"\n<<<<<<<" in data
    return starts and b"\n>>>>>>>" in data


def versions(data: bytes, path: Path) -> list[Tables]:
    """Read all rows; those of which there are several stand in tables of their own, oldest first.

    Raise `Damaged` where a line is neither a row of a state file nor a mark of git's.
    """
    found: list[Tables] = [{}]
    table = ""
    before: list[str] = []  # the table that each conflict began in: every side of it does
    for number, whole in enumerate(data.split(b"\n"), start=1):
        line = whole.strip().removesuffix(b",")
        header, mark = _TABLE.fullmatch(line), _MARK.fullmatch(line)
        if header:
            table = header[1].decode("utf-8", "replace")
            found[0].setdefault(table, {})
        elif mark:
            table = _table_after(mark[1], table, before)
        elif line not in _ENDS:
            for name, document in _row(line, path, number).items():
                _first_without(found, table, name)[name] = document
    return found


def _table_after(mark: bytes, table: str, before: list[str]) -> str:
    """Tell which table goes on after a mark, and keep book of the conflicts that are open."""
    if mark == b"<":
        before.append(table)
    elif mark == b">":
        before[-1:] = []
    elif before:
        return before[-1]
    return table


def _row(line: bytes, path: Path, number: int) -> dict[str, object]:
    try:
        return decode(b'{"rows":{%b}}' % line, path)["rows"]
    except (Damaged, KeyError) as error:
        text = f"{path} has marks of a git conflict, and line {number} is no row of a state file."
        raise Damaged(path, text) from error


def _first_without(found: list[Tables], table: str, name: str) -> dict[str, object]:
    """Give the first of the tables of that name in which there is no such row yet."""
    for tables in found:
        rows = tables.setdefault(table, {})
        if name not in rows:
            return rows
    found.append({table: {}})
    return found[-1][table]
