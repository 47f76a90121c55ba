"""Mutants: the modules that keep marks get one mistake at a time, and the tests must notice each.

Run `python tests/torture/mutant.py [COUNT]` for a look at so many of them, by default all.
"""

import contextlib
import importlib.util
import os
import queue
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from covering import tests_by_line
from equivalent import EQUIVALENT
from mutation import Mutation, mutations
from tally import Tally, table, told

ROOT = Path(__file__).parents[2]
PACKAGES = ("data", "user_state", "tui")
TESTS: Mapping[str, Sequence[str]] = {
    "storage": ("storage", "reader_files"),
    "store": ("store", "kept_file", "erasure"),
    "change": ("change", "step", "mark", "contents"),
    "step": ("step", "action", "store"),
    "forgotten": ("forgotten", "erasure"),
    "contents": ("contents", "git_conflict", "reader_files"),
    "source": ("reader_files", "erasure"),
}
"""The tests that are to notice a mistake in a module of `user_state`, fast ones first."""

_PROCESSES = 2
_TIMEOUT = 180  # seconds; a mistake that makes a test hang is noticed as well


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

    near: dict[str, Mapping[int, tuple[str, ...]]] = {}

    def looked_at(module: str) -> str:
        with _lent(trees) as tree:
            near[module] = _tests_by_line(tree, module)
            # Tests that fail anyway would notice every mistake.
            return f"The tests of {module} fail as it is." if _fails(tree, _files(module)) else ""

    def tried(mutant: Mutant) -> str:
        with _lent(trees) as tree:
            tests = near[mutant.module].get(mutant.mutation.number, ())
            return "" if _is_noticed(mutant, tests, tree) else told(mutant.name)

    with ThreadPoolExecutor(_PROCESSES) as pool:
        found = [*pool.map(looked_at, TESTS), *pool.map(tried, chosen)]
    wrong = [*filter(None, found), *_unknown()]
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


@contextlib.contextmanager
def _lent(trees: queue.SimpleQueue[Path]) -> Iterator[Path]:
    tree = trees.get()
    try:
        yield tree
    finally:
        trees.put(tree)


def _is_noticed(mutant: Mutant, tests: Sequence[str], tree: Path) -> bool:
    """Let the tests that run the line look first, then all of the module."""
    path = tree / "refshelf" / "user_state" / f"{mutant.module}.py"
    # Two mutants of one size may be written within one tick of the clock.
    compiled = Path(importlib.util.cache_from_source(str(path)))
    compiled.unlink(missing_ok=True)
    path.write_text(mutant.mutation.source)
    try:
        return (bool(tests) and _fails(tree, tests)) or _fails(tree, _files(mutant.module))
    finally:
        shutil.copy(ROOT / "user_state" / path.name, path)
        compiled.unlink(missing_ok=True)


def _files(module: str) -> list[str]:
    return [f"tests/test_{name}.py" for name in TESTS[module]]


def _tests_by_line(tree: Path, module: str) -> Mapping[int, tuple[str, ...]]:
    path = tree / "refshelf" / "user_state" / f"{module}.py"
    return tests_by_line(tree, path, _files(module), _environment(tree))


def _environment(tree: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(tree)}


def _fails(tree: Path, tests: Sequence[str]) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "unshrunk", *tests]
    ran = subprocess.Popen(  # the interpreter itself, on tests of ours
        command,
        cwd=tree,
        env=_environment(tree),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return ran.wait(_TIMEOUT) != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        # Programs that a test started and did not wait for would go on for ever.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(ran.pid, signal.SIGKILL)
        ran.wait()


def main() -> None:
    """Try all mutants, or as many as are asked for, and print the survivors."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else sys.maxsize
    with tempfile.TemporaryDirectory() as folder:
        tally = run(count, 0, Path(folder))
    print(table([tally]))
    print("\n".join(sorted(tally.wrong)))


if __name__ == "__main__":
    main()
