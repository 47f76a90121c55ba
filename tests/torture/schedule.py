"""Random schedules of three devices on the real store and real files, against a model of facts.

In each, some forty times a reader does something or something befalls the files; then everybody gets
every file. What the invariants of `invariant.py` promise is checked on the way and at the end.
"""

import multiprocessing
import os
import random
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from deed import DEEDS
from harm import HARMS
from invariant import Broken
from meeting import meet
from newest_wins import lost_edits
from tally import Tally
from world import World

MOVES = 40
_ALL: dict[Callable[[World, random.Random], None], int] = {**DEEDS, **HARMS}
_MANY = 500  # trials from which on all processors are worth starting
_SHORTENED = 3  # failures whose schedule is shortened, to be understood

Move = tuple[Callable[[World, random.Random], None], int]


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Run so many schedules; a wrong one is named by its number and shown with what it did."""
    wrong = _all(_wrong, trials, seed, folder)
    told = [text for _, text in sorted(wrong) if text]
    return Tally(fault="device schedules", trials=trials, wrong=tuple(told), note=f"seed {seed}")


def compare(trials: int, seed: int, folder: Path) -> Tally:
    """Let the devices share one file of plain TinyDB, the newest wins; count schedules that lose."""
    found = _all(lost_edits, trials, seed, folder)
    lost = sum(gone for gone, _ in found)
    total = sum(made for _, made in found)
    wrong = tuple(f"a schedule lost {gone} of {made} edits" for gone, made in found if gone)
    note = f"{lost:,} of {total:,} edits lost"
    return Tally(fault="schedules, one shared file", trials=trials, wrong=wrong, note=note)


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[str, Path], object]
    seed: int
    folder: Path

    def __call__(self, number: int) -> object:
        with _place(self.folder) as place:
            return self.work(f"{self.seed}/{number}", place)


def _all(work: Callable[[str, Path], object], trials: int, seed: int, folder: Path) -> list:
    job = _Job(work, seed, folder)
    if trials < _MANY:
        return [job(number) for number in range(trials)]
    with multiprocessing.Pool() as pool:
        return pool.map(job, range(trials), chunksize=20)


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    """Give a folder in memory, where the system has one: a schedule is to be fast, not durable."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of a random name is made in it
    root = memory if os.access(memory, os.W_OK) else folder
    place = Path(tempfile.mkdtemp(prefix="schedule-", dir=root))
    try:
        yield place
    finally:
        shutil.rmtree(place)


def _wrong(name: str, folder: Path) -> tuple[str, str]:
    """Run one schedule; give its name, and what was wrong with it, if anything was."""
    moves = _moves(name)
    failure = play(moves, name, folder / "1")
    if failure is None:
        return name, ""
    shorter, failure = _shortened(moves, failure, name, folder)
    steps = "; ".join(failure.trace)
    return name, f"schedule {name}: {failure.what}. After {len(shorter)} moves: {steps}"


def _moves(name: str) -> list[Move]:
    chance = random.Random(name)  # noqa: S311  # chance is wanted, not secrecy
    kinds = chance.choices(list(_ALL), weights=list(_ALL.values()), k=MOVES)
    return [(kind, chance.getrandbits(32)) for kind in kinds]


@dataclass(frozen=True, slots=True)
class Failure:
    """What was wrong with a schedule: in words, which invariant (0: a fault), and what had been done."""

    number: int
    what: str
    trace: tuple[str, ...]


def play(moves: list[Move], name: str, folder: Path) -> Failure | None:
    """Do these moves, let all meet, and give what was wrong."""
    world = World(folder)
    with _foreseeable_ids(name):
        try:
            for move, seed in moves:
                move(world, random.Random(seed))  # noqa: S311  # as above
            meet(world, random.Random(name))  # noqa: S311  # as above
        except Broken as broken:
            return Failure(broken.number, str(broken), tuple(world.trace))
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not have been
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(last.filename).name}:{last.lineno}"
            return Failure(0, f"{type(error).__name__} at {place}: {error}", tuple(world.trace))
    return None


@contextmanager
def _foreseeable_ids(name: str) -> Iterator[None]:
    """Make the random parts of ids and names the same whenever the schedule is played again."""
    chance = random.Random(name)  # noqa: S311  # as above
    real = os.urandom
    os.urandom = chance.randbytes
    try:
        yield
    finally:
        os.urandom = real


def _shortened(
    moves: list[Move], failure: Failure, name: str, folder: Path
) -> tuple[list[Move], Failure]:
    """Leave out moves, as long as the same invariant breaks without them."""
    place, number = len(moves) - 1, 2
    while place >= 0:
        fewer = moves[:place] + moves[place + 1 :]
        found = play(fewer, name, folder / str(number))
        shutil.rmtree(folder / str(number))
        if found is not None and found.number == failure.number:
            moves, failure = fewer, found
        place, number = place - 1, number + 1
    return moves, failure
