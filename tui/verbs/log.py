"""The verb `log`: what was done, step by step."""

import click

from ...user_state.clock import id_time
from ...user_state.date import instant
from ..desk import Desk, pass_desk
from ..json_form import SCHEMA
from ..option import json_option
from ..speech import say, show, show_json
from ..step_line import (
    Step,
    describe,
    describe_changes,
    local_time,
    newest_steps,
    short_ids,
    title_of,
)
from ..text_width import cut
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf log", "the last steps, newest first"),
        ("refshelf log --limit 0 --json", "all of them, for a program"),
        ("refshelf undo 019ab3c4d5e6", "take one of them back"),
    ),
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many steps; 0 for all.",
)
@json_option
@pass_desk
def log_(desk: Desk, limit: int, *, as_json: bool) -> None:
    """Show what was done, newest first.

    The steps of all your devices are there; an undone one says so.
    """
    steps = newest_steps(desk.session.store.marks(), limit or None)
    if as_json:
        show_json({"schema": SCHEMA, "steps": [_form(desk, step) for step in steps]})
        return
    if not steps:
        say("Nothing was done yet.")
    names = short_ids(steps)
    notes = desk.session.store.step_notes()
    look = desk.look
    for step in steps:
        note = notes.get(step.id)
        what = describe(desk, step.id) if note else describe_changes(desk, list(step.changes))
        text = f"{local_time(step.id)}  {'undone: ' if step.is_undone else ''}{what}"
        if look.width is not None:
            text = cut(text, look.width - len(names[step.id]) - 2, look.glyphs.ellipsis)
        name = look.paint(names[step.id], fg="cyan")
        show([f"{name}  {look.paint(text, dim=step.is_undone)}"])


def _form(desk: Desk, step: Step) -> dict[str, object]:
    seconds = id_time(step.id)
    return {
        "id": step.id,
        "at": None if seconds is None else instant(seconds),
        "what": describe(desk, step.id),
        "undone": step.is_undone,
        "works": [{"key": key, "title": title_of(desk, key)} for key in step.keys],
        "changes": [
            {"key": key, "slot": slot, "value": change.get("v"), "on": change.get("on") or None}
            for key, slot, change in step.changes
        ],
    }
