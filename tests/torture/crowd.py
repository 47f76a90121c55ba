"""Programs and threads that edit the same marks at once: every edit that was acknowledged is kept."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from crowd_outcome import wrong_in
from crowd_tinydb import lost_by_plain_tinydb
from crowd_worker import EDITED, TAKEN_BACK, Commander, Typist, Writer
from forked import Forked
from reader_home import ReaderHome
from tally import Tally

_ROUND = 500  # edits in one home, whose file then has become long
_COMMANDS, _PRESSES = 6, 20
_MOST = 8


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Let two to eight programs at once make that many edits, spread over many homes."""
    chance = Random(seed)  # noqa: S311  # not for secrets
    wrong: list[str] = []
    found = _Found()
    rounds = -(-trials // _ROUND)
    for number in range(rounds):
        home = ReaderHome(folder / f"round-{number}")
        edits = min(_ROUND, trials - number * _ROUND)
        wrong += [f"round {number}: {text}" for text in _round(home, number, edits, chance, found)]
    note = (
        f"{rounds} homes, {found.programs} programs; {found.changes:,} edits changed something, "
        f"{found.undone:,} times undone or redone"
    )
    return Tally(fault="many at once", trials=trials, wrong=tuple(wrong), note=note)


def compare(trials: int, seed: int, folder: Path) -> Tally:
    """Let two programs at once edit a file of plain TinyDB, each its own records."""
    wrong = lost_by_plain_tinydb(trials, seed, folder)
    return Tally(fault="many at once", trials=trials, wrong=tuple(wrong))


@dataclass(slots=True)
class _Found:
    """What is worth seeing beside what was wrong."""

    programs: int = 0
    changes: int = 0
    undone: int = 0


def _round(home: ReaderHome, number: int, edits: int, chance: Random, found: _Found) -> list[str]:
    """Let a crowd work in one home, and say what is wrong there; every other one undoes as well."""
    undoes = number % 2 == 1
    workers = _writers(home, edits, chance, undoes=undoes)
    if number % 4 == 0:
        # Undo takes back the last step of anybody: what keys and commands do could not be counted.
        workers += [Commander(home, "command", _COMMANDS), Typist(home, _PRESSES)]
    children = [Forked(worker.work) for worker in workers]
    said = [item for child in children for item in child.said()]
    found.programs += len(workers)
    found.changes += sum(item[0] == EDITED for item in said)
    found.undone += sum(item[0] == TAKEN_BACK for item in said)
    return wrong_in(home, said, undoes=undoes)


def _writers(
    home: ReaderHome, edits: int, chance: Random, *, undoes: bool
) -> list[Writer | Commander | Typist]:
    programs = chance.randint(2, _MOST - 2)
    return [
        Writer(
            home,
            f"writer{number}",
            threads=chance.choice((1, 1, 3)),
            edits=edits // programs + (number < edits % programs),
            seed=chance.randrange(10**9),
            undoes=undoes,
        )
        for number in range(programs)
    ]
