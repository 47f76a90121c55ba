"""A state file in which git left the marks of a conflict: both sides are wanted.

State files have one document a line, so every line outside the marks is whole, and the union of all
rows is what a merge of the two versions would have been.
"""

import re
from pathlib import Path

from .codec import Tables, decode
from .fault import Damaged

_MARK = re.compile(rb"(<{7}|\|{7}|={7}|>{7})( .*)?")
_TABLE = re.compile(rb'\{?("[a-z]+"):\{')
_ENDS = frozenset({b"", b"}", b"}}"})


def has_conflict(data: bytes) -> bool:
    """Tell whether git left the marks of a conflict in a file."""
    starts = data.startswith(b"<<<<<<< ") or b"\n<<<<<<< " in data
    return starts and b"\n>>>>>>> " in data


def versions(data: bytes, path: Path) -> list[Tables]:
    """Read all rows; those of which there are several stand in tables of their own, oldest first.

    Raise `Damaged` where a line is neither a row of a state file nor a mark of git's.
    """
    found: list[Tables] = [{}]
    table = ""
    for number, whole in enumerate(data.split(b"\n"), start=1):
        line = whole.strip().removesuffix(b",")
        header = _TABLE.fullmatch(line)
        if header:
            table = header[1].decode().strip('"')
            found[0].setdefault(table, {})
        elif line not in _ENDS and not _MARK.fullmatch(line):
            for name, document in _row(line, path, number).items():
                _first_without(found, table, name)[name] = document
    return found


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
