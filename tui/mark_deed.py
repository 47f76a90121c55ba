"""What the marking keys mean for entries, or for the form that has the cursor."""

from collections.abc import Sequence

from ..user_state.action import (
    Deed,
    finish,
    set_form_status,
    set_status,
    star,
    toggle,
    toggle_form,
    watch,
)
from ..user_state.entry import Entry, FormEntry
from ..user_state.status import Status

_STATUSES = {"start": Status.STARTED, "skip": Status.SKIPPED, "unread": Status.UNREAD}


def mark_deed(
    command: str, entries: Sequence[Entry], form: FormEntry | None, on: str
) -> Deed | str:
    """Give the deed of a marking command, or a sentence that says why there is none.

    A `form` is meant only where there is one entry.
    """
    if command == "star":
        return star(entries, on)
    if command == "watched":
        deed = watch(entries, on)
        return deed or _no_video(entries)
    if form is not None and len(entries) == 1:
        return _form_deed(command, entries[0], form, on)
    if command == "toggle-done":
        return toggle(entries, on)
    if command == "read":
        return finish(entries, on)
    return set_status(entries, _STATUSES[command], on)


def _form_deed(command: str, entry: Entry, form: FormEntry, on: str) -> Deed | str:
    if command == "read" and form.status is Status.DONE:
        return f"That {form.kind} is done already."
    if command in {"toggle-done", "read"}:
        return toggle_form(entry, form, on)
    return set_form_status(entry, form, _STATUSES[command], on)


def _no_video(entries: Sequence[Entry]) -> str:
    if len(entries) == 1:
        return f"“{entries[0].reference.title}” has no video."
    return f"None of these {len(entries)} has a video."
