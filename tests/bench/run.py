"""Measure the speed of refshelf, as ratios within one run, beside the targets of DESIGN.md.

It is a measurement and no test: the exit code says nothing about the targets.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import command_line
import key_stroke
import live_screen
import storing
from home import BUILT_IN, Home, make_home
from row import Row, table

_SIZES = (BUILT_IN, 10_000, 100_000)


def main() -> None:
    """Measure what the arguments ask for, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer runs, without 100,000 works")
    parser.add_argument("--only", action="append", choices=_MEASURES, metavar="NAME", help=_NAMES)
    given = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="refshelf-bench-") as folder:
        bench = Bench(Path(folder), is_quick=given.quick)
        for name in given.only or _MEASURES:
            sys.stderr.write(f"measuring: {name} ...\n")
            rows += _MEASURES[name](bench)
    load, *_ = os.getloadavg()
    sys.stdout.write(f"{table(rows)}\n{os.cpu_count()} cores, load {load:.1f} at the end\n")


class Bench:
    """What all measures share: homes, each made when it is first needed, and numbers of rounds."""

    def __init__(self, folder: Path, *, is_quick: bool) -> None:
        self.folder = folder
        self.is_quick = is_quick
        self.home = cache(self._make_home)

    def _make_home(self, works: int) -> Home:
        sys.stderr.write(f"making {works:,} works ...\n")
        return make_home(self.folder, works)

    def homes(self) -> list[Home]:
        """Give a home of each size."""
        return [self.home(works) for works in (_SIZES[:2] if self.is_quick else _SIZES)]

    def rounds(self, full: int, quick: int) -> int:
        """Say how often to measure."""
        return quick if self.is_quick else full


_MEASURES: dict[str, Callable[[Bench], list[Row]]] = {
    "start": lambda b: live_screen.measure(b.homes(), b.rounds(15, 5)),
    "keys": lambda b: key_stroke.measure(b.homes(), b.rounds(60, 16)),
    "search": lambda b: key_stroke.measure_search(b.home(10_000), b.rounds(72, 24)),
    "commands": lambda b: command_line.measure(b.home(24), b.home(10_000), b.rounds(20, 6)),
    "store": lambda b: storing.measure(b.folder / "store", b.rounds(40, 15)),
}
_NAMES = f"one of {', '.join(_MEASURES)}; can be repeated"

if __name__ == "__main__":
    main()
