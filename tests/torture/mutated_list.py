"""Mutated lists and exports: each is imported or refused in words, in time and memory as it is long.

What is mutated are pieces of up to 8,000 bytes; in a campaign of many trials also whole files and large
ones. Only there are time and memory judged strictly: a machine that has other work to do measures badly.
Large ones are judged for time alone: what names a work in a dozen bytes takes more memory than ten
times its size, for each work is kept.
"""

import multiprocessing
import random
import sys
import time
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

from list_mutation import grown, mutated_list
from list_sample import chosen
from refshelf.data.catalog_reader import read_catalog
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.importer.assembly import Making
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.imported import Imported
from refshelf.data.importer.importing import import_bytes
from refshelf.data.importer.item import Origin
from tally import Tally

_STRICT = 10_000  # trials from which on time and memory are judged strictly
_MEGABYTE = 1_000_000
_SECONDS = 2.0  # of the processor, for a megabyte
_LEAST_SECONDS = 0.25
_PATIENCE = 20.0  # seconds after which any import is one that hangs
_TIMES = 10  # as much memory as the list has bytes
_LEAST_MEMORY = 4_000_000
_MEASURED = 40  # of so many trials one is looked at for memory
_GROWN, _GROWN_TO = 50, 250_000  # of so many trials one is of that many bytes
_PART = 100  # trials that a process takes at once
_TOLD = 50  # after so many parts it is told how far it is
_WRITTEN = 8  # of so many trials one is written as a file and read again


class _Wrong(Exception):
    pass


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Mutate so many lists; every wrong thing is named with the number of its trial."""
    job = _Job(seed, trials >= _STRICT)
    import_bytes(b"- [A](https://a.example)", Origin(name="a.md"), Making(format=""))
    found = job(range(trials)) if trials < _STRICT else _in_processes(job, trials)
    wrong = tuple(text for text in found if text)
    return Tally(fault="mutated lists", trials=trials, wrong=wrong, note=f"seed {seed}")


def _in_processes(job: "_Job", trials: int) -> list[str]:
    """Use all processors; say at once what is wrong, for the run may be broken off."""
    parts = [range(start, min(start + _PART, trials)) for start in range(0, trials, _PART)]
    found: list[str] = []
    with multiprocessing.Pool() as pool:
        for number, part in enumerate(pool.imap_unordered(job, parts), 1):
            wrong = [text for text in part if text]
            found += wrong
            lines = [f"  {text}\n" for text in wrong]
            if number % _TOLD == 0:
                lines.append(f"  {min(number * _PART, trials):,} of {trials:,}\n")
            sys.stderr.write("".join(lines))
            sys.stderr.flush()
    return found


@dataclass(frozen=True, slots=True)
class _Job:
    """Some trials in one process."""

    seed: int
    is_strict: bool

    def __call__(self, numbers: range) -> list[str]:
        return [self._one(f"{self.seed}/{number}", number) for number in numbers]

    def _one(self, name: str, number: int) -> str:
        chance = random.Random(name)  # noqa: S311  # chance is wanted, not secrecy
        sample = chosen(chance, may_be_whole=self.is_strict)
        other = chosen(chance, may_be_whole=False)
        data, how = mutated_list(sample.data, other.data, chance)
        if self.is_strict and number % _GROWN == 0:
            data, how = grown(data, _GROWN_TO, chance), f"{how}, grown"
        file = sample.name if chance.random() < 0.9 else other.name
        try:
            self._check(data, file, number)
        except Exception as error:  # noqa: BLE001  # whatever it is, it must not have been
            return f"trial {name}, {file} by {how}: {_told(error)}"[:600]
        return ""

    def _check(self, data: bytes, file: str, number: int) -> None:
        began = time.process_time()
        found = _import(data, file)
        taken = time.process_time() - began
        wanted = _PATIENCE
        if self.is_strict:
            wanted = max(_SECONDS * len(data) / _MEGABYTE, _LEAST_SECONDS)
        if taken > wanted and (again := _seconds(data, file)) > wanted:
            raise _Wrong(f"{len(data):,} bytes took {again:.2f} s")
        if self.is_strict and number % _MEASURED == 1:
            _check_memory(data, file)
        if found is not None and number % _WRITTEN == 0:
            _check_file(found)


def _import(data: bytes, file: str) -> Imported | None:
    """Import as a reader does; None for what is refused, which must be said in words."""
    try:
        return import_bytes(
            data, Origin(url="https://lists.example/a/b.md", name=file), Making(format="")
        )
    except Unreadable as fault:
        if len(str(fault).split()) < 3:
            raise _Wrong(f"it was refused without words: {fault}") from fault
        return None


def _seconds(data: bytes, file: str) -> float:
    """Measure anew, the best of three: other work on the machine only ever adds to it."""
    best = _PATIENCE
    for _turn in range(3):
        began = time.process_time()
        _import(data, file)
        best = min(best, time.process_time() - began)
    return best


def _check_memory(data: bytes, file: str) -> None:
    tracemalloc.start()
    try:
        _import(data, file)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    if most > max(_TIMES * len(data), _LEAST_MEMORY):
        raise _Wrong(f"{len(data):,} bytes took {most:,} of memory")


def _check_file(found: Imported) -> None:
    read = read_catalog(write_catalog(found.catalog))
    if read.problems:
        raise _Wrong(f"the catalog's file has a problem: {read.problems[0]}")
    if read.catalog != found.catalog:
        raise _Wrong("the catalog's file says something else than was imported")


def _told(error: Exception) -> str:
    if isinstance(error, _Wrong):
        return str(error)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = (
        ""
        if trace is None
        else f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    )
    return f"{type(error).__name__}{place}: {error}"
