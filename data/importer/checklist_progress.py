"""How far a checklist says its reader is, and what people changed of that by hand."""

from dataclasses import replace
from typing import cast

from ..exporter.sheet import DONE, progress
from .checklist_hidden import Hidden, texts_of
from .checklist_line import Line
from .item import FormItem, State

Progress = tuple[str, str, tuple[tuple[str, str], ...]]


def settled(
    line: Line, hidden: Hidden, forms: list[FormItem], touched: list[bool]
) -> tuple[Progress, list[FormItem]]:
    """Make the statuses of a work and its forms what the boxes say.

    Who unticks a work means its forms too; who unticks a form and leaves the work ticked has finished
    the work.
    """
    own = read_progress(hidden, line)
    if is_touched(hidden, line):
        if line.box is False:
            forms = [
                form if is_own else replace(form, state=_taken_back(form.state))
                for form, is_own in zip(forms, touched, strict=True)
            ]
    elif line.box and any(touched):
        state = State(status=own[0], on=own[1], history=own[2])
        if progress(state, [(form.kind, form.state) for form in forms])[0] != DONE:
            own = (DONE, line.on, _history(own))
    return own, forms


def _taken_back(state: State) -> State:
    if state.status != DONE:
        return state
    return replace(state, status="unread", on="", history=(*state.history, (DONE, state.on)))


def is_touched(hidden: Hidden, line: Line) -> bool:
    """Tell whether somebody changed what a line says of its status."""
    kept = hidden.inner("exact").fields.get("progress")
    return kept is not None and hidden.kept("progress", (line.status, line.on)) is None


def read_progress(hidden: Hidden, line: Line) -> Progress:
    """Give the status of a line, its date, and the statuses before it."""
    kept = hidden.kept("progress", (line.status, line.on))
    if kept is not None:
        return _kept(kept)
    before = hidden.inner("exact").fields.get("progress")
    if not isinstance(before, list) or not before:
        return line.status, line.on, ()
    former = _kept(cast("list[object]", before)[0])
    if former[0] == line.status:
        return line.status, line.on, former[2]
    return line.status or "unread", line.on, _history(former)


def _history(former: Progress) -> tuple[tuple[str, str], ...]:
    status, on, history = former
    return (*history, (status, on)) if status else history


def _kept(value: object) -> Progress:
    if not isinstance(value, list) or len(cast("list[object]", value)) != 3:
        return "", "", ()
    status, on, events = cast("list[object]", value)
    listed = cast("list[object]", events) if isinstance(events, list) else []
    pairs = [texts_of(event) for event in listed]
    return str(status), str(on), tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2)
