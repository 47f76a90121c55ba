"""A store that is killed while it writes, and what has to be true afterwards."""

import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from forked import Forked, Say, faults
from reader_home import ReaderHome, changes_of, leftovers, strange_files
from refshelf.user_state.store import Store
from state_making import edit

KEYS = 9
WRITING, WRITTEN, FORGETTING, FORGOTTEN = "writing", "written", "forgetting", "forgotten"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a state is to be, in bytes: where it begins, how long notes are, where it ends."""

    first: int
    note: int
    limit: int


SIZES = (
    Size(1_000, 2_000, 60_000),
    Size(60_000, 20_000, 300_000),
    Size(700_000, 60_000, 1_200_000),
)
_MOST_LINES = 7  # that a writer says before it is struck: two for a write
_FORGET_SHARE = 0.1  # forgetting is what makes a file shrink
_SHARES = (75, 18, 7)  # percent; a large state takes its time


@dataclass(slots=True)
class KilledStore:
    """A reader whose program is killed again and again, and what this reader was told is saved.

    `saved` are the texts of the notes by id of their change, `keys` the keys they stand on.
    `duration` is how long a write took lately, in seconds.
    """

    home: ReaderHome
    size: Size
    saved: dict[str, str] = field(default_factory=dict[str, str])
    keys: dict[str, str] = field(default_factory=dict[str, str])
    duration: float = 0.01
    halves: int = 0
    acknowledged: int = 0

    @classmethod
    def begin(cls, folder: Path, chance: Random) -> "KilledStore":
        """Begin in a new home, with a note that gives the state its size."""
        (size,) = chance.choices(SIZES, _SHARES)
        reader = cls(ReaderHome(folder), size)
        text = "first " + "x" * size.first
        first = _note(reader.home.store(), "first", text)
        reader.saved[first], reader.keys[first] = text, "first"
        return reader

    @property
    def is_full(self) -> bool:
        """Whether the state has become so large that it is time for a new home."""
        return sum(map(len, self.saved.values())) > self.size.limit

    def struck(self, number: signal.Signals, chance: Random) -> list[str]:
        """Write until a signal comes, at some moment; say what is wrong afterwards."""
        child = Forked(lambda say: self._write(Random(chance.random()), say))  # noqa: S311  # no secret
        child.pause(chance.uniform(0, 1.5) * self.duration, lines=chance.randint(1, _MOST_LINES))
        child.end(number)
        said = child.said()
        self.halves += bool(leftovers(self.home.place))
        wrong = faults(said)
        return wrong + self._compared([item for item in said if item[0] != "fault"])

    def _write(self, chance: Random, say: Say) -> None:
        store = self.home.store()
        while True:
            key = f"key-{chance.randrange(KEYS)}"
            if chance.random() < _FORGET_SHARE:
                say(FORGETTING, key)
                store.forget([key])
                say(FORGOTTEN, key)
                continue
            word, length = f"{chance.random()} ", chance.randrange(self.size.note)
            say(WRITING, key, word, length)
            began = time.monotonic()
            step = _note(store, key, word + "x" * length)
            say(WRITTEN, step, time.monotonic() - began)

    # What is to be true afterwards

    def _compared(self, said: list[list[Any]]) -> list[str]:
        unfinished = self._take_down(said)
        wrong = strange_files(self.home.place)
        store = self.home.store()
        found = {
            change_id: (key, change)
            for (key, slot, change_id), change in changes_of(store).items()
            if slot == "note"
        }
        texts = {change_id: str(change["v"]) for change_id, (_, change) in found.items()}
        self._take_unfinished(unfinished, texts)
        wrong += [
            f"an acknowledged note is missing: {name}" for name in self.saved if name not in found
        ]
        wrong += [
            f"a note that nobody wrote or that was forgotten: {name}"
            for name in texts
            if name not in self.saved
        ]
        wrong += [
            f"an acknowledged note is another: {name}"
            for name, text in self.saved.items()
            if texts.get(name, text) != text
        ]
        wrong += [
            f"{name} is void" for name, (_, change) in found.items() if change.get("undo", 0) % 2
        ]
        wrong += store.notices
        return wrong + self._undone(store)

    def _take_down(self, said: list[list[Any]]) -> list[Any]:
        """Take down what was acknowledged; give what was begun and not acknowledged."""
        begun: list[Any] = []
        for item in said:
            if item[0] == WRITTEN:
                self._save(item[1], begun)
                self.duration = item[2]
            elif item[0] == FORGOTTEN:
                self._forget(item[1])
            begun = item if item[0] in {WRITING, FORGETTING} else []
        self.acknowledged += sum(item[0] in {WRITTEN, FORGOTTEN} for item in said)
        return begun

    def _save(self, change_id: str, begun: list[Any]) -> None:
        _, key, word, length = begun
        self.saved[change_id], self.keys[change_id] = word + "x" * length, key

    def _forget(self, key: str) -> None:
        for change_id in [name for name, on in self.keys.items() if on == key]:
            del self.saved[change_id], self.keys[change_id]

    def _take_unfinished(self, begun: list[Any], texts: dict[str, str]) -> None:
        """See whether the last thing came through: it may have or not, but wholly."""
        if begun and begun[0] == WRITING:
            for name, text in texts.items():
                if name not in self.saved and text == begun[2] + "x" * begun[3]:
                    self._save(name, begun)
        elif begun and not any(name in texts for name, on in self.keys.items() if on == begun[1]):
            self._forget(begun[1])

    def _undone(self, store: Store) -> list[str]:
        """Undo the last step and give it back; say what does not fit."""
        expected = max(self.saved)
        step = store.undo().step
        if step is None or step.id != expected:
            return [f"undo took back {step} instead of {expected}", *store.notices]
        void = self._undo_count(expected) % 2
        again = store.redo().step
        if not void or again is None or again.id != expected or self._undo_count(expected) % 2:
            return [f"{expected} was not undone and redone"]
        return [*store.notices, *leftovers(self.home.place)]

    def _undo_count(self, change_id: str) -> int:
        changes = changes_of(self.home.store())
        return changes[self.keys[change_id], "note", change_id].get("undo", 0)


def _note(store: Store, key: str, text: str) -> str:
    """Write a note and give the step's id; on the undo stack its text does not stand."""
    step = store.apply(f"note on {key}", [edit(key, "note", text)]).step
    return "" if step is None else step.id
