"""Values of a JSON file, taken out one by one, each with the place where it stands."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar, cast

from .item import Left

Choice = TypeVar("Choice", bound=StrEnum)


class Place:
    """An object of a JSON file: gives its values by type, and tells of those of a wrong one.

    `name` is where it stands, such as `catalogs[0].categories[2]`. What is wrong goes to `left`.
    """

    __slots__ = ("_known", "fields", "left", "name")

    def __init__(self, fields: dict[str, object], name: str, left: list[Left]) -> None:
        self.fields = fields
        self._known: set[str] = set()
        self.name = name
        self.left = left

    def tell(self, field: str, why: str) -> None:
        """Report what is wrong with a field."""
        self.left.append(Left(what=f"{self.name}.{field}" if self.name else field, why=why))

    def text(self, field: str) -> str:
        """Give a text, "" where there is none."""
        value = self._take(field)
        if isinstance(value, str):
            return value
        if value is not None:
            self.tell(field, "must be a text; it was left out")
        return ""

    def number(self, field: str) -> int | None:
        """Give a whole number."""
        value = self._take(field)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.tell(field, "must be a whole number; it was left out")
        return None

    def flag(self, field: str) -> bool:
        """Give a truth value, False where there is none."""
        value = self._take(field)
        if value is not None and not isinstance(value, bool):
            self.tell(field, "must be true or false; it was left out")
        return value is True

    def choice(self, field: str, choices: type[Choice]) -> Choice | None:
        """Give one of a fixed set of words."""
        word = self.text(field)
        if not word:
            return None
        try:
            return choices(word)
        except ValueError:
            known = ", ".join(one.value for one in choices)
            self.tell(field, f"“{word[:40]}” is none of {known}; it was left out")
            return None

    def texts(self, field: str) -> tuple[str, ...]:
        """Give a list of texts."""
        values = self._list(field)
        found = tuple(value for value in values if isinstance(value, str))
        if len(found) < len(values):
            self.tell(field, "holds something that is no text; it was left out")
        return found

    def parts(self, field: str) -> "Iterator[Place]":
        """Go through a list of objects."""
        for number, value in enumerate(self._list(field)):
            if isinstance(value, dict):
                name = f"{self.name}.{field}[{number}]" if self.name else f"{field}[{number}]"
                yield Place(cast("dict[str, object]", value), name, self.left)
            else:
                self.tell(f"{field}[{number}]", "must be an object in { }; it was left out")

    def part(self, field: str) -> "Place | None":
        """Give an object within this one."""
        value = self._take(field)
        if isinstance(value, dict):
            name = f"{self.name}.{field}" if self.name else field
            return Place(cast("dict[str, object]", value), name, self.left)
        if value is not None:
            self.tell(field, "must be an object in { }; it was left out")
        return None

    def finish(self) -> None:
        """Report the fields that nobody asked for."""
        for field in self.fields.keys() - self._known:
            self.tell(field, "is no field that is known here; it was left out")

    def _list(self, field: str) -> list[object]:
        value = self._take(field)
        if isinstance(value, list):
            return cast("list[object]", value)
        if value is not None:
            self.tell(field, "must be a list in [ ]; it was left out")
        return []

    def _take(self, field: str) -> object:
        self._known.add(field)
        return self.fields.get(field)
