"""The campaigns there are, and how often each lets its fault strike."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias, cast

from tally import Tally

Run: TypeAlias = Callable[[int, int, Path], Tally]


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A module with `run(trials, seed, folder)` and perhaps `compare`, the same on plain TinyDB.

    `check` is the number of trials of `make check` (0: none), spread over `parts` tests there, and
    `torture` that of `make torture`. `compared` trials are enough to see plain TinyDB lose something.
    """

    module: str
    check: int
    torture: int
    compared: int = 0
    parts: int = 1

    @property
    def is_here(self) -> bool:
        """Whether the module can be found."""
        return find_spec(self.module) is not None

    def runner(self) -> Run:
        """Give what makes the fault strike our storage."""
        return cast("Run", import_module(self.module).run)

    def comparison(self) -> Run | None:
        """Give what makes the same fault strike plain TinyDB; None where that makes no sense."""
        return cast("Run | None", getattr(import_module(self.module), "compare", None))


CAMPAIGNS = {
    "kill": Campaign(module="kill", check=200, torture=5_000, compared=60, parts=4),
    "crowd": Campaign(module="crowd", check=2_000, torture=100_000, compared=200, parts=2),
    "system-call": Campaign(module="system_call", check=400, torture=10_000, compared=50, parts=2),
    "refusal": Campaign(module="refusal", check=26, torture=26, compared=2, parts=2),
    "schedule": Campaign(module="schedule", check=300, torture=20_000, compared=50),
    "mutated-file": Campaign(module="mutated_file", check=2_000, torture=100_000, compared=200),
    "mistake": Campaign(module="mutant", check=0, torture=1_000),
    "walk": Campaign(module="walk", check=20, torture=200, parts=4),
    "list-update": Campaign(module="list_update", check=0, torture=5_000),
    "mutated-list": Campaign(module="mutated_list", check=5_000, torture=100_000, parts=4),
}
