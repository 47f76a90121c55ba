"""Whole commands, from start to end, against the imports that they cannot do without."""

import subprocess
import time
from collections.abc import Sequence

from home import PYTHON, REFSHELF, Home
from row import Row

_CLICK = [PYTHON, "-c", "import click"]
_TINYDB = [PYTHON, "-c", "import tinydb, click"]


def measure(small: Home, large: Home, rounds: int) -> list[Row]:
    """Run list and mark commands in turns with bare imports; the first round is left out."""
    commands: dict[str, tuple[Home, list[str]]] = {
        "click": (small, _CLICK),
        "list": (small, [REFSHELF, "list"]),
        "list, large": (large, [REFSHELF, "list"]),
        "tinydb": (small, _TINYDB),
        "read": (small, [REFSHELF, "read", "atc22"]),
        "unread": (small, [REFSHELF, "unread", "atc22"]),
        "read, large": (large, [REFSHELF, "read", "atc22"]),
        "unread, large": (large, [REFSHELF, "unread", "atc22"]),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, (home, arguments) in commands.items():
            times[name].append(_run(home, arguments))
    found = {name: values[1:] for name, values in times.items()}
    lists = [("list", small, 2.0), ("list, large", large, None)]
    marks = [("read", small, 2.0), ("unread", small, 2.0)]
    more = [("read, large", large, None), ("unread, large", large, None)]
    return [
        *(_row(found, name, home, "click", target) for name, home, target in lists),
        *(_row(found, name, home, "tinydb", target) for name, home, target in [*marks, *more]),
    ]


def _row(
    found: dict[str, list[float]], name: str, home: Home, floor: str, target: float | None
) -> Row:
    return Row(
        what=f"refshelf {name.partition(',')[0]}, {home.works:,}",
        values=found[name],
        against=f"import {'click' if floor == 'click' else 'tinydb, click'}",
        others=found[floor],
        target=target,
    )


def _run(home: Home, arguments: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(
        arguments,
        env=home.environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return (time.perf_counter() - begun) * 1000
