"""Programs that are ended by a signal at any moment of a write: what they said is saved is there."""

import signal
from collections.abc import Iterator
from pathlib import Path
from random import Random

from forked import signals_as_started
from killed_program import KilledProgram
from killed_store import KilledStore
from killed_tinydb import KilledTinyDB
from tally import Tally

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_PATIENCE = 20
_SCREEN_SHARE, _COMMAND_SHARE = 50, 10  # one in so many trials; the others are the store itself


def run(trials: int, seed: int, folder: Path) -> Tally:
    """End the store, commands and the screen while they write."""
    chance = Random(seed)  # noqa: S311  # for moments, not for secrets
    screens = -(-trials // _SCREEN_SHARE)
    commands = trials // _COMMAND_SHARE
    readers = _Readers(folder)
    wrong: list[str] = []
    for trial in range(trials - commands - screens):
        found = readers.store(chance).struck(_signal(trial), chance)
        wrong += _told(trial, found)
        if found:  # else the same would be told again after each further trial
            readers.close()
    readers.close()
    with signals_as_started():
        wrong += _programs_struck(commands, screens, seed, folder / "program")
    note = (
        f"{commands} commands, {screens} screens; {readers.acknowledged:,} changes were "
        f"acknowledged, {readers.halves:,} kills left a half-written file"
    )
    return Tally(fault="killed while writing", trials=trials, wrong=tuple(wrong), note=note)


def _programs_struck(commands: int, screens: int, seed: int, folder: Path) -> list[str]:
    chance = Random(seed)  # noqa: S311  # as above
    program = KilledProgram.begin(folder / "0")
    wrong: list[str] = []
    for trial in range(seed, seed + commands + screens):  # few trials, many seeds: all signals
        is_screen = trial >= seed + commands
        strike = program.screen_struck if is_screen else program.command_struck
        found = strike(_signal(trial), chance)
        wrong += _told(trial, found, "the screen" if is_screen else "a command")
        if found:
            program = KilledProgram.begin(folder / str(trial + 1))
    return wrong


def compare(trials: int, seed: int, folder: Path) -> Tally:
    """End plain TinyDB in the same way."""
    chance = Random(seed)  # noqa: S311  # as above
    folder.mkdir(parents=True, exist_ok=True)
    plain = KilledTinyDB(folder / "plain.json")
    wrong: list[str] = []
    trial = 0
    # Where the disk is memory the moments that hurt are short: then it takes more to meet one.
    while trial < trials or (not wrong and trial < _PATIENCE * trials):
        wrong += _told(trial, plain.struck(_signal(trial), chance))
        trial += 1
    return Tally(fault="killed while writing", trials=trial, wrong=tuple(wrong))


class _Readers:
    """Readers one after the other, each in a home of their own until the state is large enough."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._reader: KilledStore | None = None
        self.acknowledged = 0
        self.halves = 0

    def store(self, chance: Random) -> KilledStore:
        """Give a store that is not full yet."""
        if self._reader is None or self._reader.is_full:
            self.close()
            self._number += 1
            self._reader = KilledStore.begin(self._folder / f"store-{self._number}", chance)
        return self._reader

    def close(self) -> None:
        """Add up what became of the store."""
        if self._reader is not None:
            self.acknowledged += self._reader.acknowledged
            self.halves += self._reader.halves
            self._reader = None


def _signal(trial: int) -> signal.Signals:
    return SIGNALS[trial % len(SIGNALS)]


def _told(trial: int, wrong: list[str], what: str = "") -> Iterator[str]:
    """Say of what is wrong when it was."""
    number = _signal(trial)
    for sentence in wrong:
        yield f"trial {trial}, {number.name}{what and ', '}{what}: {sentence}"
