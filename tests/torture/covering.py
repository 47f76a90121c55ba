"""Which tests run which lines of a module: the ones most likely to notice a mistake there."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from coverage import CoverageData

_DATA = "covering.data"
_CONFIG = "covering.cfg"
_ASKED = f"[run]\ndynamic_context = test_function\ndata_file = {_DATA}\n"


def tests_by_line(
    tree: Path, module: Path, files: Sequence[str], environment: Mapping[str, str]
) -> Mapping[int, tuple[str, ...]]:
    """Run test files in a tree and give, by number of a module's line, the tests that run it.

    Left out is what tests do in threads and processes, and what their imports do: a line that is
    missing may be run all the same.
    """
    (tree / _CONFIG).write_text(_ASKED)
    coverage = ("-m", "coverage", "run", f"--rcfile={_CONFIG}", f"--include={module}")
    pytest = ("-m", "pytest", "-q", "-p", "unshrunk", *files)
    command = [sys.executable, *coverage, *pytest]
    # What the tests say of the code as it is, the caller asks them without the measuring.
    subprocess.run(command, cwd=tree, env=dict(environment), capture_output=True, check=False)
    data = CoverageData(str(tree / _DATA))
    data.read()
    lines = data.contexts_by_lineno(str(module))
    found = {number: tuple(filter(None, map(_node, names))) for number, names in lines.items()}
    return {number: tests for number, tests in found.items() if tests}


def _node(context: str) -> str:
    """Give pytest's name of a test; coverage's is `tests.test_store.test_it`, "" is none."""
    file, _, test = context.removeprefix("tests.").rpartition(".")
    return f"tests/{file}.py::{test}" if file else ""
