"""Mutants: the modules that keep marks get one mistake at a time, and the tests must notice each.

Run `python tests/torture/mutant.py [COUNT]` for a look at so many of them, by default all.
"""

import importlib.util
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from equivalent import EQUIVALENT
from mutation import Mutation, mutations
from tally import Tally, table

ROOT = Path(__file__).parents[2]
PACKAGES = ("data", "user_state", "tui")
TESTS: Mapping[str, Sequence[str]] = {
    "storage": ("storage", "reader_files"),
    "store": ("store", "erasure"),
    "change": ("change", "step", "mark", "contents"),
    "step": ("step", "action", "store"),
    "forgotten": ("forgotten", "erasure"),
    "contents": ("contents", "git_conflict", "reader_files"),
    "source": ("reader_files", "erasure"),
}
"""The tests that are to notice a mistake in a module of `user_state`, fast ones first."""

_PROCESSES = 2
_TIMEOUT = 600  # seconds; a mistake that makes a test hang is noticed as well


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module of `user_state` with a mistake in it."""

    module: str
    mutation: Mutation

    @property
    def name(self) -> str:
        """Where the mistake is and what it is."""
        return f"user_state/{self.module}.py:{self.mutation.number}: {self.mutation.what}"

    @property
    def is_equivalent(self) -> bool:
        """Whether it is known that this changes nothing."""
        return (self.module, self.mutation.line, self.mutation.what) in EQUIVALENT


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Try so many mutants, drawn at random, with copies of the tree in a folder."""
    everyone = mutants()
    chosen = random.Random(seed).sample(everyone, min(trials, len(everyone)))  # noqa: S311  # a draw
    trees: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for number in range(_PROCESSES):
        trees.put(_copied(folder / f"tree-{number}"))

    def wrong_with(mutant: Mutant | str) -> str:
        tree = trees.get()
        try:
            if isinstance(mutant, str):
                return f"The tests of {mutant} fail as it is." if _fails(tree, mutant) else ""
            return "" if _is_noticed(mutant, tree) else mutant.name
        finally:
            trees.put(tree)

    with ThreadPoolExecutor(_PROCESSES) as pool:
        # Tests that fail anyway would notice every mistake.
        tried = [*pool.map(wrong_with, TESTS), *pool.map(wrong_with, chosen)]
    wrong = [*filter(None, tried), *_unknown()]
    note = f"of {len(everyone)} mutants; {len(EQUIVALENT)} more change nothing"
    return Tally(fault="a mistake in the code", trials=len(chosen), wrong=tuple(wrong), note=note)


def mutants() -> list[Mutant]:
    """List all mutants but those known to change nothing."""
    return [mutant for mutant in _all() if not mutant.is_equivalent]


def _all() -> list[Mutant]:
    return [
        Mutant(module, mutation)
        for module in TESTS
        for mutation in mutations((ROOT / "user_state" / f"{module}.py").read_text())
    ]


def _unknown() -> list[str]:
    """List what is said to change nothing and is no mutation any more: the line was changed."""
    made = {(mutant.module, mutant.mutation.line, mutant.mutation.what) for mutant in _all()}
    return [f"equivalent.py: {': '.join(entry)}" for entry in EQUIVALENT if entry not in made]


def _copied(tree: Path) -> Path:
    """Copy packages and tests to a folder in which `refshelf` can be imported as it is."""
    ignored = shutil.ignore_patterns("__pycache__", "torture", "bench", "__snapshots__")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tree / "refshelf" / name, ignore=ignored)
    shutil.copytree(ROOT / "tests", tree / "tests", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tree)
    shutil.copy(Path(__file__).with_name("unshrunk.py"), tree)
    return tree


def _is_noticed(mutant: Mutant, tree: Path) -> bool:
    path = tree / "refshelf" / "user_state" / f"{mutant.module}.py"
    # Two mutants of one size may be written within one tick of the clock.
    compiled = Path(importlib.util.cache_from_source(str(path)))
    compiled.unlink(missing_ok=True)
    path.write_text(mutant.mutation.source)
    try:
        return _fails(tree, mutant.module)
    finally:
        shutil.copy(ROOT / "user_state" / path.name, path)
        compiled.unlink(missing_ok=True)


def _fails(tree: Path, module: str) -> bool:
    files = [f"tests/test_{name}.py" for name in TESTS[module]]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "unshrunk", *files]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    try:
        ended = subprocess.run(  # the interpreter itself, on tests of ours
            command, cwd=tree, env=environment, capture_output=True, timeout=_TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return ended.returncode != 0


def main() -> None:
    """Try all mutants, or as many as are asked for, and print the survivors."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else sys.maxsize
    with tempfile.TemporaryDirectory() as folder:
        tally = run(count, 0, Path(folder))
    print(table([tally]))
    print("\n".join(sorted(tally.wrong)))


if __name__ == "__main__":
    main()
