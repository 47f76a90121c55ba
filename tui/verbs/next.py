"""The verb `next`: what to read now."""

from collections.abc import Iterator, Sequence
from itertools import islice

import click

from ...data.text import clean
from ...user_state.next import Suggestion, suggest
from ..desk import Desk, pass_desk
from ..json_form import SCHEMA, Fields, entry_form
from ..length import spoken_minutes
from ..next_text import facts_of, reason_of
from ..option import catalog_option, json_option, where_option
from ..speech import say, show, show_json
from ..stop import Stop
from ..text_width import cut, fill, width_of
from ..verb import Verb

_COUNT = 5


@click.command(
    cls=Verb,
    examples=(
        ("refshelf next", "what to read now, and why"),
        ("refshelf next --minutes 25", "what can be finished in the time you have"),
        ("refshelf next -n 1 --where kind:video", "the next talk"),
        ("refshelf open $(refshelf next -n 1 --json | jq -r '.next[0].entry.id')", "open it"),
    ),
)
@click.option(
    "-n",
    "count",
    type=click.IntRange(min=1),
    default=_COUNT,
    show_default=True,
    help="How many.",
)
@click.option(
    "--minutes",
    type=click.IntRange(min=1),
    metavar="MINUTES",
    help="The time you have: what is known to fit, then what is of unknown length.",
)
@where_option
@catalog_option
@json_option
@pass_desk
def next_(desk: Desk, count: int, minutes: int | None, where: str | None, *, as_json: bool) -> None:
    """Show what to read now, and why.

    First what is in progress, what you touched last before the rest; then what is starred; then what
    comes next in your lists. What is done or skipped never comes.
    """
    works = desk.shelf.find(desk.query(where or ""), desk.scope)
    if where and not works:
        raise Stop("Nothing matches.")
    found = list(islice(suggest(desk.shelf, works, minutes), count))
    if as_json:
        forms = [_form(desk, suggestion, minutes) for suggestion in found]
        show_json({"schema": SCHEMA, "minutes": minutes, "next": forms})
    else:
        show(_lines(desk, found, minutes))
    if not found:
        say(_nothing(minutes))
    elif minutes is not None and not found[0].fits:
        say(
            f"Nothing is known to fit into {spoken_minutes(minutes)}; how long these take is unknown."
        )


def _nothing(minutes: int | None) -> str:
    if minutes is not None:
        return f"Nothing that is left fits into {spoken_minutes(minutes)}."
    return "Nothing is left to read: all is done or skipped."


def _form(desk: Desk, suggestion: Suggestion, minutes: int | None) -> Fields:
    entry = desk.shelf.entry(suggestion.work)
    is_known = minutes is not None and suggestion.minutes > 0
    return {
        "reason": str(suggestion.reason),
        "since": entry.started if entry.status == suggestion.reason.value else None,
        "fits": suggestion.fits if is_known else None,
        "entry": entry_form(desk.shelf, suggestion.work),
    }


def _lines(desk: Desk, found: Sequence[Suggestion], minutes: int | None) -> Iterator[str]:
    look, today = desk.look, desk.today
    entries = [desk.shelf.entry(suggestion.work) for suggestion in found]
    reasons = [
        reason_of(suggestion, entry, today)
        for suggestion, entry in zip(found, entries, strict=True)
    ]
    id_width = max((width_of(entry.reference.id) for entry in entries), default=0)
    reason_width = max(map(width_of, reasons), default=0)
    dot = f" {look.glyphs.dot} "
    for suggestion, entry, reason in zip(found, entries, reasons, strict=True):
        name = look.paint(fill(entry.reference.id, id_width), fg="cyan")
        title, facts = clean(entry.reference.title), facts_of(suggestion, entry, minutes)
        if look.width is None:
            yield f"{name}  {fill(reason, reason_width)}  {dot.join((title, *facts))}"
            continue
        room = max(20, look.width - id_width - 2)
        yield f"{name}  {look.paint(cut(title, room, look.glyphs.ellipsis), bold=True)}"
        below = cut(dot.join((reason, *facts)), room, look.glyphs.ellipsis)
        yield f"{' ' * (id_width + 2)}{look.paint(below, dim=True)}"
