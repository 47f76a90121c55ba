"""CSV as exports write it: any usual sign between fields, and broken lines that cost only themselves.

After RFC 4180, but lenient: an export by another program is never refused for its quoting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..text import clean, fold
from .echo import without_echo
from .fault import Unreadable
from .loss import Losses
from .record import Record

_END = re.compile(r"[\r\n]")
_BLANK = re.compile(r"(?:[ \t]*+[\r\n])++")
_SIGNS = ",;\t"
_ECHOES = 200  # rows in a row that are the same


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its fields, its line, where the next one begins; plain if its quoting is broken."""

    fields: list[str]
    line: int
    end: int
    next_line: int
    is_plain: bool = False


def header(text: str) -> tuple[str, ...]:
    """Give the names of the columns, folded: what stands in the first line that is not blank."""
    first = text.lstrip("\ufeff\r\n \t")
    line = first[: _line_end(first, 0)]
    sign = _sign_of(line)
    row = _quoted_row(line, 0, 1, sign) or _plain_row(line, 0, 1, sign)
    return tuple(fold(clean(name)) for name in row.fields)


def read_table(text: str, losses: Losses) -> Iterator[Record]:
    """Give the rows below the header as records, by folded column name; broken ones are told.

    A row may lack its last fields; one that has more than there are columns is broken.
    """
    columns = header(text)
    if not any(columns):
        raise Unreadable("there is no line with the names of the columns")
    if '"' not in text:
        text, echoes = without_echo(text)
        for one in echoes:
            losses.tell(one.what, one.why, one.line)
    rows = _rows(text, losses)
    for _ in rows:
        break
    before, times = list[str](), 0
    for number, row in enumerate(rows, 1):
        times = times + 1 if row.fields == before else 0
        before = row.fields
        if times > _ECHOES:
            losses.count("the same as the row above it,", "over and over")
            continue
        if any(field.strip() for field in row.fields[len(columns) :]):
            why = f"has {len(row.fields)} fields, and there are {len(columns)} columns"
            losses.tell(", ".join(row.fields), why, row.line)
            continue
        fields = {
            name: field for name, field in zip(columns, row.fields, strict=False) if name and field
        }
        yield Record(fields=fields, number=number, line=row.line)


def _rows(text: str, losses: Losses) -> Iterator[_Row]:
    start = len(text) - len(text.lstrip("\ufeff\r\n \t"))
    line, place = text.count("\n", 0, start) + 1, start
    sign, width = _sign_of(text[start : _line_end(text, start)]), 0
    while place < len(text):
        if blank := _BLANK.match(text, place):
            ends = blank[0]
            line += ends.count("\n") + ends.count("\r") - ends.count("\r\n")
            place = blank.end()
            continue
        row = _quoted_row(text, place, line, sign) or _plain_row(text, place, line, sign)
        if row.is_plain and width and len(row.fields) != width:
            losses.tell(text[place : row.end], "a quotation mark in it is not closed", row.line)
        elif any(row.fields):
            width = width or len(row.fields)
            yield row
        place, line = row.end, row.next_line


def _quoted_row(text: str, place: int, line: int, sign: str) -> _Row | None:
    """Read a row by the rules; None if a quotation mark in it is not where it may be."""
    pattern, fields, begin = _field(sign), list[str](), place
    while found := pattern.match(text, place):
        quoted, plain, end = found.groups()
        fields.append(plain if quoted is None else quoted.replace('""', '"'))
        place = found.end()
        if end != sign:
            return _Row(fields, line, place, line + max(1, text.count("\n", begin, place)))
    return None


def _plain_row(text: str, place: int, line: int, sign: str) -> _Row:
    """Read one line as a row, its quotation marks as letters."""
    end = _line_end(text, place)
    fields = [field.removeprefix('"').removesuffix('"') for field in text[place:end].split(sign)]
    after = end + 2 if text.startswith("\r\n", end) else end + 1
    return _Row(fields, line, min(after, len(text)), line + 1, is_plain=True)


@cache
def _field(sign: str) -> re.Pattern[str]:
    """Match a field and what ends it: group 1 is a quoted text, 2 a plain one, 3 the end."""
    quoted, plain = r'[ ]*"((?:[^"]|"")*+)"[ ]*', rf'((?![ ]*")[^{sign}\r\n]*+)'
    return re.compile(rf"(?:{quoted}|{plain})({sign}|\r\n|\n|\r|\Z)")


def _line_end(text: str, place: int) -> int:
    found = _END.search(text, place)
    return found.start() if found else len(text)


def _sign_of(line: str) -> str:
    """Tell what stands between the fields of a line: what is there most often."""
    return max(_SIGNS, key=line.count)
