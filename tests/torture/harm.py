"""What befalls files and machines in a schedule: carriers, copies, clones, rollbacks, damage."""

import random
from collections.abc import Callable
from difflib import SequenceMatcher

from deed import SEEN
from fact import Knowledge
from invariant import K0, K1, K3, W0
from machine import Clock, Machine
from refshelf.user_state.codec import Encoder
from refshelf.user_state.step import Edit
from world import DAY, Copy, World

NEWER = "newer-"
"""What the names of files of newer programs begin with here."""

Harm = Callable[[World, random.Random], None]


def carry(world: World, chance: random.Random) -> None:
    """Carry some files to another machine, in any order, some twice, one perhaps only half."""
    giver, taker = chance.sample(world.machines, 2)
    names = [name for name, held in sorted(giver.files.items()) if held is not None]
    chosen = [name for name in names if name == giver.own or chance.random() < 0.4]
    chosen += [name for name in chosen if chance.random() < 0.2]
    chance.shuffle(chosen)
    for name in chosen:
        copy = _copy_of(giver, name)
        if chance.random() < 0.1:
            _arrive_half(world, taker, copy, chance)
        elif copy is not None:
            _arrive(world, taker, copy, chance)
    if chance.random() < 0.5:
        store = chance.choice(taker.windows)
        before = world.look(taker, store)
        store.absorb()
        taker.acknowledge(store)
        world.check_same(before, world.look(taker, store, 11), 2, f"{taker.name} absorbing")


def _copy_of(machine: Machine, name: str) -> Copy | None:
    held = machine.files[name]
    return None if held is None else Copy(name, machine.path(name).read_bytes(), held)


def _arrive(world: World, taker: Machine, copy: Copy, chance: random.Random) -> None:
    name = copy.name
    if name in taker.files and (name == taker.own or chance.random() < 0.2):
        stem = name.removesuffix(".json")
        name = chance.choice(
            (
                f"{stem}.sync-conflict-20261124-1200{chance.randrange(60):02d}-ABCDEFG.json",
                f"{stem} (conflicted copy 2026-11-24).json",
                name,
            )
        )
    world.say(taker, f"gets {name}")
    taker.put(name, copy.data, copy.held)


def _arrive_half(world: World, taker: Machine, copy: Copy | None, chance: random.Random) -> None:
    if copy is not None:
        world.say(taker, f"gets half of {copy.name}")
        taker.put(copy.name, copy.data[: chance.randrange(len(copy.data) - 3)], None)
        world.look(taker, chance.choice(taker.windows), 12)


def set_back_file(world: World, chance: random.Random) -> None:
    """Put an old version in place of a machine's own file."""
    machine = world.machine(chance)
    old = [copy for copy in world.copies if copy.name == machine.own]
    if old:
        world.say(machine, "has its own file set back")
        copy = chance.choice(old)
        machine.put(copy.name, copy.data, copy.held)
        world.look(machine, chance.choice(machine.windows), 11)


def damage(world: World, chance: random.Random) -> None:
    """Damage a file, often the machine's own."""
    machine = world.machine(chance)
    names = sorted(machine.files)
    if not names:
        return
    name = machine.own if machine.own in names and chance.random() < 0.5 else chance.choice(names)
    data = machine.path(name).read_bytes()
    world.say(machine, f"has {name} damaged")
    machine.put(name, chance.choice((b"", bytes(40), data[: len(data) // 2], b"[]\n")), None)
    world.look(machine, chance.choice(machine.windows), 12)


def remove(world: World, chance: random.Random) -> None:
    """Remove a file from the data dir."""
    machine = world.machine(chance)
    if machine.files:
        name = chance.choice(sorted(machine.files))
        world.say(machine, f"has {name} removed")
        machine.remove(name)
        world.look(machine, chance.choice(machine.windows), 11)


def merge_with_git(world: World, chance: random.Random) -> None:
    """Leave the marks of a git conflict in a file, between what is there and another version."""
    machine = world.machine(chance)
    names = [name for name, held in sorted(machine.files.items()) if held is not None]
    # A device's file that a newer program wrote would rightly be refused.
    copies = [copy for copy in world.copies if not copy.name.startswith(NEWER)]
    if names and copies:
        name = chance.choice(names)
        copy, mine = chance.choice(copies), _copy_of(machine, name)
        if mine is not None and b"<<<<<<<" not in mine.data + copy.data:
            world.say(machine, f"merges {name} with an old {copy.name} by git")
            data = conflict(mine.data, copy.data)
            machine.put(name, data, mine.held.joined(copy.held))
            world.look(machine, chance.choice(machine.windows))


def conflict(mine: bytes, theirs: bytes) -> bytes:
    """Merge two texts as git does where they differ: with both sides between marks."""
    one, other = mine.splitlines(keepends=True), theirs.splitlines(keepends=True)
    parts: list[bytes] = []
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            parts += one[a:b]
        else:
            parts += [b"<<<<<<< HEAD\n", *one[a:b], b"=======\n", *other[c:d], b">>>>>>> theirs\n"]
    return b"".join(parts)


def clone(world: World, chance: random.Random) -> None:
    """Copy a home to a new machine: one with a name of its own, or one that seems to be the same."""
    if len(world.machines) > 3:
        return
    machine = world.machine(chance)
    name = chance.choice((machine.name, "m3"))
    world.say(machine, f"is cloned as {name}")
    clock = Clock(machine.clock.seconds + chance.choice((0, 0, -DAY)))
    world.machines.append(machine.copied_to(world.folder / "clone", name, clock))


def image(world: World, chance: random.Random) -> None:
    """Make an image of a whole machine, or set the machine back to it."""
    if world.image is None:
        machine = world.machine(chance)
        world.say(machine, "is copied as an image")
        copy = machine.copied_to(world.folder / "image", machine.name, machine.clock)
        world.image = machine, copy
    else:
        machine, copy = world.image
        world.say(machine, "is set back to its image")
        machine.set_back(copy)
        world.look(machine, machine.windows[0])


def retire(world: World, chance: random.Random) -> None:
    """Let a machine die; a new one stands in its place."""
    place = chance.randrange(len(world.machines))
    machine = world.machines[place]
    if world.image is None or world.image[0] is not machine:
        world.say(machine, "dies")
        number = len(list(world.folder.iterdir()))
        name = f"new{number}"
        world.machines[place] = Machine(world.folder / name, name, machine.clock)


def lose_state_dir(world: World, chance: random.Random) -> None:
    """Remove what a machine keeps for itself: backups, undo stack, its own name."""
    machine = world.machine(chance)
    if machine.place.machine.exists():
        world.say(machine, "loses its state dir")
        machine.place.machine.rename(world.folder / f"lost{len(list(world.folder.iterdir()))}")
        machine.promised, machine.own = Knowledge(), ""
        machine.restart()
        world.look(machine, machine.windows[0])


def jump(world: World, chance: random.Random) -> None:
    """Set a clock ahead or back."""
    machine = world.machine(chance)
    machine.clock.seconds += chance.choice((-DAY, DAY, -3600, 30 * DAY, -30 * DAY))
    world.say(machine, "has its clock set")


def restart(world: World, chance: random.Random) -> None:
    """Close and open the program."""
    machine = world.machine(chance)
    machine.restart()
    world.look(machine, machine.windows[0])


def newer_program(world: World, chance: random.Random) -> None:
    """Bring a file of a newer program, with a slot and a field that this one does not know."""
    machine = world.machine(chance)
    key = chance.choice((K0, K1, W0))
    number = len(world.strange)
    made = f"{int(machine.clock() * 1000):012x}-{number:04x}-newer0-0000"
    change = {"v": f"new {number}", "on": "", "over": [], "undo": 0, "later": {"deep": [1]}}
    marks = {key: {"note": {made: change}, "mood": {made: change}}}
    about = {"file": {"schema": 3, "seq": 1, "nonce": "x", "writer": "newer0"}}
    for slot in ("note", "mood"):
        world.log.values[slot, made] = change["v"]
        world.strange.add((key, slot, made))
    held = Knowledge({(key, slot, made): (0, frozenset()) for slot in ("note", "mood")})
    world.say(machine, "gets a newer program's file")
    tables = {"marks": marks, "about": about, "moods": {"x": {"y": 1}}}
    machine.put(f"{NEWER}{number}.json", Encoder().encode(tables), held)
    world.look(machine, chance.choice(machine.windows), 16)


def be_killed(world: World, chance: random.Random) -> None:
    """Kill the program in a write: its own memory is on the disk, the state file not yet."""
    machine = world.machine(chance)
    state = {path: path.read_bytes() for path in machine.place.marks.glob("*.json")}
    backups = machine.place.machine / "backups"
    kept = set(backups.glob("*.json"))
    edit = Edit(key=K3, slot="position", value=str(chance.random()), on="", seen=SEEN)
    machine.windows[0].apply("never acknowledged", [edit])
    world.say(machine, "is killed while writing")
    for path in machine.place.marks.glob("*.json"):
        if path not in state:
            path.unlink()
        elif path.read_bytes() != state[path]:
            machine.put(path.name, state[path], machine.files.get(path.name))
    # One that was made ahead of the write is there already.
    for path in sorted(set(backups.glob("*.json")) - kept)[-1:]:
        path.unlink()
    machine.files = {
        name: held for name, held in machine.files.items() if machine.path(name).exists()
    }
    machine.restart()
    world.look(machine, machine.windows[0], 11)


HARMS: dict[Harm, int] = {
    carry: 26,
    set_back_file: 2,
    damage: 2,
    remove: 2,
    merge_with_git: 2,
    clone: 1,
    image: 1,
    retire: 1,
    lose_state_dir: 1,
    jump: 3,
    restart: 3,
    newer_program: 1,
    be_killed: 2,
}
