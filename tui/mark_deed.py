"""What the marking keys mean for the entry, or the form, that has the cursor."""

from ..data.kind import FormKind
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


def mark_deed(command: str, entry: Entry, form: FormEntry | None, on: str) -> Deed | str:
    """Give the deed of a marking command, or a sentence that says why there is none."""
    if command == "star":
        return star([entry], on)
    if command == "watched":
        if entry.form(FormKind.VIDEO) is None:
            return f"“{entry.reference.title}” has no video."
        return watch([entry], on)
    if form is not None and command in {"toggle-done", "read"}:
        if command == "read" and form.status is Status.DONE:
            return f"That {form.kind} is done already."
        return toggle_form(entry, form, on)
    if command == "toggle-done":
        return toggle([entry], on)
    if command == "read":
        return finish([entry], on)
    status = _STATUSES[command]
    return set_form_status(entry, form, status, on) if form else set_status([entry], status, on)
