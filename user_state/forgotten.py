"""What a reader had erased for good: which changes of which keys must never come back.

Erased changes still stand in other devices' files and in old copies, and a merge would bring them
back. So their ids are kept, under a hash of the key: nothing tells what they were about.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

from .change import Document, sound_changes
from .step import Changed, Documents

Forgotten: TypeAlias = Mapping[str, frozenset[str]]
"""The ids of the erased changes, by the hash of their key."""

NOTHING: Forgotten = {}
_IDS = "ids"


def hash_of(key: str) -> str:
    """Give the name under which a key is forgotten: 32 hexadecimal digits."""
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:32]


def read_rows(rows: Mapping[str, object]) -> Forgotten:
    """Read the table of a state file; what is not shaped like it counts for nothing."""
    found: dict[str, frozenset[str]] = {}
    for name, row in rows.items():
        ids = cast("dict[str, object]", row).get(_IDS) if isinstance(row, dict) else None
        if isinstance(ids, list):
            listed = cast("list[object]", ids)
            found[name] = frozenset(item for item in listed if isinstance(item, str))
    return found


def as_rows(forgotten: Forgotten) -> dict[str, dict[str, object]]:
    """Give the rows of the table in a state file."""
    return {name: {_IDS: sorted(ids)} for name, ids in forgotten.items()}


def joined(one: Forgotten, other: Forgotten) -> Forgotten:
    """Join what was forgotten here and there: commutative, associative and idempotent."""
    return {**one, **{name: one.get(name, frozenset()) | ids for name, ids in other.items()}}


def added(known: Forgotten, more: Forgotten) -> Forgotten:
    """Give the part of `more` that is not known yet."""
    fresh = {name: ids - known.get(name, frozenset()) for name, ids in more.items()}
    return {name: ids for name, ids in fresh.items() if ids}


def sizes(forgotten: Forgotten) -> dict[str, int]:
    """Count the erased changes of each key; a number that rose tells of more to erase."""
    return {name: len(ids) for name, ids in forgotten.items()}


def forget(documents: Documents, keys: Iterable[str]) -> Forgotten:
    """Give what is to be remembered if all that is known of these keys is to be erased.

    A key's changes may stand under its earlier names too: so the ids of all count for each of them.
    What only another program made or understands is erased with the rest.
    """
    named = tuple(keys)
    ids = frozenset(
        change_id
        for key in named
        for slot in documents.get(key, {}).values()
        if isinstance(slot, dict)
        for change_id in cast("dict[str, object]", slot)
    )
    return {hash_of(key): ids for key in named} if ids else NOTHING


def erased(documents: Documents, forgotten: Forgotten) -> Changed:
    """Give the documents that lose changes; a document that has none left is empty."""
    if not forgotten:
        return {}
    changed: Changed = {}
    for key, document in documents.items():
        ids = forgotten.get(hash_of(key))
        if ids:
            rest = _without(document, ids)
            if rest != document:
                changed[key] = rest
    return changed


def without(documents: Documents, forgotten: Forgotten) -> Documents:
    """Give the documents without what was forgotten."""
    changed = erased(documents, forgotten)
    if not changed:
        return documents
    return {key: document for key, document in {**documents, **changed}.items() if document}


def _without(document: Document, ids: frozenset[str]) -> Document:
    slots = {
        name: {change_id: change for change_id, change in slot.items() if change_id not in ids}
        if isinstance(slot, dict)
        else slot
        for name, slot in document.items()
    }
    if slots == document:
        return document
    # What else stands there, of newer programs or damaged, belongs to what is to be erased.
    return {name: slot for name, slot in slots.items() if slot} if _holds_changes(slots) else {}


def _holds_changes(slots: Document) -> bool:
    return any(True for slot in slots.values() for _ in sound_changes(slot))
