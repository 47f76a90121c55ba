"""The verbs `undo` and `redo`."""

import click

from ...user_state.step import Later, void
from ...user_state.store import Outcome
from ..desk import Desk, pass_desk
from ..option import dry_run_option
from ..speech import say, warn
from ..step_line import describe, find_step, title_of, told_value
from ..stop import Stop
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf undo", "the last thing you did on this machine"),
        ("refshelf undo 019ab3c4d5e6", "the step of that id, see refshelf log"),
    ),
)
@click.argument("step", required=False)
@dry_run_option
@pass_desk
def undo_(desk: Desk, step: str | None) -> None:
    """Take back the last step, or a named one.

    What was changed again after that step stays as it is, and is named.
    """
    step_id = None if step is None else find_step(desk, step)
    if desk.is_dry_run:
        _rehearse_undo(desk, step_id)
        return
    before = desk.session.store.marks()
    outcome = desk.session.store.undo(step_id)
    if outcome.step is None:
        say("Nothing to undo." if step_id is None else "Nothing to undo: that step is undone.")
        return
    _tell_later(desk, outcome.later)
    if not outcome.marks.changed_keys(before) and not outcome.step.files:
        raise Stop(f"Nothing was undone of: {describe(desk, outcome.step.id)}.")
    say(f"Undone: {describe(desk, outcome.step.id)}.")


@click.command(cls=Verb, examples=(("refshelf redo", "give back what was undone last"),))
@dry_run_option
@pass_desk
def redo_(desk: Desk) -> None:
    """Do again what was undone last."""
    if desk.is_dry_run:
        device = desk.session.store.files.device()
        undone = device.undone if device is not None else ()
        say(f"Would be done again: {undone[-1].what}." if undone else "Nothing to redo.")
        return
    outcome: Outcome = desk.session.store.redo()
    if outcome.step is None:
        say("Nothing to redo.")
    else:
        say(f"Done again: {describe(desk, outcome.step.id)}.")


def _rehearse_undo(desk: Desk, step_id: str | None) -> None:
    last = desk.session.store.last_step()
    wanted = step_id or (last.id if last is not None else None)
    if wanted is None:
        say("Nothing to undo.")
        return
    changed, later = void(desk.session.store.marks().documents, wanted)
    note = desk.session.store.step_notes().get(wanted)
    _tell_later(desk, tuple(later))
    is_something = changed or (note is not None and note.files)
    say(f"Would be undone: {describe(desk, wanted)}." if is_something else "Nothing to undo.")


def _tell_later(desk: Desk, later: tuple[Later, ...]) -> None:
    for change in later:
        title = title_of(desk, change.key)
        warn(
            f"“{title}” was changed after that ({told_value(change.slot, change.value)}): it stays."
        )
