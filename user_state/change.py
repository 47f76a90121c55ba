"""Changes: the atoms of a mark, when they are in force, and how two histories become one.

A mark's document is `{slot: {change id: change}}`. A change is `{"v": value, "on": date, "over":
[ids it replaced], "undo": n}`; it is void while `undo` is odd. Documents come from files, which may
be damaged or newer than this program: what is not shaped like a change is carried along and never
shown.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias, TypedDict, TypeGuard, cast

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Change(TypedDict, total=False):
    """One thing that a reader set.

    `v` is the value, `on` the day (`YYYY-MM-DD`) or instant (RFC 3339, UTC) it is true of, `over`
    the ids of the changes it replaced, `undo` counts how often it was taken back and given again.
    What came along with a list has its `source`, and the id of the `step` that brought it.
    """

    v: Json
    on: str
    over: list[str]
    undo: int
    source: str
    step: str


Slot: TypeAlias = Mapping[str, Change]
Document: TypeAlias = Mapping[str, Slot]


def is_sound(change: object) -> TypeGuard[Change]:
    """Tell whether something read from a file has the shape of a change."""
    if not isinstance(change, dict):
        return False
    fields = cast("dict[str, object]", change)
    over, undo = fields.get("over", ()), fields.get("undo", 0)
    return (
        "v" in fields
        and isinstance(fields.get("on", ""), str)
        and type(undo) is int
        and isinstance(over, (list, tuple))
        and (not over or all(isinstance(item, str) for item in cast("list[object]", over)))
    )


def sound_changes(slot: object) -> Iterator[tuple[str, Change]]:
    """Go through what is shaped like a change in a slot, in the order of the file."""
    if isinstance(slot, dict):
        for change_id, change in cast("dict[str, object]", slot).items():
            if is_sound(change):
                yield change_id, change


def is_void(change: Change) -> bool:
    """Tell whether a change is undone at present."""
    return change.get("undo", 0) % 2 == 1


def heads(slot: Slot | None) -> list[tuple[str, Change]]:
    """List the changes in force, newest first: the valid ones that no valid one replaced.

    What a valid change replaced stays replaced together with everything that came before it, even
    if the step between was undone elsewhere meanwhile: whoever set the newer value had seen both.
    """
    changes = dict(sound_changes(slot))
    if len(changes) < 2:
        return [
            (change_id, change)
            for change_id, change in changes.items()
            if not is_void(change) and change_id not in change.get("over", ())
        ]
    replaced: set[str] = set()
    to_follow = [change for change in changes.values() if not is_void(change)]
    while to_follow:
        for earlier in to_follow.pop().get("over", ()):
            if earlier not in replaced:
                replaced.add(earlier)
                if earlier in changes:
                    to_follow.append(changes[earlier])
    found = [
        (change_id, change)
        for change_id, change in changes.items()
        if change_id not in replaced and not is_void(change)
    ]
    found.sort(key=lambda head: head[0], reverse=True)
    return found


def merge_documents(one: Document, other: Document) -> Document:
    """Join two histories of a key: no change is dropped, `over` is joined, `undo` is the larger.

    Commutative, associative and idempotent, whatever the documents hold.
    """
    return cast("Document", _merge(one, other, depth=0))


_CHANGE_DEPTH = 2  # document -> slot -> change


def _merge(one: object, other: object, depth: int) -> object:
    if one is other:
        return one
    left, right = _as_object(one), _as_object(other)
    if left is not None and right is not None:
        merged = dict(left)
        for name, value in right.items():
            if name not in left:
                merged[name] = value
            elif depth == _CHANGE_DEPTH:
                merged[name] = _merge_field(name, left[name], value)
            else:
                merged[name] = _merge(left[name], value, depth + 1)
        return merged
    return _larger(one, other)


_FIELD_TYPES: Mapping[str, type] = {"on": str, "over": list, "undo": int}


def _merge_field(name: str, one: object, other: object) -> object:
    # What cannot be right never comes before what may be: it would hide the whole change.
    wanted = _FIELD_TYPES.get(name)
    if wanted is not None and (type(one) is wanted) != (type(other) is wanted):
        return one if type(one) is wanted else other
    left, right = _as_list(one), _as_list(other)
    if name == "over" and left is not None and right is not None and left != right:
        both = (*left, *right)
        return sorted({item for item in both if isinstance(item, str)})
    return _larger(one, other)


def _as_object(value: object) -> dict[str, object] | None:
    return cast("dict[str, object]", value) if isinstance(value, dict) else None


def _as_list(value: object) -> list[object] | None:
    return cast("list[object]", value) if isinstance(value, list) else None


def _larger(one: object, other: object) -> object:
    if type(one) is type(other) is str and one == other:
        return one
    return max((one, other), key=_rank)


def _rank(value: object) -> tuple[bool, float, str]:
    """Order any two JSON values, numbers by size, so that both sides of a merge pick the same."""
    is_dict = isinstance(value, dict)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (is_dict, value, json.dumps(value))
    return (is_dict, float("-inf"), json.dumps(value, sort_keys=True))
