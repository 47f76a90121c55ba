"""What a reader does in a schedule: edits, undo, redo, taking in, forgetting, each foretold."""

import random
from collections.abc import Callable
from dataclasses import replace

from fact import Facts, Knowledge, by_key, in_force, learn, renamed
from invariant import ALIASES, K0, K1, K2, K3, W0, W1, W2, Broken, Log, Value, ensure
from machine import Machine
from refshelf.user_state.contents import read_contents
from refshelf.user_state.mark import Seen
from refshelf.user_state.step import Edit
from refshelf.user_state.store import Outcome, Store
from world import World

SLOTS: dict[str, tuple[Value, ...]] = {
    "status": ("unread", "started", "done", "skipped"),
    "star": (True, False),
    "note": ("", "one", "two\nlines", "三"),
    "position": ("", "7", "12:34"),
    "minutes": (5, 60),
    "tag:x": (True, False),
    "tag:y": (True, False),
}
KEYS = (K0, K0, K1, K2, K3, W0, W1, W2)
SEEN = Seen("https://example.org/a", "A title", "dynamodb")


def edit(world: World, chance: random.Random) -> None:
    """Do one step with one edit or several, often on a key with earlier names."""
    machine = world.machine(chance)
    store = chance.choice(machine.windows)
    before = world.look(machine, store)
    edits = _edits(before, world.log, chance)
    world.say(machine, f"sets {[(one.key, one.slot, one.value) for one in edits]}")
    do(world, machine, store, edits)
    if chance.random() < 0.3:
        world.keep_copy(machine, chance)


def _edits(before: Facts, log: Log, chance: random.Random) -> list[Edit]:
    if chance.random() < 0.8:
        keys = [chance.choice(KEYS)]
    else:
        keys = sorted({chance.choice(KEYS) for _ in range(3)})
    # A list that has the work may not know its earlier names.
    aliases = {key: ALIASES.get(key, ()) if chance.random() < 0.8 else () for key in keys}
    names = chance.sample(sorted(SLOTS), chance.choice((1, 1, 1, 2)))
    edits: list[Edit] = []
    for slot in names:
        value = chance.choice(SLOTS[slot])
        if slot == "note" and value:
            value = f"{value} {chance.randrange(30)}"
        on = chance.choice(("2026-11-22", f"2026-11-22T12:00:{chance.randrange(60):02d}Z"))
        for key in keys:
            one = Edit(key=key, slot=slot, value=value, on=on, seen=SEEN, aliases=aliases[key])
            edits.append(_with_replaced(one, before, chance))
    return edits


def _with_replaced(one: Edit, before: Facts, chance: random.Random) -> Edit:
    if one.slot != "note" or chance.random() < 0.5:
        return replace(one, anew=chance.random() < 0.1)
    notes = by_key(renamed(before, one.key, one.aliases)).get(one.key, {}).get("note", {})
    heads = in_force(notes)
    # A note that came in while the reader was writing was not in view.
    return replace(one, replaces=tuple(heads[:-1] if chance.random() < 0.3 else heads))


def do(world: World, machine: Machine, store: Store, edits: list[Edit]) -> str | None:
    """Apply edits, check that just what was foretold came of it, and give the step's id."""
    before = machine.facts(store)
    outcome = store.apply("a step", edits)
    after = machine.facts(store)
    step = outcome.step
    foretold = Knowledge()
    if step is not None:
        latest = max((fact[2] for fact in before), default="")
        ensure(9, step.id not in world.log.ids, step.id)
        ensure(10, step.id > latest, f"{step.id} after {latest}")
        world.log.ids.add(step.id)
        foretold = Knowledge(_foretold(before, after, edits, step.id, world.log))
    _settle(world, machine, store, before, foretold)
    for one in edits:
        _check_shown(store, one)
    return None if step is None else step.id


def _foretold(before: Facts, after: Facts, edits: list[Edit], step_id: str, log: Log) -> Facts:
    """Tell what a step adds: new changes that replace what was in view, and copies of aliases'."""
    found: Facts = {}
    for one in edits:
        fact = (one.key, one.slot, step_id)
        if fact in after:
            log.values[one.slot, step_id] = one.value
            joined = renamed(before, one.key, one.aliases)
            slot = by_key(joined).get(one.key, {}).get(one.slot, {})
            heads = in_force(slot)
            if one.replaces is not None:
                blank = {name for name in heads if not log.value(one.slot, name).strip()}
                heads = [name for name in heads if name in one.replaces or name in blank]
            learn(found, joined)
            found[fact] = (0, frozenset(heads))
    return found


def _settle(
    world: World, machine: Machine, store: Store, before: Facts, foretold: Knowledge
) -> None:
    """Check that what is shown now is what was shown before and what was foretold; acknowledge it."""
    wanted = dict(before)
    learn(wanted, foretold.facts)
    world.check_same(wanted, machine.facts(store), 2, f"{machine.name} after a step")
    machine.acknowledge(store, [foretold])
    world.look(machine, store, 11)


def _check_shown(store: Store, one: Edit) -> None:
    mark = store.marks().mark(one.key, one.aliases)
    if one.slot == "note":
        shown = str(one.value) in [head.value for head in mark.notes] or not str(one.value).strip()
    elif one.slot.startswith("tag:"):
        shown = (one.slot.removeprefix("tag:") in mark.tags) == one.value
    elif one.slot == "status":
        shown = (mark.status.value if mark.status else "unread") == one.value
    elif one.slot == "star":
        shown = mark.starred == one.value
    else:
        head = mark.position if one.slot == "position" else mark.minutes
        shown = (head.value if head else "") == one.value
    ensure(14, shown, f"{one.key} {one.slot} {one.value!r}: {mark}")


def undo(world: World, chance: random.Random) -> None:
    """Undo the last step, or one of long ago that this machine knows of."""
    machine = world.machine(chance)
    store = chance.choice(machine.windows)
    before = world.look(machine, store)
    ids = sorted({fact[2] for fact in before if fact[1] in SLOTS})
    step_id = chance.choice(ids) if ids and chance.random() < 0.3 else None
    outcome = store.undo(step_id)
    made = None if outcome.step is None else outcome.step.id
    world.say(machine, f"undoes {made}" + (" by its id" if step_id else ""))
    _settle(world, machine, store, before, _undone(before, outcome, world.log))


def _undone(before: Facts, outcome: Outcome, log: Log) -> Knowledge:
    """Tell what an undo has to change, after having checked what it refused."""
    if outcome.step is None:
        return Knowledge()
    slots = by_key(before)
    found: Facts = {}
    refused: set[tuple[str, str]] = set()
    for fact, (count, over) in before.items():
        key, slot, made = fact
        if made == outcome.step.id and count % 2 == 0:
            if made in in_force(slots[key][slot]):
                found[fact] = (count + 1, over)
                log.note_undo(slot, made, count + 1)
            elif in_force(slots[key][slot]):
                refused.add((key, slot))
    told = {(later.key, later.slot) for later in outcome.later}
    ensure(6, told == refused, f"undo of {outcome.step.id} says {told}, is {refused}")
    return Knowledge(found)


def redo(world: World, chance: random.Random) -> None:
    """Redo the step that was undone last."""
    machine = world.machine(chance)
    store = chance.choice(machine.windows)
    before = world.look(machine, store)
    outcome = store.redo()
    made = None if outcome.step is None else outcome.step.id
    world.say(machine, f"redoes {made}")
    found: Facts = {}
    for (key, slot, step_id), (count, over) in before.items():
        if step_id == made and count % 2:
            found[key, slot, step_id] = (count + 1, over)
            world.log.note_undo(slot, step_id, count + 1)
    _settle(world, machine, store, before, Knowledge(found))


def undo_and_redo(world: World, chance: random.Random) -> None:
    """Do some steps, undo them all, redo them all: the start comes back, then the end."""
    machine = world.machine(chance)
    store = machine.windows[0]
    world.say(machine, "sets, undoes, redoes some steps")
    start = _plain(store)
    count = sum(
        do(world, machine, store, _edits(machine.facts(store), world.log, chance)) is not None
        for _ in range(2)
    )
    end = _plain(store)
    for turn, wanted in ((Store.undo, start), (Store.redo, end)):
        for _ in range(count):
            before = machine.facts(store)
            outcome = turn(store)
            for fact in [fact for fact in before if outcome.step and fact[2] == outcome.step.id]:
                world.log.note_undo(*fact[1:], before[fact][0] + 1)
            machine.acknowledge(store, [Knowledge(machine.facts(store))])
        ensure(7, _plain(store) == wanted, f"{machine.name} after {count} of {turn.__name__}")


def _plain(store: Store) -> dict[str, tuple[object, ...]]:
    marks = store.marks()
    found = {key: marks.mark(key, ALIASES.get(key, ())) for key in KEYS}
    return {
        key: (
            mark.status,
            mark.star,
            mark.notes,
            mark.position,
            mark.minutes,
            mark.tags,
            mark.history,
        )
        for key, mark in found.items()
        if mark.latest
    }


def take_in(world: World, chance: random.Random) -> None:
    """Take in a file from anywhere, such as a backup, twice: the second time is for nothing."""
    machine = world.machine(chance)
    store = chance.choice(machine.windows)
    if not world.copies:
        return
    copy = chance.choice(world.copies)
    world.say(machine, f"takes in an old {copy.name}")
    path = world.folder / "given.json"
    path.write_bytes(copy.data)
    contents = read_contents(path)
    store.take_in(contents)
    machine.acknowledge(store, [copy.held])
    after = world.look(machine, store)
    again = store.take_in(contents)
    ensure(15, not again.steps and not again.keys, f"the second time: {again}")
    world.check_same(after, machine.facts(store), 15, machine.name)


def absorb(world: World, chance: random.Random) -> None:
    """Take in what came from elsewhere."""
    machine = world.machine(chance)
    store = chance.choice(machine.windows)
    world.say(machine, "absorbs")
    before = world.look(machine, store)
    store.absorb()
    machine.acknowledge(store)
    world.check_same(before, world.look(machine, store, 11), 2, f"{machine.name} by absorbing")


def forget(world: World, chance: random.Random) -> None:
    """Erase a key for good, often with its earlier names."""
    machine = world.machine(chance)
    store = chance.choice(machine.windows)
    before = world.look(machine, store)
    key = chance.choice(KEYS)
    keys = (key, *ALIASES.get(key, ()))
    world.say(machine, f"forgets {keys}")
    ids = {fact[2] for fact in before if fact[0] in keys}
    store.forget(keys)
    gone = frozenset((name, change_id) for name in keys for change_id in ids)
    world.log.forgotten |= gone
    machine.acknowledge(store, [Knowledge({}, gone)])
    left = world.look(machine, store, 17)
    backups = [path.read_bytes() for path in (machine.place.machine / "backups").glob("*.json")]
    for change_id in ids:
        if any(f'"{change_id}":{{'.encode() in data for data in backups):
            kept = {fact for fact in left if fact[2] == change_id}
            ensure(17, bool(kept), f"a backup on {machine.name} still has {change_id}")


DEEDS: dict[Callable[[World, random.Random], None], int] = {
    edit: 40,
    undo: 10,
    redo: 5,
    undo_and_redo: 1,
    take_in: 3,
    absorb: 8,
    forget: 1,
}

__all__ = ["DEEDS", "Broken", "do"]
