"""Mutated state files in every place where one is read: nothing may be lost to them, or stumble.

The files are real ones, of all kinds; each trial mutates one file of a home, looks at the marks,
sets one, takes it back, and looks again in a new program.
"""

import multiprocessing
import os
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from file_mutation import mutated
from mutable_home import KINDS, ROLES, Templates
from mutated_command import check_command, check_process
from mutated_store import Wrong, check_store
from mutated_tinydb import plain_trial
from tally import Tally, told

_MANY = 2_000  # trials from which on all processors are worth starting
_COMMANDS = 0.05  # the share of trials that are looked at through a command as well
_PROCESSES = 500  # every so many trials one command is a process of its own


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Mutate so many files; every wrong thing is named with the number of its trial."""
    wrong = [text for text in _all(_trial, trials, seed, folder) if text]
    return Tally(fault="mutated files", trials=trials, wrong=tuple(wrong), note=f"seed {seed}")


def compare(trials: int, seed: int, folder: Path) -> Tally:
    """Do the same to files of plain TinyDB; count tracebacks and bytes that are gone."""
    wrong = [text for text in _all(plain_trial, trials, seed, folder) if text]
    raised = sum("raised" in text for text in wrong)
    note = f"{raised} tracebacks, {len(wrong) - raised} overwritten"
    return Tally(fault="mutated files", trials=trials, wrong=tuple(wrong), note=note)


Trial: TypeAlias = Callable[[str, int, Templates, Path], str]


def _trial(name: str, number: int, templates: Templates, folder: Path) -> str:
    """Mutate one file; give what was wrong, "" for nothing."""
    chance = random.Random(name)  # noqa: S311  # chance is wanted, not secrecy
    kind, role = chance.choice(KINDS), chance.choice(ROLES)
    home = templates.home(kind).copied(folder / "home")
    path = home.path(role, chance)
    data, how = mutated(path.read_bytes(), templates.another, chance)
    path.write_bytes(data)
    try:
        if number % _PROCESSES == 0:
            check_process(home, chance)
        elif chance.random() < _COMMANDS:
            check_command(home, chance)
        check_store(home, path, data, role)
    except Wrong as wrong:
        return f"trial {name}, {kind}, {role} by {how}: {wrong}"
    except Exception as error:  # noqa: BLE001  # whatever it is, it must not have been
        place = _place(error)
        return f"trial {name}, {kind}, {role} by {how}: {type(error).__name__}{place}: {error}"[
            :600
        ]
    return ""


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


@dataclass(frozen=True, slots=True)
class _Job:
    """Some trials in one process, which share the homes that they copy."""

    trial: Trial
    seed: int
    folder: Path

    def __call__(self, numbers: range) -> list[str]:
        memory = Path("/dev/shm")  # noqa: S108  # a folder of a random name is made in it
        root = memory if os.access(memory, os.W_OK) else self.folder
        with tempfile.TemporaryDirectory(prefix="mutation-", dir=root) as name:
            folder = Path(name)
            templates = Templates(folder / "templates")
            return [self._one(number, templates, folder) for number in numbers]

    def _one(self, number: int, templates: Templates, folder: Path) -> str:
        place = folder / "trial"
        place.mkdir()
        try:
            return self.trial(f"{self.seed}/{number}", number, templates, place)
        finally:
            shutil.rmtree(place)


def _all(trial: Trial, trials: int, seed: int, folder: Path) -> list[str]:
    job = _Job(trial, seed, folder)
    if trials < _MANY:
        return job(range(trials))
    parts = [range(start, min(start + 200, trials)) for start in range(0, trials, 200)]
    with multiprocessing.Pool() as pool:
        return [told(text) for found in pool.imap(job, parts) for text in found]
