"""What one of a crowd does: edits through a store, commands, or keys on the screen; each is told."""

import threading
from dataclasses import dataclass
from random import Random

from forked import Say
from reader_home import ReaderHome
from refshelf.user_state.change import Json
from refshelf.user_state.store import Store
from state_making import edit
from terminal_driver import Terminal

EDITED, TAKEN_BACK, NOTICED = "edited", "taken back", "noticed"
COMMANDED, STARRED = "commanded", "starred"
_SHARED_KEYS = 4
_UNDO_SHARE = 0.1
_LOCKED = 4  # what a command ends with that waited for the others in vain; it wrote nothing
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Writer:
    """A program with one store, used by several threads at once: on common keys and on its own."""

    home: ReaderHome
    name: str
    threads: int
    edits: int
    seed: int
    undoes: bool

    def work(self, say: Say) -> None:
        """Make all edits, and tell each once the store has said that it is on the disk."""
        store = self.home.store()
        faults: list[Exception] = []
        threads = [
            threading.Thread(target=self._guarded, args=(faults, store, number, say))
            for number in range(self.threads)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for notice in store.notices:
            say(NOTICED, notice)
        if faults:
            raise faults[0]

    def _guarded(self, faults: list[Exception], store: Store, thread: int, say: Say) -> None:
        try:
            self._edit(store, thread, say)
        except Exception as error:  # noqa: BLE001  # raised again where the threads are joined
            faults.append(error)

    def _edit(self, store: Store, thread: int, say: Say) -> None:
        chance = Random(f"{self.seed} {thread}")  # noqa: S311  # not for secrets
        for number in range(self.edits // self.threads):
            if self.undoes and chance.random() < _UNDO_SHARE:
                self._take_back(store, chance, say)
                continue
            key, slot = self._key(chance), chance.choice(("note", "position", "tag", "star"))
            word = f"{self.name}/{thread}/{number} "
            slot, value = _value(slot, word, chance)
            step = store.apply(f"{slot} of {key}", [edit(key, slot, value)]).step
            if step is not None:
                say(EDITED, key, slot, step.id, value if isinstance(value, bool) else word)

    def _key(self, chance: Random) -> str:
        own = chance.random() < 0.5
        return (
            f"{self.name}-{chance.randrange(20)}"
            if own
            else f"key-{chance.randrange(_SHARED_KEYS)}"
        )

    def _take_back(self, store: Store, chance: Random, say: Say) -> None:
        outcome = store.undo() if chance.random() < 0.6 else store.redo()
        if outcome.step is not None and not outcome.later:
            say(TAKEN_BACK, outcome.step.id)


def _value(slot: str, word: str, chance: Random) -> tuple[str, Json]:
    if slot == "tag":
        return f"tag:{chance.randrange(5)}", chance.random() < 0.7
    if slot == "star":
        return slot, chance.random() < 0.5
    return slot, word + "x" * chance.randrange(200)


@dataclass(frozen=True, slots=True)
class Commander:
    """A reader who types commands, one after the other."""

    home: ReaderHome
    name: str
    edits: int

    def work(self, say: Say) -> None:
        """Run the commands, and tell those that ended well."""
        for number in range(self.edits):
            text = f"{self.name} {number}"
            self._write(text)
            say(COMMANDED, text)

    def _write(self, text: str) -> None:
        """Run a command, and again where it says so: on a busy machine others write for long."""
        for _ in range(_TRIES):
            with self.home.start("note", "atc22", "-m", text) as command:
                _, talk = command.communicate(timeout=120)
            if not command.returncode:
                return
            if command.returncode != _LOCKED:
                break
        raise RuntimeError(f"refshelf note ended with {command.returncode}: {talk!r}")


@dataclass(frozen=True, slots=True)
class Typist:
    """A reader at the screen, who gives one entry a star and takes it away, as fast as keys go."""

    home: ReaderHome
    edits: int

    def work(self, say: Say) -> None:
        """Press the key so many times, quit, and tell so once all was saved."""
        with Terminal(self.home.folder) as terminal:
            terminal.wait_for("Core components")
            terminal.send("/werner\r")
            terminal.wait_for("1 found")
            terminal.send("s" * self.edits + "q")
            code = terminal.exit_code()
        if code:
            raise RuntimeError(f"the screen ended with {code}")
        say(STARRED, self.edits)
