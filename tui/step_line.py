"""Steps in words: what one action did, when, and on which works."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..data.text import clean
from ..user_state.change import Change, is_void, sound_changes
from ..user_state.clock import id_time, is_id
from ..user_state.mark import SEEN
from ..user_state.marks import Marks
from ..user_state.step import step_changes, step_of
from .desk import Desk
from .stop import Stop, Unclear

SHORT = 12  # the part of an id that says when, to the millisecond


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the log: the slots that it changed, as key, slot and change; oldest key first."""

    id: str
    changes: tuple[tuple[str, str, Change], ...]

    @property
    def is_undone(self) -> bool:
        """Whether all of it is taken back at present."""
        return all(is_void(change) for _, _, change in self.changes)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the works and forms that it changed."""
        return tuple(dict.fromkeys(key for key, _, _ in self.changes))


def newest_steps(marks: Marks, limit: int | None) -> list[Step]:
    """List the steps of all devices, newest first, at most `limit`."""
    found: dict[str, list[tuple[str, str, Change]]] = {}
    for key, document in marks.documents.items():
        for slot, changes in document.items():
            if slot == SEEN:
                continue
            for change_id, change in sound_changes(changes):
                step = step_of(change_id, change)
                if is_id(step):
                    found.setdefault(step, []).append((key, slot, change))
    newest = sorted(found, reverse=True)[:limit]
    return [Step(step_id, tuple(found[step_id])) for step_id in newest]


def find_step(desk: Desk, prefix: str) -> str:
    """Give the id of the step that a prefix names; raises Unclear for several, Stop for none."""
    found = desk.session.store.find_steps(prefix) if prefix else []
    if len(found) == 1:
        return found[0]
    if found:
        lines = [f"  {step_id}  {describe(desk, step_id)}" for step_id in found[-SHORT:]]
        raise Unclear("\n".join([f"“{prefix}” names {len(found)} steps:", *lines]))
    raise Stop(f"There is no step “{prefix}”. `refshelf log` shows them.")


def describe(desk: Desk, step_id: str) -> str:
    """Say what a step did: in its own words where this device did it, else from its changes."""
    note = desk.session.store.step_notes().get(step_id)
    if note is not None:
        return clean(note.what)
    return describe_changes(desk, step_changes(desk.session.store.marks().documents, step_id))


def describe_changes(desk: Desk, changes: list[tuple[str, str, Change]]) -> str:
    """Say what changes did: the first of them, and how many works there are besides."""
    if not changes:
        return "nothing that is known here"
    key, slot, change = changes[0]
    others = len({key for key, _, _ in changes}) - 1
    more = f" and {others} more" if others else ""
    return f"{told_value(slot, change.get('v'))}: “{title_of(desk, key)}”{more}"


def told_value(slot: str, value: object) -> str:
    """Say what setting a slot to a value means."""
    if slot.startswith("tag:"):
        return f"{'tag' if value else 'no tag'} {clean(slot.removeprefix('tag:'))}"
    if slot == "status":
        return clean(str(value))
    if slot == "star":
        return "starred" if value else "no star"
    if slot == "note":
        return "note" if value else "no note"
    if slot == "position":
        return f"stopped at {clean(str(value))}" if value else "no position"
    return clean(slot)


def title_of(desk: Desk, key: str) -> str:
    """Give the title of what a key belongs to, as it is listed or as it was last seen."""
    works = desk.shelf.works
    found = works.owners(key) or works.lookup(key)
    if found:
        return clean(works.reference(found[0]).title)
    seen = desk.shelf.marks.mark(key).seen
    return clean(seen.title) if seen is not None else key


def local_time(step_id: str) -> str:
    """Give the local time of a step to the minute."""
    seconds = id_time(step_id)
    try:
        return datetime.fromtimestamp(seconds or 0).astimezone().strftime("%Y-%m-%d %H:%M")
    except (OverflowError, ValueError, OSError):  # a clock that was far off
        return "an unknown time"


def short_ids(steps: list[Step]) -> Mapping[str, str]:
    """Shorten the ids of steps as far as they stay apart."""
    heads = [step.id[:SHORT] for step in steps]
    alone = {head for head in heads if heads.count(head) == 1}
    return {step.id: step.id[:SHORT] if step.id[:SHORT] in alone else step.id for step in steps}
