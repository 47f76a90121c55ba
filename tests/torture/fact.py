"""What is known of a reader's marks, as plain facts: a model that shares no code with the program.

A fact is a change in a slot of a key. What somebody knows of it is how often it was undone and given
again, and what it replaced; two who meet know the larger number and the union.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Fact: TypeAlias = tuple[str, str, str]
"""Key, slot, id of the change."""

Known: TypeAlias = tuple[int, frozenset[str]]
"""How often it was undone and given again, and the ids that it replaced."""

Facts: TypeAlias = dict[Fact, Known]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What one file holds: facts, and what is forgotten for good (key and id)."""

    facts: Facts = field(default_factory=dict[Fact, Known])
    forgotten: frozenset[tuple[str, str]] = frozenset()

    def joined(self, *others: "Knowledge") -> "Knowledge":
        """Give what all know together."""
        forgotten = self.forgotten.union(*(other.forgotten for other in others))
        facts = dict(self.facts)
        for other in others:
            if other is not self:
                learn(facts, other.facts)
        if forgotten:
            facts = {fact: known for fact, known in facts.items() if fact[::2] not in forgotten}
        return Knowledge(facts, forgotten)


def learn(facts: Facts, more: Facts) -> None:
    """Add facts to those that are known."""
    for fact, known in more.items():
        mine = facts.get(fact)
        if mine is None:
            facts[fact] = known
        elif mine != known:
            facts[fact] = (max(mine[0], known[0]), mine[1] | known[1])


class Reading:
    """Facts as documents hold them; a document that was read before is not read again."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[object, Facts]] = {}

    def facts(self, documents: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Facts:
        """List the changes of documents, but not what references looked like."""
        found: Facts = {}
        for key, document in documents.items():
            read = self._read.get(id(document))
            if read is None or read[0] is not document:
                read = self._read[id(document)] = (document, _facts(key, document))
            found.update(read[1])
        return found


def _facts(key: str, document: Mapping[str, Mapping[str, Any]]) -> Facts:
    return {
        (key, slot, change_id): (change.get("undo", 0), frozenset(change.get("over", ())))
        for slot, changes in document.items()
        if slot != "seen"
        for change_id, change in changes.items()
    }


Slots: TypeAlias = dict[str, dict[str, Known]]


def by_key(facts: Facts) -> dict[str, Slots]:
    """Sort facts by key and slot."""
    found: dict[str, Slots] = defaultdict(lambda: defaultdict(dict))
    for (key, slot, change_id), known in facts.items():
        found[key][slot][change_id] = known
    return found


def renamed(facts: Facts, key: str, aliases: Iterable[str]) -> Facts:
    """Give the facts of a key joined with those of its earlier names, all under the key."""
    found: Facts = {}
    names = {key, *aliases}
    for (name, slot, change_id), known in facts.items():
        if name in names:
            learn(found, {(key, slot, change_id): known})
    return found


def in_force(changes: Mapping[str, Known]) -> list[str]:
    """List the valid changes of a slot that no valid one replaced, at once or by others between."""
    valid = [change_id for change_id, (undo, _) in changes.items() if undo % 2 == 0]
    replaced: set[str] = set()
    ahead = list(valid)
    while ahead:
        for earlier in changes[ahead.pop()][1] - replaced:
            replaced.add(earlier)
            if earlier in changes:
                ahead.append(earlier)
    return sorted((name for name in valid if name not in replaced), reverse=True)
