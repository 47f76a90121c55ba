"""Going back to how things stood: the edits that make of today's marks those of an archive."""

from collections.abc import Iterator

from .change import Json, Slot, heads
from .mark import MINUTES, NOTE, POSITION, SEEN, STAR, STATUS, TAG, Seen, fold
from .status import Status
from .step import Documents, Edit

_BLANK: dict[str, Json] = {
    STATUS: Status.UNREAD.value,
    STAR: False,
    NOTE: "",
    POSITION: "",
    MINUTES: None,
}


def edits_back(now: Documents, then: Documents, on: str) -> tuple[Edit, ...]:
    """Give the edits that lead from the marks of now to those of then; what is equal is left.

    What was set since becomes blank, true of the date `on`; what is given back is true of its own.
    Where a note had several texts then, they are joined. Slots of newer programs are left alone if
    there was nothing in them.
    """
    return tuple(
        edit for key in dict.fromkeys((*now, *then)) for edit in _edits_of(key, now, then, on)
    )


def _edits_of(key: str, now: Documents, then: Documents, on: str) -> Iterator[Edit]:
    present, past = now.get(key, {}), then.get(key, {})
    seen = fold(past, present).seen or Seen(url=None, title=key, catalog="")
    for slot in dict.fromkeys((*present, *past)):
        if slot == SEEN or not (slot in past or slot in _BLANK or slot.startswith(TAG)):
            continue
        value, date = _value(slot, past.get(slot), on)
        if value != _value(slot, present.get(slot), on)[0]:
            yield Edit(key=key, slot=slot, value=value, on=date, seen=seen)


def _value(slot_name: str, slot: Slot | None, on: str) -> tuple[Json, str]:
    """Give what a slot shows, and the date that it is true of."""
    found = heads(slot)
    if slot_name == NOTE and len(found) > 1:
        texts = [str(change.get("v", "")) for _, change in found]
        return "\n\n".join(text for text in texts if text.strip()), on
    if found:
        change = found[0][1]
        return change.get("v"), change.get("on", on)
    return (False if slot_name.startswith(TAG) else _BLANK.get(slot_name)), on
