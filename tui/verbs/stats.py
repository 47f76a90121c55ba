"""The verb `stats`: how far a reader is."""

from collections.abc import Iterator
from datetime import date

import click

from ...user_state.date import spoken_day
from ..desk import Desk, pass_desk
from ..json_form import SCHEMA, Fields
from ..option import catalog_option, json_option
from ..reckoning import Line, Reckoning, reckon
from ..speech import Look, show, show_json
from ..text_width import cut, fill, width_of
from ..verb import Verb

_BAR = 20


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
    """Show how far you are, and what you have started.

    Each work counts once; what you skipped counts neither as done nor as still to do.
    """
    reckoning = reckon(desk.shelf, desk.scope)
    if as_json:
        show_json(_form(reckoning))
    else:
        show(_text(reckoning, desk.look))


def _text(reckoning: Reckoning, look: Look) -> Iterator[str]:
    widest = max((width_of(line.title) + 2 * line.depth for line in reckoning.lines), default=0)
    widest = max(12, min(widest, 60 if look.width is None else look.width - 40))
    for line in reckoning.lines:
        yield _line(line, widest, look)
    yield ""
    counts = (f"{count} {status}" for status, count in reckoning.statuses.items())
    yield f" {look.glyphs.dot} ".join(counts)
    yield ""
    for kind, (done, total) in reckoning.kinds.items():
        yield f"{fill(kind, 8)}  {done}/{total}"
    if reckoning.started:
        yield ""
        yield look.paint("Started", bold=True)
    id_width = max((width_of(entry.reference.id) for entry in reckoning.started), default=0)
    today = date.today()  # noqa: DTZ011  # the reader's own calendar is meant
    for entry in reckoning.started:
        name = look.paint(fill(entry.reference.id, id_width), fg="cyan")
        since = spoken_day(entry.started, today) if entry.started else "some day"
        title = entry.reference.title
        if look.width is not None:
            title = cut(title, look.width - id_width - 20, look.glyphs.ellipsis)
        yield f"{name}  {fill(since, 16)}  {title}"


def _line(line: Line, widest: int, look: Look) -> str:
    name = fill(cut("  " * line.depth + line.title, widest, look.glyphs.ellipsis), widest)
    progress = line.progress
    count = f"{progress.done}/{progress.of}".rjust(9)
    full = round(progress.fraction * _BAR)
    bar = look.paint(look.glyphs.bar_full * full, fg="green")
    rest = look.paint(look.glyphs.bar_empty * (_BAR - full), dim=True)
    text = look.paint(name, bold=True) if line.depth == 0 else name
    drawn = f"  {bar}{rest}" if look.width is not None else ""
    return f"{text}  {count}  {progress.percent:>3} %{drawn}"


def _form(reckoning: Reckoning) -> Fields:
    return {
        "schema": SCHEMA,
        **_progress(reckoning.whole),
        "statuses": dict(reckoning.statuses),
        "kinds": [
            {"kind": kind, "done": done, "total": total}
            for kind, (done, total) in reckoning.kinds.items()
        ],
        "parts": [
            {"catalog": line.catalog, "category": list(line.path), **_progress(line)}
            for line in reckoning.lines
        ],
        "started": [
            {
                "id": entry.reference.id,
                "catalog": entry.catalog or None,
                "title": entry.reference.title,
                "since": entry.started,
            }
            for entry in reckoning.started
        ],
    }


def _progress(line: Line) -> Fields:
    progress = line.progress
    return {"done": progress.done, "skipped": progress.skipped, "total": progress.total}
