"""The verb `stats`: how far a reader is, what was done when, and how much is left."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from ...user_state.progress import Progress
from ...user_state.statistics import Part, Statistics, take_statistics
from ..bar import bar
from ..desk import Desk, pass_desk
from ..ink import Ink, InkLine, Span
from ..json_form import SCHEMA, Fields
from ..option import catalog_option, json_option
from ..speech import Look, show, show_json
from ..statistics_text import kind_lines, left_lines, since_when, week_lines
from ..text_width import cut, fill, width_of
from ..verb import Verb

_BAR = 20
_PIPED = 80  # cells of the pictures where lines are as long as they are
_ROWS = 6
_STYLES: dict[Ink, dict[str, bool | str]] = {
    Ink.STRONG: {"bold": True},
    Ink.DIM: {"dim": True},
    Ink.FAINT: {"dim": True},
    Ink.ACCENT: {"fg": "yellow"},
    Ink.DONE: {"fg": "green"},
}


@click.command(
    cls=Verb,
    examples=(
        ("refshelf stats", "all catalogs"),
        ("refshelf stats --catalog dynamodb --json", "one of them, for a program"),
    ),
)
@catalog_option
@json_option
@pass_desk
def stats_(desk: Desk, *, as_json: bool) -> None:
    """Show how far you are, in pictures.

    What is done of each list and kind and in which week, what is in progress and since when, and
    how much time the rest takes as far as that is known. Each work counts once; what you skipped
    counts neither as done nor as still to do.
    """
    statistics = take_statistics(desk.shelf, desk.scope, desk.today)
    if as_json:
        show_json(_form(statistics))
    else:
        show(_text(statistics, desk))


def _text(statistics: Statistics, desk: Desk) -> Iterator[str]:
    look = desk.look
    parts = _with_whole(statistics)
    widest = max((width_of(part.title) + 2 * part.depth for part in parts), default=0)
    widest = max(12, min(widest, 60 if look.width is None else look.width - 40))
    yield from (_line(part, widest, look) for part in parts)
    yield ""
    counts = (f"{count} {status}" for status, count in statistics.statuses.items())
    yield f" {look.glyphs.dot} ".join(counts)
    yield f"{statistics.starred} starred {look.glyphs.dot} {statistics.noted} with a note"
    width = _PIPED if look.width is None else look.width
    for section in (
        week_lines(statistics, look.glyphs, width, _ROWS),
        kind_lines(statistics, look.glyphs, width),
        left_lines(statistics.left, width),
    ):
        drawn = [_painted(line, look) for line in section]
        yield from ("", *drawn) if drawn else ()
    yield from _begun(statistics, look, desk.today)


def _line(part: Part, widest: int, look: Look) -> str:
    name = fill(cut("  " * part.depth + part.title, widest, look.glyphs.ellipsis), widest)
    progress = part.progress
    count = f"{progress.done}/{progress.of}".rjust(9)
    drawn, cells = bar(progress.fraction, _BAR, look.glyphs.bar_full, look.glyphs.bar_part)
    rest = look.paint(look.glyphs.bar_empty * (_BAR - cells), dim=True)
    text = look.paint(name, bold=True) if part.depth == 0 else name
    picture = f"  {look.paint(drawn, fg='green')}{rest}" if look.width is not None else ""
    return f"{text}  {count}  {progress.percent:>3} %{picture}"


def _painted(line: InkLine, look: Look) -> str:
    return "".join(_span(span, look) for span in line.spans).rstrip()


def _span(span: Span, look: Look) -> str:
    text = span.text
    if span.cells is not None:
        text = fill(cut(text, span.cells, look.glyphs.ellipsis), span.cells)
    return look.paint(text, **_STYLES.get(span.ink, {}))


def _begun(statistics: Statistics, look: Look, today: date) -> Iterator[str]:
    begun = statistics.begun
    if begun:
        yield from ("", look.paint("In progress since", bold=True))
    column = max((len(since_when(entry, today)) for entry in begun), default=0)
    id_width = max((width_of(entry.reference.id) for entry in begun), default=0)
    for entry in begun:
        name = look.paint(fill(entry.reference.id, id_width), fg="cyan")
        title = entry.reference.title
        if look.width is not None:
            title = cut(title, look.width - id_width - column - 4, look.glyphs.ellipsis)
        yield f"{fill(since_when(entry, today), column)}  {name}  {title}"


def _form(statistics: Statistics) -> Fields:
    weeks, left = statistics.weeks, statistics.left
    return {
        "schema": SCHEMA,
        **_progress(statistics.whole.progress),
        "statuses": {str(status): count for status, count in statistics.statuses.items()},
        "starred": statistics.starred,
        "noted": statistics.noted,
        "gone": statistics.gone,
        "kinds": list(_kinds(statistics)),
        "parts": [
            {"catalog": part.catalog, "category": list(part.path), **_progress(part.progress)}
            for part in _with_whole(statistics)
        ],
        "weeks": [{"monday": week.monday.isoformat(), "done": week.done} for week in weeks.weeks],
        "earlier": weeks.earlier,
        "undated": weeks.undated,
        "left": {"minutes": left.minutes, "works": left.works, "unknown": left.unknown},
        "started": [
            {
                "id": entry.reference.id,
                "catalog": entry.catalog or None,
                "title": entry.reference.title,
                "since": entry.started,
            }
            for entry in reversed(statistics.begun)
        ],
    }


def _kinds(statistics: Statistics) -> Iterator[Fields]:
    for kind, progress in statistics.kinds.items():
        # `total` is what is to be done at all, as ever.
        yield {"kind": kind, "done": progress.done, "total": progress.of}


def _with_whole(statistics: Statistics) -> Sequence[Part]:
    several = len({part.catalog for part in statistics.parts}) > 1
    return (*statistics.parts, statistics.whole) if several else statistics.parts


def _progress(progress: Progress) -> Fields:
    return {"done": progress.done, "skipped": progress.skipped, "total": progress.total}
