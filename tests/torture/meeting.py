"""The end of a schedule: everybody gets every file, and then all must know and show the same."""

import json
import random
from typing import Any

from fact import Facts, Knowledge
from invariant import ALIASES, check_facts, ensure
from listed import check_lists
from machine import Machine
from world import World

_LISTED = 0.2  # the share of schedules in which lists are looked at, which takes long


def meet(world: World, chance: random.Random) -> None:
    """Carry all files to all machines, and check what they come to."""
    wanted = Knowledge().joined(*(machine.known() for machine in world.machines))
    reader = Machine(world.folder / "reader", "reader", world.machines[0].clock)
    machines = [*world.machines, reader]
    for machine in world.machines:
        # What only its backups hold comes into a file that can be carried.
        machine.windows[0].absorb()
        machine.acknowledge(machine.windows[0])
    chance.shuffle(machines)
    _carry_all(world, machines, chance)
    found = [_absorbed(world, machine, wanted) for machine in machines]
    first = machines[0]
    for machine, facts in zip(machines[1:], found[1:], strict=True):
        world.check_same(found[0], facts, 1, f"{first.name} and {machine.name}")
        marks, others = first.windows[0].marks(), machine.windows[0].marks()
        for key in {*marks, *others}:
            mark, other = marks.mark(key), others.mark(key)
            ensure(1, mark == other, f"{first.name} shows {mark}, {machine.name} {other}")
    _check_slots(found[0], wanted, world)
    if chance.random() < _LISTED:
        check_lists(first, chance)


def _carry_all(world: World, machines: list[Machine], chance: random.Random) -> None:
    """Give every machine every file that it does not have, none in place of another one."""
    carried = {
        (name, machine.path(name).read_bytes()): held
        for machine in machines
        for name, held in machine.files.items()
        if held is not None
    }
    for machine in machines:
        there = {machine.path(name).read_bytes() for name in machine.files}
        order = list(carried.items())
        chance.shuffle(order)
        for number, ((name, data), held) in enumerate(order):
            if data not in there:
                is_free = name not in machine.files and not machine.path(name).exists()
                machine.put(name if is_free else f"copy {number} of {name}", data, held)


def _absorbed(world: World, machine: Machine, wanted: Knowledge) -> Facts:
    """Check what a machine shows before and after it took everything in, twice."""
    store = machine.windows[0]
    before = world.look(machine, store)
    check_facts(before, wanted, world.log, 2, machine.name)
    store.absorb()
    machine.acknowledge(store)
    world.check_same(before, world.look(machine, store), 2, f"{machine.name} absorbing all")
    data = machine.path(machine.own).read_bytes() if machine.own else b""
    store.absorb()
    if machine.own:
        ensure(15, machine.path(machine.own).read_bytes() == data, f"{machine.name} wrote again")
        _check_strange(json.loads(data)["marks"], world, wanted)
    machine.restart()
    facts = world.look(machine, machine.windows[0], 11)
    if machine.own:
        world.check_same(before, facts, 11, f"{machine.name} after a restart")
    world.views.check_joined(machine.windows[0].marks(), facts, machine.name)
    return facts


def _check_strange(marks: dict[str, Any], world: World, wanted: Knowledge) -> None:
    for key, slot, made in world.strange:
        if (key, slot, made) in wanted.facts:
            ensure(16, "later" in marks[key][slot][made], f"{key} {slot} {made}")


def _check_slots(facts: Facts, wanted: Knowledge, world: World) -> None:
    """Check that what an update does to `was` hides nothing that is shown without."""
    marks = world.machines[0].windows[0].marks()
    for key, aliases in ALIASES.items():
        joined = marks.mark(key, aliases)
        for name in (key, *aliases):
            mark = marks.mark(name)
            ids = {head.id for head in mark.history} - {head.id for head in joined.history}
            undone = {fact[2] for fact, known in facts.items() if known[0] % 2}
            ensure(13, ids <= undone, f"{key} with {aliases} hides {ids} of {name}")
