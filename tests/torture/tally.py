"""What a campaign came to: how often the fault struck, and everything that must not have been."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The count of one campaign: a sentence for each thing that went wrong, none if all is well.

    `note` is what else is worth seeing, such as how many writes were acknowledged.
    """

    fault: str
    trials: int
    wrong: tuple[str, ...] = ()
    note: str = ""

    def cells(self) -> list[str]:
        """Give the texts of the table's cells."""
        return [self.fault, f"{self.trials:,}", f"{len(self.wrong):,}", self.note]


def told(text: str) -> str:
    """Say what was wrong at once, if anything was: a run of hours may be broken off before its table."""
    if text:
        sys.stderr.write(f"  {text}\n")
        sys.stderr.flush()
    return text


_HEAD = ["fault", "trials", "wrong", "beside it"]


def table(tallies: Iterable[Tally]) -> str:
    """Lay out tallies as one table."""
    lines: Sequence[list[str]] = [_HEAD, *(tally.cells() for tally in tallies)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(_HEAD))]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: list[str], widths: list[int]) -> str:
    fault, trials, wrong, note = cells
    numbers = f"{trials.rjust(widths[1])}  {wrong.rjust(widths[2])}"
    return f"{fault.ljust(widths[0])}  {numbers}  {note}".rstrip()
