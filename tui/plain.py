"""The shelf as text: a work a line for programs, two lines in a terminal, aligned in both."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..data.text import clean
from ..user_state.entry import Entry
from ..user_state.progress import Progress
from ..user_state.shelf import Scope, Shelf
from ..user_state.status import Status
from .about import about_parts
from .speech import Look
from .text_width import cut, fill, width_of

_WIDEST_ID = 24
_WORD = len("unread ")
_FLAGS = 2
_LEAST_TITLE = 24
_NARROW = 60

COLOURS = {Status.DONE: "green", Status.STARTED: "yellow"}
"""The colour of a status; the others are dim. The sign and the word say the same without it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A work to be listed; `context` says that it is there only for a related one below it."""

    work: int
    is_context: bool = False


def rows_of(shelf: Shelf, works: Sequence[int]) -> list[Row]:
    """Put above each related work the one that it belongs to, where that was not found itself."""
    found = set(works)
    rows: dict[int, Row] = {}
    for work in works:
        parent = shelf.works.parent(work)
        if parent >= 0 and parent not in found:
            rows.setdefault(parent, Row(parent, is_context=True))
        rows[work] = Row(work)
    return list(rows.values())


def shelf_lines(
    shelf: Shelf, rows: Sequence[Row], look: Look, *, flat: bool = False
) -> Iterator[str]:
    """Write rows line by line, grouped by catalog and category unless they are `flat`.

    A flat row has its category on it, as the order is another than the list's.
    """
    widest = _id_width(shelf, rows, look)
    listing, heading = -1, -1
    shown = {row.work for row in rows}
    for row in rows:
        number, i = shelf.works.place(row.work)
        here = shelf.works.listings[number].heading(i)
        if not flat and (number, here) != (listing, heading):
            if listing >= 0:
                yield ""
            if number != listing:
                yield from _catalog_lines(shelf, number, look)
            yield _heading_line(shelf, number, here, look)
            listing, heading = number, here
        entry = shelf.entry(row.work)
        branch = _branch(shelf, entry, shown, look) if not flat else ""
        yield from _entry_lines(entry, row, look, widest, branch=branch, flat=flat)


def _id_width(shelf: Shelf, rows: Sequence[Row], look: Look) -> int:
    """Give the width of the column of ids; 0 where there is no room for one."""
    if look.width is not None and look.width < _NARROW:
        return 0
    limit = _WIDEST_ID if look.width is None else min(_WIDEST_ID, look.width // 4)
    ids = (shelf.works.listing(row.work).work_id(shelf.works.place(row.work)[1]) for row in rows)
    return min(limit, max(map(width_of, ids), default=0))


def _catalog_lines(shelf: Shelf, number: int, look: Look) -> Iterator[str]:
    listing = shelf.works.listings[number]
    yield _ruled(listing.title, shelf.progress(Scope(number)), look, bold=True, rule=" ")
    yield ""


def _heading_line(shelf: Shelf, number: int, heading: int, look: Look) -> str:
    listing = shelf.works.listings[number]
    name = " › ".join(listing.headings[heading].path)  # noqa: RUF001  # a pointing sign is meant
    return _ruled(name, shelf.progress(Scope(number, heading)), look, rule=look.glyphs.rule)


def _ruled(name: str, progress: Progress, look: Look, *, rule: str, bold: bool = False) -> str:
    count = f"{progress.done}/{progress.of}"
    if look.width is None:
        return f"{name}  {count}"
    name = cut(name, look.width - len(count) - 4, look.glyphs.ellipsis)
    room = max(1, look.width - width_of(name) - len(count) - 2)
    accent = look.paint(name, bold=True) if bold else look.paint(name, fg="cyan", bold=True)
    return (
        f"{accent} {look.paint(rule * room, dim=True)} {look.paint(count, dim=not progress.done)}"
    )


def _branch(shelf: Shelf, entry: Entry, shown: Collection[int], look: Look) -> str:
    if not entry.is_related:
        return ""
    follower = entry.work + 1
    goes_on = follower in shown and shelf.works.parent(follower) == shelf.works.parent(entry.work)
    return f"{look.glyphs.branch if goes_on else look.glyphs.last_branch} "


def _entry_lines(
    entry: Entry, row: Row, look: Look, widest: int, *, branch: str, flat: bool
) -> Iterator[str]:
    dot = f" {look.glyphs.dot} "
    details = dot.join(_details(entry, look, with_place=flat))
    title, id_ = clean(entry.reference.title), entry.reference.id
    left = f"{_status(entry, look)}  {_flags(entry, look)}  "
    if look.width is None:
        text = f"{branch}{title}{dot}{details}" if details else f"{branch}{title}"
        yield f"{fill(id_, widest)}  {left}{text}"
        return
    if widest == 0:
        details = f"{id_}{dot}{details}"
    elif width_of(id_) > widest:
        yield look.paint(id_, fg="cyan")
        id_ = ""
    column = f"{fill(id_, widest)}  " if widest else ""
    indent = width_of(column) + 2 + _WORD + 2 + _FLAGS + 2
    room = max(_LEAST_TITLE, look.width - indent) - width_of(branch)
    shown = _titled(cut(title, room, look.glyphs.ellipsis), entry, look, is_quiet=row.is_context)
    name = look.paint(column, fg="cyan", dim=row.is_context)
    yield f"{name}{left}{look.paint(branch, dim=True)}{shown}"
    if details:
        below = " " * (indent + width_of(branch)) + cut(details, room, look.glyphs.ellipsis)
        yield look.paint(below, dim=True)


def _status(entry: Entry, look: Look) -> str:
    text = f"{look.glyphs.status(entry.status)} {fill(entry.status_word, _WORD)}"
    colour = COLOURS.get(entry.status)
    return look.paint(text, fg=colour) if colour else look.paint(text, dim=True)


def _flags(entry: Entry, look: Look) -> str:
    star = look.glyphs.star if entry.mark.starred else ""
    note = look.glyphs.note if entry.mark.notes else ""
    return look.paint(fill(star + note, _FLAGS), fg="yellow")


def _titled(title: str, entry: Entry, look: Look, *, is_quiet: bool) -> str:
    if is_quiet or entry.status is Status.SKIPPED:
        return look.paint(title, dim=True)
    return look.paint(title, bold=entry.status is Status.STARTED or not entry.is_related)


def _details(entry: Entry, look: Look, *, with_place: bool) -> Iterator[str]:
    yield from about_parts(entry.reference)
    if with_place and entry.path:
        yield entry.path[-1]
    if entry.is_new:
        yield look.glyphs.new
