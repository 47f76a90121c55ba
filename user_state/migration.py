"""State files of earlier versions: what makes each into one of the next."""

from collections.abc import Callable, Mapping
from typing import TypeAlias, cast

from .codec import Tables

SCHEMA = 2
"""The version that this program writes.

1: marks. 2: also what was forgotten; a program that does not know of that would bring it back.
"""

ABOUT, FILE = "about", "file"

Migration: TypeAlias = Callable[[Tables], Tables]


def _no_change(tables: Tables) -> Tables:
    return tables


MIGRATIONS: Mapping[int, Migration] = {1: _no_change}
"""What makes the tables of a version into those of the next. A file of version 1 forgot nothing."""


def schema_of(tables: Tables) -> int:
    """Tell the version of a state file; one that does not say is taken for this program's."""
    found = tables.get(ABOUT, {}).get(FILE)
    schema = cast("dict[str, object]", found).get("schema") if isinstance(found, dict) else None
    return schema if type(schema) is int else SCHEMA


def migrated(tables: Tables, migrations: Mapping[int, Migration] = MIGRATIONS) -> Tables:
    """Give the tables as this program wants them; those of newer versions as they are."""
    found = schema_of(tables)
    for schema in sorted(migrations):
        if found <= schema < SCHEMA:
            tables = _named(migrations[schema](tables), schema + 1)
    return tables


def _named(tables: Tables, schema: int) -> Tables:
    said = {**cast("dict[str, object]", tables[ABOUT][FILE]), "schema": schema}
    return {**tables, ABOUT: {**tables[ABOUT], FILE: said}}
