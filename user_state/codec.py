"""The text of a state file: JSON, one mark a line, so that people and git can read its changes."""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, cast

from .fault import Damaged

Tables: TypeAlias = dict[str, dict[str, object]]
_Nested: TypeAlias = dict[str, Any] | list[Any]

MAX_LEVELS = 32


class Encoder:
    """Writes tables as JSON, and a document that it wrote before as it wrote it then.

    A document that was given to it must not be changed any more, only replaced by another.
    """

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, _Row]] = {}

    def encode(self, tables: Mapping[str, Mapping[str, object]]) -> bytes:
        """Write tables, a document a line in the order of their ids; UTF-8 where it can be."""
        self._rows = {name: self._fresh_rows(name, tables[name]) for name in sorted(tables)}
        parts = (
            _dump(name) + b":{\n" + b",\n".join([text for _, text in rows.values()]) + b"\n}"
            for name, rows in self._rows.items()
        )
        return b"{" + b",\n".join(parts) + b"}\n"

    def _fresh_rows(self, name: str, table: Mapping[str, object]) -> "dict[str, _Row]":
        known = self._rows.get(name, {})
        rows: dict[str, _Row] = {}
        for doc_id in sorted(table):
            doc = table[doc_id]
            row = known.get(doc_id)
            if row is None or row[0] is not doc:
                row = (doc, b"%b:%b" % (_dump(doc_id), _dump(doc)))
            rows[doc_id] = row
        return rows


_Row: TypeAlias = tuple[object, bytes]


def _dump(value: object) -> bytes:
    try:
        return _writer(ascii_only=False).encode(value).encode()
    except UnicodeEncodeError:  # a lone surrogate from elsewhere, kept as an escape
        return _writer(ascii_only=True).encode(value).encode()


@cache
def _writer(*, ascii_only: bool) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=ascii_only, separators=(",", ":"), allow_nan=False)


def decode(data: bytes, path: Path) -> Tables:
    """Read what `Encoder` wrote; raise `Damaged` for anything that is not tables of documents.

    Values may nest 32 levels deep, far more than any version of this program has used.
    """
    if not data.strip():
        raise Damaged(path, f"{path} is empty.")
    try:
        read = cast("object", json.loads(data, parse_constant=_refuse, parse_float=_finite))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Damaged(path, f"{path} is damaged: at {place} it is no JSON.") from error
    except (ValueError, RecursionError) as error:
        raise Damaged(path, f"{path} is damaged: it is no JSON in UTF-8.") from error
    if not _are_tables(read):
        raise Damaged(path, f"{path} holds no marks.")
    tables = cast("Tables", read)
    if _is_deep(
        cast("list[_Nested]", [doc for table in tables.values() for doc in table.values()])
    ):
        raise Damaged(path, f"{path} is damaged: it is nested too deeply.")
    return tables


def _are_tables(read: object) -> bool:
    if not isinstance(read, dict) or not read:
        return False
    for table in cast("dict[str, object]", read).values():
        if not isinstance(table, dict):
            return False
        if not all(isinstance(doc, dict) for doc in cast("dict[str, object]", table).values()):
            return False
    return True


def _is_deep(level: list[_Nested]) -> bool:
    """Tell whether what is nested here could exhaust the stack of whoever walks through it."""
    for _ in range(MAX_LEVELS):
        # Every value of every mark passes here at each start: so nothing is called.
        level = [
            part
            for value in level
            for part in (value.values() if isinstance(value, dict) else value)
            if isinstance(part, _NESTED)
        ]
        if not level:
            return False
    return True


_NESTED = (dict, list)


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse(text)
