"""A work, with its forms and related ones, as items of a checklist."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields as fields_of
from datetime import date

from ..importer.checklist_body import NOTE, Body, read_body
from ..importer.checklist_hidden import differences, write_hidden
from ..importer.checklist_line import Line, read_line
from ..importer.item import State
from ..kind import own_form_kind
from ..markdown_text import escape_lines
from ..reference import Form, Reference
from .markdown_line import write_line
from .sheet import DONE, Sheet

_BESIDE = frozenset({"box", "form", "status", "on"})
_READ = [one.name for one in fields_of(Line) if one.name not in _BESIDE]


def write_items(sheet: Sheet, catalog: str, one: Reference, indent: int = 0) -> Iterator[str]:
    """Write a reference, what belongs to it, and what its reader did, as lines of a list."""
    state, (status, on) = sheet.state(catalog, one), sheet.progress(catalog, one)
    line = Line(
        title=one.title,
        url=one.url,
        authors=one.authors,
        venue=one.venue,
        year=one.year,
        session=one.session,
        minutes=one.minutes,
        box=status == DONE,
        status=status,
        on=_day(on),
        starred=state.starred,
        tags=state.tags,
        position=state.position,
        spent=state.minutes,
    )
    text = write_line(line, own_form_kind(one.kind, one.url))
    body = list(_body(Body(one.abstract, one.remark, state.note)))
    exact = _exact_line(line, text, state) | _exact_body(
        Body(one.abstract, one.remark, state.note), body
    )
    hidden: dict[str, object] = {"id": one.id, "kind": one.kind.value}
    if one.was:
        hidden["was"] = one.was
    if exact:
        hidden["exact"] = exact
    margin = " " * indent
    yield f"{margin}- {text} <!-- refshelf {write_hidden(hidden)} -->"
    yield from (f"{margin}  {row}" if row else "" for row in body)
    for form in one.forms:
        yield from _form(form, sheet.form_state(catalog, one, form.url), indent + 2)
    for part in one.related:
        yield from write_items(sheet, catalog, part, indent + 2)


def _form(form: Form, state: State, indent: int) -> Iterator[str]:
    line = Line(
        title=form.title or form.kind.value,
        url=form.url,
        form=form.kind if form.title else None,
        box=state.status == DONE,
        status=state.status,
        on=_day(state.on),
    )
    text = write_line(line, form.kind)
    hidden: dict[str, object] = {}
    if exact := _exact_line(line, text, state):
        hidden["exact"] = exact
    if more := _beside_status(state):
        hidden["state"] = more
    if hidden:
        text += f" <!-- refshelf {write_hidden({'form': form.kind.value} | hidden)} -->"
    yield f"{' ' * indent}- {text}"


def _beside_status(state: State) -> dict[str, object]:
    """Give what a form's line does not show of its state."""
    told: dict[str, object] = {
        "starred": state.starred,
        "note": state.note,
        "tags": state.tags,
        "position": state.position,
        "minutes": state.minutes,
    }
    return {name: value for name, value in told.items() if value}


def _exact_line(line: Line, text: str, state: State) -> dict[str, object]:
    seen = read_line(text)
    exact = differences(_fields(line), _fields(seen))
    own = (state.status, state.on, state.history)
    if own != (seen.status, seen.on, ()):
        exact["progress"] = [own, (seen.status, seen.on)]
    return exact


def _fields(line: Line) -> Mapping[str, object]:
    return {name: getattr(line, name) for name in _READ}


def _exact_body(body: Body, lines: list[str]) -> dict[str, object]:
    seen = read_body(lines)
    return differences(
        {"abstract": body.abstract, "remark": body.remark, "note": body.note},
        {"abstract": seen.abstract, "remark": seen.remark, "note": seen.note},
    )


def _body(body: Body) -> Iterator[str]:
    if body.abstract:
        yield from (f"> {line}".rstrip(" ") for line in escape_lines(body.abstract))
    if body.remark:
        yield from ("", *escape_lines(body.remark))
    if body.note.strip():
        first, *rest = escape_lines(body.note.strip("\n"))
        yield from ("", f"{NOTE} {first}", *rest)


def _day(on: str) -> str:
    """Give the day of a day or an instant; "" for another text."""
    if not re.match(r"\d{4}-\d\d-\d\d(?:$|T)", on, re.ASCII):
        return ""
    try:
        return date.fromisoformat(on[:10]).isoformat()
    except ValueError:
        return ""
