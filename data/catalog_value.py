"""Check the values of a catalog file, one by one, and report what is wrong with them."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from .catalog_field import SLUG
from .key import BadUrl, known_key
from .problem import Problem
from .text import clean
from .yaml_file import Listing, Mapping, Node, Refused, Scalar

Choice = TypeVar("Choice", bound=StrEnum)


class Report:
    """Collects what is wrong in one file."""

    def __init__(self, file: str | None) -> None:
        self.problems: list[Problem] = []
        self.file = file


class Entry(NamedTuple):
    """A mapping of a catalog file, and by what name problems in it are reported."""

    report: Report
    mapping: Mapping
    name: str | None

    def tell(self, message: str, field: str | None = None, cure: str | None = None) -> None:
        """Report a problem with a field, or with the entry itself."""
        line = self.mapping.lines.get(field or "", self.mapping.line)
        self.report.problems.append(
            Problem(
                message=message,
                file=self.report.file,
                line=line,
                entry=self.name,
                field=field,
                cure=cure,
            )
        )

    def check_fields(self, known: Sequence[str]) -> None:
        """Report the fields that the format does not have, each with the name most like it."""
        from difflib import get_close_matches  # noqa: PLC0415  # only wrong files need it

        for name in self.mapping.fields.keys() - set(known):
            near = get_close_matches(name, known, 1)
            cure = f"Did you mean `{near[0]}`?" if near else f"Known are {', '.join(known)}."
            self.tell(f"there is no field `{clean(name)}`", name, cure)

    def has(self, field: str) -> bool:
        """Tell whether a field is given a value, be it a wrong one."""
        node = self.mapping.fields.get(field)
        return node is not None and not (isinstance(node, Scalar) and node.text is None)

    def text(self, field: str, *, lines: bool = False) -> str | None:
        """Return a field's cleaned text, with `lines` of several lines; None if there is none."""
        node = self.mapping.fields.get(field)
        if node is None or isinstance(node, Refused):
            return None
        if isinstance(node, Scalar):
            return _cleaned(node.text, lines=lines)
        self.tell("must be a text", field, "Put it in quotes if it contains `: ` or `[`.")
        return None

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a field's list of cleaned texts."""
        found: list[str] = []
        for node in self.items(field):
            text = _cleaned(node.text) if isinstance(node, Scalar) else None
            if text is not None:
                found.append(text)
            elif not isinstance(node, Refused):
                self.tell("holds something that is no text", field, "Write `[one, two]`.")
        return tuple(found)

    def items(self, field: str) -> list[Node]:
        """Return a field's list."""
        node = self.mapping.fields.get(field)
        if isinstance(node, Listing):
            return node.items
        if self.has(field) and not isinstance(node, Refused):
            self.tell("must be a list", field, "Write `[one, two]`, or one per line after `- `.")
        return []

    def number(self, field: str, limits: tuple[int, int]) -> int | None:
        """Return a field's whole number, if it is within limits."""
        text = self.text(field)
        if text is None:
            return None
        least, most = limits
        if re.fullmatch(r"\d{1,9}", text, re.ASCII) and least <= int(text) <= most:
            return int(text)
        self.tell(
            f"`{text}` is not a number from {least} to {most}", field, "Correct it or leave it out."
        )
        return None

    def choice(self, field: str, choices: type[Choice]) -> Choice | None:
        """Return a field's value out of a fixed set."""
        text = self.text(field)
        if text is None:
            return None
        try:
            return choices(text)
        except ValueError:
            names = ", ".join(one.value for one in choices)
            self.tell(f"`{text}` is unknown", field, f"Write one of {names}.")
            return None

    def url(self, field: str) -> str | None:
        """Return a field's address, if it is a full one."""
        text = self.text(field)
        if text is None:
            return None
        try:
            known_key(text)
        except BadUrl as error:
            self.tell(str(error), field)
            return None
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d+(?:/|$))", text):
            return text
        self.tell(
            f"`{text}` is an address without its beginning", field, f"Write `https://{text}`."
        )
        return None

    def day(self, field: str) -> str | None:
        """Return a field's day, `YYYY-MM-DD`."""
        text = self.text(field)
        if text is None:
            return None
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            try:
                return date.fromisoformat(text).isoformat()
            except ValueError:
                pass
        self.tell(f"`{text}` is no day", field, "Write it like 2026-11-22.")
        return None

    def slug(self, field: str) -> str | None:
        """Return a field's id."""
        text = self.text(field)
        if text is None:
            self.tell("is missing", field, "Give it a short name of its own, like `atc22`.")
        elif re.fullmatch(SLUG, text):
            return text
        else:
            cure = "Use a to z, 0 to 9 and `-`, at most 64, the first no `-`."
            self.tell(f"`{text}` is no id", field, cure)
        return None


def _cleaned(text: str | None, *, lines: bool = False) -> str | None:
    cleaned = clean(text or "", lines=lines).strip()
    return cleaned or None
