"""The invariants of a reader's state: what each promises, and the checks of a view against facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from fact import Facts, Knowledge, Known, Slots, by_key, in_force, renamed
from refshelf.user_state.mark import Mark
from refshelf.user_state.marks import Marks

PROMISES: Mapping[int, str] = {
    1: "the same files give the same view",
    2: "a merge never removes a change",
    3: "every valid note that nothing replaced is shown, and no other",
    4: "a slot shows a value that no known valid change replaced",
    5: "edits of different slots all survive",
    6: "undo changes just the slots still headed by the step, or says why not",
    7: "n undos give the start, n redos the end",
    8: "an undone change is in no view and no history",
    9: "every id is unique",
    10: "a new change comes after all that its writer had read",
    11: "what was acknowledged or absorbed survives rollback, clobbering and deletion",
    12: "an unreadable source never shrinks the view",
    13: "adding or dropping an earlier key hides no mark",
    14: "after an action the row shows it",
    15: "twice equals once",
    16: "unknown slots and fields survive a rewrite",
    17: "what is forgotten never comes back",
}
"""The sixteen of the state model, and the promise of forgetting."""

K0, K1, K2, K3, W0, W1, W2 = (
    f"example.org/{name}" for name in ("k0", "k1", "k2", "k3", "w0", "w1", "w2")
)
ALIASES: Mapping[str, tuple[str, ...]] = {K0: (W0,), K1: (W1, W2), K2: (), K3: ()}
"""The keys of the schedules, with their earlier keys."""


class Broken(Exception):
    """An invariant does not hold."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(f"invariant {number} ({PROMISES[number]}): {what}")
        self.number = number


def ensure(number: int, holds: bool, what: object = "") -> None:  # as in assert
    """Raise `Broken` unless an invariant holds."""
    if not holds:
        raise Broken(number, str(what))


Value: TypeAlias = bool | int | str


@dataclass(slots=True)
class Log:
    """All that was ever set: the value of each change in its slot, and how often it was undone.

    `forgotten` are the keys and ids that were ever erased by somebody.
    """

    values: dict[tuple[str, str], Any] = field(default_factory=dict[tuple[str, str], Any])
    undos: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    ids: set[str] = field(default_factory=set[str])
    forgotten: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def value(self, slot: str, change_id: str) -> Any:
        """Give the value that a change set."""
        return self.values.get((slot, change_id))

    def note_undo(self, slot: str, change_id: str, undo: int) -> None:
        """Note that a change was undone or given again."""
        self.undos[slot, change_id] = max(undo, self.undos.get((slot, change_id), 0))


def check_facts(actual: Facts, wanted: Knowledge, log: Log, number: int, where: str) -> None:
    """See that a view holds at least what is wanted, and nothing that nobody ever set."""
    for fact, (undo, over) in wanted.facts.items():
        found = actual.get(fact)
        if found is None:
            if fact[::2] in log.forgotten:
                # A window may have heard of that in a file that cannot be read any more.
                continue
            raise Broken(number, f"{where} lacks {fact} = {log.value(*fact[1:])!r}")
        ensure(8, found[0] >= undo, f"{where} has {fact} undone {found[0]} times of {undo}")
        ensure(2, found[1] >= over, f"{where}: {fact} lost {sorted(over - found[1])} of its `over`")
    if len(actual) != len(wanted.facts):
        for fact, (undo, _) in actual.items():
            ensure(17, fact[::2] not in wanted.forgotten, f"{where} has {fact} again")
            ensure(9, fact[1:] in log.values, f"{where}: nobody ever set {fact}")
            ensure(8, undo <= log.undos.get(fact[1:], 0), f"{where}: nobody undid {fact} so often")


class Views:
    """Checks what is shown against the facts; a mark that was checked before is not checked again."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._checked: dict[int, object] = {}

    def check(self, marks: Marks, facts: Facts, where: str) -> None:
        """See that every mark shows what the facts say."""
        fresh = [
            key
            for key, document in marks.documents.items()
            if self._checked.get(id(document)) is not document
        ]
        if fresh:
            sorted_facts = by_key(facts)
            for key in fresh:
                self._check_mark(marks.mark(key), sorted_facts.get(key, {}), f"{where} on {key}")
                self._checked[id(marks.documents[key])] = marks.documents[key]

    def check_joined(self, marks: Marks, facts: Facts, where: str) -> None:
        """See that a key joined with its earlier ones shows what all of them have."""
        for key, aliases in ALIASES.items():
            if aliases:
                slots = by_key(renamed(facts, key, aliases)).get(key, {})
                try:
                    self._check_mark(marks.mark(key, aliases), slots, f"{where} on {key} joined")
                except Broken as broken:
                    raise Broken(13, str(broken)) from broken

    def _check_mark(self, mark: Mark, slots: Slots, where: str) -> None:
        notes = [self._log.value("note", name) for name in in_force(slots.get("note", {}))]
        shown = [head.value for head in mark.notes]
        ensure(
            3, shown == [text for text in notes if text.strip()], f"{where}: {shown} not {notes}"
        )
        history = [head.id for head in mark.history]
        valid = sorted(name for name, known in slots.get("status", {}).items() if _is_valid(known))
        ensure(8, history == valid, f"{where}: history {history} not {valid}")
        for slot, value in _values(mark).items():
            wanted = self._value(slots, slot)
            ensure(4, value == wanted, f"{where}: {slot} is {value!r} not {wanted!r}")
        tags = sorted(
            slot.removeprefix("tag:")
            for slot in slots
            if slot.startswith("tag:") and self._value(slots, slot)
        )
        ensure(4, list(mark.tags) == tags, f"{where}: tags {mark.tags} not {tags}")

    def _value(self, slots: Slots, slot: str) -> Any:
        heads = in_force(slots.get(slot, {}))
        return self._log.value(slot, heads[0]) if heads else None


def _is_valid(known: Known) -> bool:
    return known[0] % 2 == 0


def _values(mark: Mark) -> dict[str, Value | None]:
    return {
        "status": mark.status.value.value if mark.status else None,
        "star": mark.star.value if mark.star else None,
        "position": mark.position.value if mark.position else None,
        "minutes": mark.minutes.value if mark.minutes else None,
    }
