"""The real program that is killed: commands at any moment of their run, the screen amid keys."""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from reader_home import ReaderHome, changes_of, leftovers, strange_files
from terminal_driver import Terminal

_LONGEST = 60.0  # seconds that a command may take
_ENTRIES = ("atc22", "fast19", "atc23", "dat321", "dat304")


@dataclass(slots=True)
class KilledProgram:
    """A reader who uses commands and the screen; `saved` is what these said is saved.

    `duration` is how long a command takes that is left alone, in seconds.
    """

    home: ReaderHome
    saved: list[str] = field(default_factory=list[str])
    duration: float = 0.0
    stars: int = 0

    @classmethod
    def begin(cls, folder: Path) -> "KilledProgram":
        """Begin in a new home, with two commands that are left alone: the second tells the time."""
        reader = cls(ReaderHome(folder))
        for text in ("one", "two"):
            began = time.monotonic()
            with reader.home.start("note", "atc22", "-m", text) as command:
                command.communicate(timeout=_LONGEST)
            reader.duration = time.monotonic() - began
            reader.saved.append(text)
        return reader

    def command_struck(self, number: signal.Signals, chance: Random) -> list[str]:
        """Run a command, and a signal comes at some moment; say what is wrong afterwards."""
        value, words = self._command(chance)
        with self.home.start(*words) as command:
            with contextlib.suppress(subprocess.TimeoutExpired):
                command.wait(self.duration * chance.uniform(0.4, 1.2))
            command.send_signal(number)
            command.communicate(timeout=_LONGEST)
        if command.returncode == 0:
            self.saved.append(value)
        return self._compared()

    def _command(self, chance: Random) -> tuple[str, tuple[str, ...]]:
        entry = chance.choice(_ENTRIES)
        if chance.random() < 0.5:
            text = f"{chance.random()} " + "x" * chance.randrange(1, 3_000)
            return text, ("note", entry, "-m", text)
        day = f"{chance.randrange(1970, 2020)}-03-{chance.randrange(1, 32):02d}"
        return day, ("read", entry, "--on", day)

    def screen_struck(self, number: signal.Signals, chance: Random) -> list[str]:
        """Press keys on the screen, and a signal comes between them; say what is wrong afterwards."""
        # Else it would begin with the search at which the one before was ended.
        shutil.rmtree(self.home.place.machine / "memory", ignore_errors=True)
        with Terminal(self.home.folder) as terminal:
            terminal.wait_for("Core components")
            terminal.send("/werner\r")
            terminal.wait_for("1 found")
            terminal.send("s")
            # Only what is on the disk can be undone, so this is the moment it counts from.
            terminal.wait_for("u undoes it")
            self.stars += 1
            terminal.send("".join(chance.choice("srxi") for _ in range(30)))
            select.select([], [], [], chance.random() * 0.4)
            os.kill(terminal.pid, number)
            terminal.exit_code()
        return self._compared()

    def _compared(self) -> list[str]:
        wrong = strange_files(self.home.place)
        store = self.home.store()
        changes = changes_of(store)
        values = {str(change["v"]) for change in changes.values()}
        days = {str(change.get("on")) for change in changes.values()}
        missing = [text for text in self.saved if text not in values | days]
        wrong += [f"an acknowledged change is missing: {text[:24]}" for text in missing]
        stars = sum(slot == "star" for _, slot, _ in changes)
        wrong += [f"{stars} of {self.stars} stars are there"] if stars < self.stars else []
        wrong += self._undone()
        return wrong

    def _undone(self) -> list[str]:
        """Undo the last step and give it back."""
        store = self.home.store()
        last = store.last_step()
        newest = max(change_id for _, _, change_id in changes_of(store))
        if last is None or last.id != newest:
            return [f"the last step is {last} instead of {newest}"]
        undone, redone = store.undo().step, store.redo().step
        wrong = [] if undone == redone == last else [f"{last} was not undone and redone"]
        return [*wrong, *store.notices, *leftovers(self.home.place)]
