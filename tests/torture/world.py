"""The machines of one reader, the carrier between them, and old copies of their files."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from fact import Facts, Knowledge
from invariant import Log, Views, check_facts, ensure
from machine import START, Clock, Machine
from refshelf.user_state.store import Store

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Copy:
    """An old copy of a state file."""

    name: str
    data: bytes
    held: Knowledge


@dataclass(slots=True)
class World:
    """Three machines whose clocks are wrong, and everything that was ever done on them.

    `strange` are what a newer program left: key, slot and id of changes with a field of their own.
    """

    folder: Path
    log: Log = field(default_factory=Log)
    machines: list[Machine] = field(default_factory=list[Machine])
    copies: list[Copy] = field(default_factory=list[Copy])
    image: tuple[Machine, Machine] | None = None
    trace: list[str] = field(default_factory=list[str])
    strange: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])
    views: Views = field(init=False)

    def __post_init__(self) -> None:
        self.views = Views(self.log)
        for number, ahead in enumerate((0, DAY, -DAY)):
            clock = Clock(START + ahead)
            self.machines.append(Machine(self.folder / f"m{number}", f"m{number}", clock))

    def machine(self, chance: random.Random) -> Machine:
        """Choose a machine; its clock goes on, unless it stands still."""
        found = self.machines[chance.randrange(len(self.machines))]
        if chance.random() < 0.7:
            found.clock.seconds += chance.choice((0.001, 0.2, 40, 3000))
        return found

    def say(self, machine: Machine, what: str) -> None:
        """Write down what happens, for whoever has to understand a failure."""
        self.trace.append(f"{machine.name} {what}")

    def look(self, machine: Machine, store: Store, number: int = 2) -> Facts:
        """Check that a machine shows what it ought to, by the invariant of that number."""
        facts = machine.facts(store)
        check_facts(facts, machine.known(), self.log, number, machine.name)
        self.views.check(store.marks(), facts, machine.name)
        return facts

    def check_same(self, before: Facts, after: Facts, number: int, where: str) -> None:
        """Check that nothing changed between two looks."""
        if before != after:
            lost = [fact for fact, known in before.items() if after.get(fact) != known]
            new = [fact for fact, known in after.items() if before.get(fact) != known]
            ensure(number, holds=False, what=f"{where}: before {lost}, after {new}")

    def keep_copy(self, machine: Machine, chance: random.Random) -> None:
        """Keep a copy of a file, as a backup program would."""
        names = [name for name, held in machine.files.items() if held is not None]
        if names:
            name = chance.choice(sorted(names))
            held = machine.files[name]
            data = machine.path(name).read_bytes()
            if held is not None and all(copy.data != data for copy in self.copies):
                self.copies.append(Copy(name, data, held))
                del self.copies[:-8]
