"""Steps: what one action did. Pure functions from documents to documents; the store writes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from .change import (
    Change,
    Document,
    Json,
    Slot,
    heads,
    is_void,
    merge_documents,
    sound_changes,
)
from .clock import is_id
from .mark import SEEN, Seen

Documents: TypeAlias = Mapping[str, Document]
Changed: TypeAlias = dict[str, Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing to set: `value` in `slot` of `key`, true of the date `on`.

    `seen` is what the reference looks like today. `aliases` are its earlier keys: what was set on
    them is copied to `key` first, with its ids, so that the new change replaces it too. With
    `anew` it is recorded even if the slot has that value: something else outweighs it at present.
    `replaces` names the changes that the reader had in view: a text that came in meanwhile stays in
    force beside the new one. None replaces whatever is there.
    """

    key: str
    slot: str
    value: Json
    on: str
    seen: Seen
    aliases: tuple[str, ...] = ()
    anew: bool = False
    replaces: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A change that came after the one to be undone: where it stands and what it set."""

    key: str
    slot: str
    id: str
    value: Json


def record(documents: Documents, edits: Iterable[Edit], step_id: str) -> Changed:
    """Give the documents that a step changes, whole and changed; edits that change nothing are left.

    All changes of the step carry `step_id`. A note that several devices left different counts as
    changed even if one of its texts is saved again: saving settles it.
    """
    changed: Changed = {}
    for edit in edits:
        document = _joined(documents, changed, edit)
        slot = document.get(edit.slot, {})
        in_force = heads(slot)
        if _is_settled(in_force, edit):
            continue
        change: Change = {
            "v": edit.value,
            "on": edit.on,
            "over": _over(slot, step_id, edit),
            "undo": 0,
        }
        document = {**document, edit.slot: _with_change(slot, step_id, change)}
        changed[edit.key] = _with_seen(document, edit.seen, step_id)
    return changed


def _over(slot: Slot, step_id: str, edit: Edit | None = None) -> list[str]:
    """List what a change of this step replaces, also if the step has set the slot once already."""
    earlier = dict(sound_changes(slot)).get(step_id, {}).get("over", [])
    found = [head for head in heads(slot) if head[0] != step_id]
    if edit is not None and edit.replaces is not None:
        found = [head for head in found if head[0] in edit.replaces or _is_blank(head[1])]
    return [*earlier, *(change_id for change_id, _ in found)]


def _is_blank(change: Change) -> bool:
    return not str(change.get("v") or "").strip()


def _with_change(slot: Slot, step_id: str, change: Change) -> Slot:
    # What another program left there in place of changes would not survive a merge either.
    return {**(slot if isinstance(slot, dict) else {}), step_id: change}


def _joined(documents: Documents, changed: Changed, edit: Edit) -> Document:
    if edit.key in changed:
        return changed[edit.key]
    document = documents.get(edit.key, {})
    for alias in edit.aliases:
        if alias in documents:
            document = merge_documents(document, documents[alias])
    return document


def _is_settled(in_force: list[tuple[str, Change]], edit: Edit) -> bool:
    if edit.anew:
        return False
    if not in_force:
        return edit.value in (False, "", None, "unread")
    same_value = all(change.get("v") == edit.value for _, change in in_force)
    same_date = (
        edit.slot != "status"
        or len(edit.on) > len("YYYY-MM-DD")
        or (in_force[0][1].get("on") == edit.on)
    )
    return same_value and same_date


def _with_seen(document: Document, seen: Seen, step_id: str) -> Document:
    slot = document.get(SEEN, {})
    in_force = heads(slot)
    if in_force and in_force[0][1].get("v") == seen.as_json():
        return document
    change: Change = {"v": seen.as_json(), "over": _over(slot, step_id), "undo": 0}
    return {**document, SEEN: _with_change(slot, step_id, change)}


def void(documents: Documents, step_id: str) -> tuple[Changed, list[Later]]:
    """Take back the changes of a step that are still in force; name what came after the others.

    A slot whose change was replaced meanwhile keeps its newer value and is named in the list.
    """
    changed: Changed = {}
    later: list[Later] = []
    for key, slot_name, change_id, change in _changes_of(documents, step_id):
        if is_void(change):
            continue
        in_force = heads(documents[key][slot_name])
        # Of one step there can be several changes in a slot: a list tells a whole history.
        is_last = in_force and all(step_of(*head) == step_id for head in in_force)
        if is_last or any(head_id == change_id for head_id, _ in in_force):
            _flip(changed, documents, key, slot_name, change_id)
        elif in_force:
            head_id, head = in_force[0]
            later.append(Later(key, slot_name, head_id, head.get("v")))
    return changed, later


def restore(documents: Documents, step_id: str) -> Changed:
    """Make the undone changes of a step valid again."""
    changed: Changed = {}
    for key, slot_name, change_id, change in _changes_of(documents, step_id):
        if is_void(change):
            _flip(changed, documents, key, slot_name, change_id)
    return changed


def step_changes(documents: Documents, step_id: str) -> list[tuple[str, str, Change]]:
    """List what a step set, valid or void: key, slot and change, in the order of the documents."""
    return [(key, slot, change) for key, slot, _, change in _changes_of(documents, step_id)]


def step_of(change_id: str, change: Change) -> str:
    """Give the id of the step that a change belongs to: its own, or that of an import."""
    step = change.get("step", change_id)
    # Files may hold anything.
    return step if isinstance(step, str) else change_id  # pyright: ignore[reportUnnecessaryIsInstance]


def change_ids(documents: Documents) -> Iterator[str]:
    """Go through the ids of all changes in documents, valid or void."""
    for document in documents.values():
        for slot in document.values():
            yield from (change_id for change_id, _ in sound_changes(slot) if is_id(change_id))


def step_ids(documents: Documents) -> Iterator[str]:
    """Go through the ids of the steps that changes belong to, valid or void."""
    for document in documents.values():
        for slot in document.values():
            steps = (step_of(change_id, change) for change_id, change in sound_changes(slot))
            yield from (step for step in steps if is_id(step))


def _changes_of(documents: Documents, step_id: str) -> Iterator[tuple[str, str, str, Change]]:
    """Go through the changes of a step: key, slot, id and change.

    They have the step's id; only those that came with a list have ids of their own, and name it.
    """
    found = False
    for key, document in documents.items():
        for slot_name, slot in document.items():
            # What a reference looked like is a fact about it, no deed of the reader: never undone.
            if slot_name != SEEN and isinstance(slot, dict) and step_id in slot:
                for change_id, change in sound_changes({step_id: slot[step_id]}):
                    found = True
                    yield key, slot_name, change_id, change
    if not found:
        yield from _listed_changes_of(documents, step_id)


def _listed_changes_of(
    documents: Documents, step_id: str
) -> Iterator[tuple[str, str, str, Change]]:
    for key, document in documents.items():
        for slot_name, slot in document.items():
            if slot_name != SEEN:
                for change_id, change in sound_changes(slot):
                    if change.get("step") == step_id:
                        yield key, slot_name, change_id, change


def _flip(changed: Changed, documents: Documents, key: str, slot_name: str, step_id: str) -> None:
    document = changed.get(key, documents[key])
    slot = document[slot_name]
    change: Change = {**slot[step_id]}
    change["undo"] = change.get("undo", 0) + 1
    changed[key] = {**document, slot_name: {**slot, step_id: change}}
