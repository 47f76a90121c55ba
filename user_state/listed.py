"""Marks that came along with a list: they fill what the reader never touched, and twice is as once.

Their ids are made of the source, the key, the value and the date: whoever imports the same list again,
on whatever device, makes the same changes. They carry the step that they came with in a field, since
their ids cannot.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from .change import Change, Document, Json, Slot, heads, is_void, sound_changes
from .mark import SEEN, Seen
from .step import Changed, Documents

_WRITER = "l"  # no letter of a device's name, so that nobody takes one for the other
_EARLY = 1


class Listed(NamedTuple):
    """What a list says of one slot of a key: its values with their dates, oldest first."""

    key: str
    slot: str
    values: tuple[tuple[Json, str], ...]
    seen: Seen


def record_listed(
    documents: Documents, listed: Iterable[Listed], source: str, step_id: str, now: float
) -> Changed:
    """Give the documents that marks of a list change; what the reader ever set is left alone.

    `now` is in seconds since 1970: a date that lies ahead of it does not count as one. What was
    undone is made valid again: to import is to ask for it.
    """
    changed: Changed = {}
    for one in listed:
        document = changed.get(one.key, documents.get(one.key, {}))
        slot = document.get(one.slot, {})
        if any(not is_of_list(change) for _, change in sound_changes(slot)):
            continue
        filled = _filled(slot, one, source, step_id, now)
        if filled is not slot:
            changed[one.key] = _with_seen({**document, one.slot: filled}, one, source, step_id)
    return changed


def _filled(slot: Slot, one: Listed, source: str, step_id: str, now: float) -> Slot:
    in_force = heads(slot)
    value, on = one.values[-1]
    if in_force and all((c.get("v"), c.get("on")) == (value, on) for _, c in in_force):
        return slot
    found: dict[str, Change] = dict(sound_changes(slot))
    for value, on in one.values:
        name = _free_id(found, one, (value, on), source, now)
        found[name] = _made(found, name, (value, on), (source, step_id))
    return found


def _free_id(
    slot: dict[str, Change], one: Listed, value: tuple[Json, str], source: str, now: float
) -> str:
    """Give the id of a change, another one where it was made once and replaced since."""
    times = 0
    while True:
        name = _id(source, one, value, now, times)
        if name not in slot or is_void(slot[name]) or any(name == h for h, _ in heads(slot)):
            return name
        times += 1


def _made(
    slot: dict[str, Change], change_id: str, value: tuple[Json, str], origin: tuple[str, str]
) -> Change:
    """Make a change that replaces what other imports left, or give an undone one again."""
    known = slot.get(change_id)
    if known is not None:
        undo = known.get("undo", 0)
        return {**known, "undo": undo + undo % 2}
    over = [head_id for head_id, _ in heads(slot)]
    source, step = origin
    return Change(v=value[0], on=value[1], over=over, undo=0, source=source, step=step)


def _with_seen(document: Document, one: Listed, source: str, step_id: str) -> Document:
    if heads(document.get(SEEN)):
        return document
    name = _id(source, one, (one.seen.as_json(), ""), 0.0)
    change = Change(v=one.seen.as_json(), over=[], undo=0, source=source, step=step_id)
    return {**document, SEEN: {name: change}}


def _id(source: str, one: Listed, value: tuple[Json, str], now: float, times: int = 0) -> str:
    """Make the id of a change: it sorts by its date, before all that the reader does later."""
    moment = _milliseconds(value[1])
    millis = moment if moment is not None and moment <= now * 1000 else _EARLY
    text = "\n".join([source, one.key, one.slot, repr(value[0]), value[1], str(times)])
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    origin = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{millis:012x}-{digest[:4]}-{_WRITER}{origin[:5]}-{digest[4:8]}"


def _milliseconds(on: str) -> int | None:
    """Tell the instant of a day (its noon) or an instant; None where the text is neither."""
    try:
        text = f"{on}T12:00:00" if re.fullmatch(r"\d{4}-\d\d-\d\d", on) else on
        moment = datetime.fromisoformat(text)
        aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
        return max(_EARLY, int(aware.timestamp() * 1000))
    except (ValueError, OverflowError):
        return None


def is_of_list(change: Change) -> bool:
    """Tell whether a change came with a list."""
    return "source" in change
