"""One work in an HTML page: what it is, how far its reader is with it, and the note on it."""

from collections.abc import Iterator
from datetime import date
from html import escape

from ..importer.item import State
from ..kind import FormKind, Kind, own_form_kind
from ..reference import Form, Reference
from .html_text import linked, note, paragraph, title_link
from .sheet import DONE, Sheet

_WORDS = {FormKind.VIDEO: "watched", FormKind.AUDIO: "heard"}
_STATUSES = frozenset({DONE, "started", "skipped"})
_BRIEF = 240  # characters of an abstract that need no folding
_STAR = '<span class="star" role="img" aria-label="starred">★</span>'
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def work_lines(sheet: Sheet, catalog: str, one: Reference) -> Iterator[str]:
    """Write a work as an item of a list, and in it those that belong to it."""
    status, on = sheet.progress(catalog, one)
    state = sheet.state(catalog, one)
    yield f'<li class="{status if status in _STATUSES else "unread"}">'
    yield f'<p class="title">{_sign()}{title_link(one.url, one.title)}{_star(state)}</p>'
    if facts := _facts(one, _said(one, status, on), state.position):
        yield f'<p class="facts">{facts}</p>'
    if one.forms:
        yield '<ul class="forms" role="list">'
        for form in one.forms:
            yield _form(form, sheet.form_state(catalog, one, form.url))
        yield "</ul>"
    yield from paragraph("remark", one.remark)
    yield from _abstract(one.abstract)
    if state.note.strip():
        yield f'<div class="note" role="note" aria-label="Note" dir="auto">{note(state.note)}</div>'
    if state.tags:
        tags = " ".join(f"<span>#{escape(tag)}</span>" for tag in state.tags)
        yield f'<p class="tags">{tags}</p>'
    if one.related:
        yield '<ul class="works" role="list">'
        for part in one.related:
            yield from work_lines(sheet, catalog, part)
        yield "</ul>"
    yield "</li>"


def _sign() -> str:
    # Drawn by the style, since not every font has such signs; the facts say it in words.
    return '<span class="sign" aria-hidden="true"></span>'


def _star(state: State) -> str:
    return f" {_STAR}" if state.starred else ""


def _facts(one: Reference, said: str, position: str) -> str:
    venue = one.venue or ""
    year = str(one.year) if one.year is not None else ""
    where = venue if year and venue.endswith(year) else f"{venue} {year}".strip()
    kind = "" if one.kind is Kind.OTHER else one.kind.value
    minutes = f"{one.minutes} min" if one.minutes is not None else ""
    people = ", ".join(one.authors)
    plain = [escape(fact) for fact in (where, one.session or "", kind, minutes) if fact]
    stopped = f'<span dir="ltr">stopped at {escape(position)}</span>' if position else ""
    who = f'<span class="people" dir="auto">{escape(people)}</span>' if people else ""
    return " · ".join(fact for fact in (who, *plain, said, stopped) if fact)


def _said(one: Reference, status: str, on: str) -> str:
    """Say how far the reader is, and since when."""
    if status not in _STATUSES:
        return ""
    word = _WORDS.get(own_form_kind(one.kind, one.url), "read") if status == DONE else status
    return f'<span class="said" dir="ltr">{word}{_day(on)}</span>'


def _day(on: str) -> str:
    try:
        day = date.fromisoformat(on[:10])
    except ValueError:
        return f" {escape(on)}" if on else ""
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f' <time datetime="{day.isoformat()}">{words}</time>'


def _form(form: Form, state: State) -> str:
    name = form.kind.value
    if form.title:
        is_said = name.casefold() in form.title.casefold()
        name = form.title if is_said else f"{name}: {form.title}"
    status = state.status if state.status in _STATUSES else "unread"
    word = _WORDS.get(form.kind, "read") if status == DONE else status
    said = f' <span class="said">{word}</span>' if status != "unread" else ""
    return f'<li class="{status}">{_sign()}{title_link(form.url, name)}{said}{_star(state)}</li>'


def _abstract(text: str | None) -> Iterator[str]:
    if not text:
        return
    body = f'<p class="abstract" dir="auto">{linked(text)}</p>'
    if len(text) <= _BRIEF:
        yield body
    else:
        yield f"<details><summary>Abstract</summary>{body}</details>"
