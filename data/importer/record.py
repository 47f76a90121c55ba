"""A record of an export: named values of any type, read without ever failing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record; `number` counts from 1, `line` is where it begins, if that is known."""

    fields: Mapping[str, object]
    number: int = 1
    line: int | None = None

    @property
    def name(self) -> str:
        """Name it for a report by its address, its title or its number."""
        said = self.text("url", "href", "uri", "title", "name", "text")
        return said or f"record {self.number}"

    def value(self, name: str) -> object:
        """Give a value as it stands there; None if there is none."""
        return self.fields.get(name)

    def text(self, *names: str) -> str:
        """Give the first of these fields that is a text or a number and not blank, as text."""
        for name in names:
            value = self.fields.get(name)
            if value is None:
                continue
            if isinstance(value, str):
                if said := value.strip():
                    return said
                continue
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return repr(value)
        return ""

    def flag(self, name: str) -> bool:
        """Tell whether a field says yes, in any usual way."""
        value = self.fields.get(name)
        if value is None:
            return False
        if isinstance(value, str):
            return value.strip().casefold() in {"1", "true", "yes", "y", "on", "x"}
        return value is True or (isinstance(value, int) and value == 1)

    def part(self, name: str) -> "Record":
        """Give the record in a field; an empty one if there is none."""
        value = self.fields.get(name)
        fields = cast("dict[str, object]", value if isinstance(value, dict) else {})
        return Record(fields=fields, number=self.number, line=self.line)

    def parts(self, name: str) -> "tuple[Record, ...]":
        """Give the records in a list; what is no record is passed over."""
        return records_in(self.fields.get(name))


def records_in(value: object) -> tuple[Record, ...]:
    """Give the records of a list, numbered as they stand there."""
    if not isinstance(value, list):
        return ()
    return tuple(
        Record(fields=cast("Mapping[str, object]", part), number=number)
        for number, part in enumerate(cast("list[object]", value), 1)
        if isinstance(part, dict)
    )


def is_said(value: object) -> bool:
    """Tell whether a value says anything: not blank, not empty, not false, not zero."""
    if isinstance(value, str):
        return bool(value.strip()) and value.strip().casefold() not in {"false", "no", "0", "null"}
    return bool(value)
