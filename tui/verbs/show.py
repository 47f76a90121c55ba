"""The verb `show`: all that is known of entries."""

from collections.abc import Iterable, Sequence
from datetime import date

import click

from ...user_state.action import Deed, set_position
from ...user_state.entry import Entry
from ...user_state.marks import Marks
from ..choice import choose, tell_nothing_to_do
from ..desk import Desk, pass_desk
from ..json_form import SCHEMA, entries_form, entry_form
from ..option import (
    at_option,
    catalog_option,
    dry_run_option,
    json_option,
    names_argument,
    where_option,
)
from ..plain_entry import entry_lines
from ..speech import show, show_json
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf show atc22", "abstract, forms, note, history"),
        ("refshelf show atc22 --json", "the same for a program, under “entry”"),
        ("refshelf show atc22 --at 12:34", "note where you stopped, then show it"),
    ),
)
@names_argument
@where_option
@at_option
@catalog_option
@json_option
@dry_run_option
@pass_desk
def show_(
    desk: Desk, names: Sequence[str], where: str | None, at: str | None, *, as_json: bool
) -> None:
    """Show all that is known of entries.

    JSON has one entry under “entry”, several in a list under “entries”.
    """
    entries = choose(desk, names, where)
    if tell_nothing_to_do(entries):
        return
    shelf = desk.shelf
    if at is not None:
        shelf = shelf.with_marks(_stop_at(desk, entries, at))
    shown = [shelf.entry(entry.work) for entry in entries]
    if not as_json:
        show(_separated(entry_lines(shelf, e, desk.look, _today()) for e in shown))
    elif len(shown) == 1:
        show_json({"schema": SCHEMA, "entry": entry_form(shelf, shown[0].work)})
    else:
        show_json(entries_form(shelf, [entry.work for entry in shown]))
    for entry in shown:
        if entry.is_new and not desk.is_dry_run:
            desk.session.newsstand.looked_at(entry.catalog, entry.reference.id)


def _stop_at(desk: Desk, entries: Sequence[Entry], at: str) -> Marks:
    deeds = [set_position(entry, at, desk.now) for entry in entries]
    edits = tuple(edit for deed in deeds for edit in deed.edits)
    what = deeds[0].what if len(deeds) == 1 else f"stopped at {at} in {len(deeds)} works"
    desk.carry_out(Deed(what, edits))
    return desk.session.store.marks()


def _separated(parts: Iterable[Iterable[str]]) -> Iterable[str]:
    for place, lines in enumerate(parts):
        if place:
            yield ""
            yield ""
        yield from lines


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the reader's own calendar is meant
