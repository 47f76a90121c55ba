"""The beginning of a text, as formats look at it to recognise themselves."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from .csv_table import header
from .json_outline import outline

_HEAD = 65_536


@dataclass(frozen=True)
class Sample:
    """What a text is called, and how it begins."""

    name: str
    head: str

    @classmethod
    def of(cls, text: str, name: str) -> "Sample":
        """Take as much of a text as is looked at."""
        return cls(name, text[:_HEAD].lstrip("\ufeff \t\r\n"))

    @cached_property
    def small(self) -> str:
        """The beginning in small letters."""
        return self.head.lower()

    @cached_property
    def ending(self) -> str:
        """The ending of the name, with its dot, in small letters."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def columns(self) -> frozenset[str]:
        """The names of the columns, if this is a table."""
        return frozenset(header(self.head))

    @cached_property
    def paths(self) -> frozenset[str]:
        """The fields of a JSON text, as paths; none if it is no JSON."""
        return outline(self.head) if self.head.startswith(("{", "[")) else frozenset()
