"""One entry as text, with all that is known of it."""

from collections.abc import Iterator
from datetime import date

from ..data.text import clean
from ..user_state.date import spoken_day
from ..user_state.entry import Entry
from ..user_state.position import said_position
from ..user_state.shelf import Shelf
from ..user_state.status import Status
from .about import venue_and_year
from .plain import COLOURS
from .speech import Look
from .text_width import fill, width_of

_WIDEST = 88


def entry_lines(shelf: Shelf, entry: Entry, look: Look, today: date) -> Iterator[str]:
    """Write an entry: what it is, how far the reader is, its forms, texts, note and history."""
    parts = (
        _head(shelf, entry, look),
        _state(entry, look, today),
        _forms(entry, look),
        _text("Abstract", entry.reference.abstract, look),
        _text("Remark", entry.reference.remark, look),
        _text("Note", clean(entry.note, lines=True), look),
        _related(shelf, entry, look),
        _history(entry, look),
    )
    for place, lines in enumerate(part for part in map(list, parts) if part):
        if place:
            yield ""
        yield from lines


def _head(shelf: Shelf, entry: Entry, look: Look) -> Iterator[str]:
    reference = entry.reference
    yield from (look.paint(line, bold=True) for line in _wrapped(clean(reference.title), look, ""))
    yield from _wrapped(", ".join(reference.authors), look, "")
    minutes = f"{reference.minutes} min" if reference.minutes else ""
    facts = (str(reference.kind), venue_and_year(reference), reference.session or "", minutes)
    dot = f" {look.glyphs.dot} "
    yield look.paint(dot.join(fact for fact in facts if fact), dim=True)
    path = " › ".join(clean(name) for name in (entry.catalog_title, *entry.path))  # noqa: RUF001  # a pointing sign is meant
    where = entry.path[0] if entry.is_gone else path
    yield f"{look.paint(reference.id, fg='cyan')}{look.paint(dot + where, dim=True)}"
    others = dict.fromkeys(
        shelf.works.listings[number].title for number, _ in shelf.also(entry.work)
    )
    if others:
        yield look.paint(f"also in {', '.join(others)}", dim=True)


def _state(entry: Entry, look: Look, today: date) -> Iterator[str]:
    when = entry.finished if entry.status is Status.DONE else entry.started
    dated = entry.status in {Status.DONE, Status.STARTED} and when
    word = f"{entry.status_word} {spoken_day(when, today)}" if dated and when else entry.status_word
    colour = COLOURS.get(entry.status)
    sign = f"{look.glyphs.status(entry.status)} {word}"
    parts = [look.paint(sign, fg=colour) if colour else sign]
    if entry.mark.position is not None and entry.mark.position.value:
        parts.append(f"stopped at {said_position(clean(entry.mark.position.value))}")
    if entry.mark.starred:
        parts.append(look.paint(f"{look.glyphs.star} starred", fg="yellow"))
    if entry.is_new:
        parts.append(look.glyphs.new)
    parts += [look.paint(f"#{clean(tag)}", fg="cyan") for tag in entry.mark.tags]
    yield "  ".join(parts)
    if entry.mark.conflicts:
        yield f"Your devices differ on: {', '.join(map(clean, entry.mark.conflicts))}."


def _forms(entry: Entry, look: Look) -> Iterator[str]:
    for form in entry.forms:
        if form.url is not None:
            titled = f"  {form.title}" if form.title else ""
            box = look.glyphs.box(form.status)
            yield f"{box} {fill(form.kind, 6)}  {form.url}{look.paint(titled, dim=True)}"


def _text(label: str, text: str | None, look: Look) -> Iterator[str]:
    if text:
        yield look.paint(label, bold=True)
        for paragraph in text.split("\n"):
            yield from _wrapped(paragraph, look, "  ") or [""]


def _related(shelf: Shelf, entry: Entry, look: Look) -> Iterator[str]:
    related = [shelf.entry(work) for work in shelf.related(entry.work)]
    if related:
        yield look.paint("Related", bold=True)
    widest = max((width_of(other.reference.id) for other in related), default=0)
    for other in related:
        sign = f"{look.glyphs.status(other.status)} {fill(other.status_word, 7)}"
        name = look.paint(fill(other.reference.id, widest), fg="cyan")
        yield f"  {name}  {sign}  {other.reference.title}"


def _history(entry: Entry, look: Look) -> Iterator[str]:
    if len(entry.history) > 1:
        yield look.paint("History", bold=True)
        for head in reversed(entry.history):
            yield f"  {fill(head.on[:10] or '?', 10)}  {head.value}"


def _wrapped(text: str, look: Look, indent: str) -> list[str]:
    if not text:
        return []
    if look.width is None:
        return [indent + text]
    from textwrap import wrap  # noqa: PLC0415  # for terminals only

    width = max(20, min(_WIDEST, look.width))
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent)
