"""One work joined, field by field, and told where both sides changed the same."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..kind import Kind
from ..reference import Reference
from .form_join import join_forms
from .plan import Conflict
from .three_way import join_value

FIELDS = (
    *("title", "url", "kind", "authors", "venue", "year", "session"),
    *("abstract", "remark", "minutes"),
)
"""The fields of a reference that are joined as they are."""

_BLANK = Reference(id="", title="")


class JoinedWork(NamedTuple):
    """A work without its related ones, and what both sides changed in it."""

    reference: Reference
    conflicts: tuple[Conflict, ...]


def join_work(base: Reference | None, mine: Reference, theirs: Reference) -> JoinedWork:
    """Join what is said of a work; the reader's edits stay, and so does everything it was called.

    Without a base, what either side says fills what the other does not.
    """
    before = base or _BLANK
    values: dict[str, object] = {}
    conflicts: list[Conflict] = []
    for name in FIELDS:
        own, other = getattr(mine, name), getattr(theirs, name)
        was = getattr(before, name)
        if base is None and other == was:
            other = own
        joined = join_value(was, own, other)
        values[name] = joined.value
        if joined.is_disputed:
            conflicts.append(
                Conflict(
                    id=mine.id, title=mine.title, field=name, mine=said(own), theirs=said(other)
                )
            )
    reference = replace(
        mine,
        **values,  # pyright: ignore[reportArgumentType]  # each is of the field it came from
        was=(*mine.was, *(name for name in theirs.was if name not in mine.was)),
        forms=join_forms(before.forms, mine.forms, theirs.forms),
        related=(),
    )
    return JoinedWork(reference, tuple(conflicts))


def is_edited(base: Reference, mine: Reference) -> bool:
    """Tell whether a reader changed what is said of a work."""
    return mine.forms != base.forms or any(changed_fields(base, mine))


def changed_fields(before: Reference, now: Reference) -> Iterator[str]:
    """Give the names of the fields that differ."""
    for name in FIELDS:
        if getattr(before, name) != getattr(now, name):
            yield name
    if before.forms != now.forms:
        yield "forms"


def said(value: object) -> str:
    """Give a field's value as a conflict shows it; "" for none."""
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # names of people
    if isinstance(value, Kind):
        return value.value
    return "" if value is None else str(value)
