"""A problem in a file: what is wrong, where, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong in a file, told so that its author can mend it.

    `line` counts from 1; `entry` is the id or title of the reference or category; `field` the name
    of the field. `cure` says what to write instead.
    """

    message: str
    file: str | None = None
    line: int | None = None
    entry: str | None = None
    field: str | None = None
    cure: str | None = None

    def __str__(self) -> str:
        place = self.file or ""
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        about = ", ".join(part for part in (self.entry, self.field) if part)
        head = ": ".join(part for part in (place, about, self.message) if part)
        return f"{head}. {self.cure}" if self.cure else head
