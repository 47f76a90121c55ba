"""The rows of the table: what was measured against what, and whether it is what the design asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure: its values, run by run, beside those of what it is measured against.

    `target` is the most that the ratio may be, by DESIGN.md; None where it names none.
    """

    what: str
    values: Sequence[float]
    against: str
    others: Sequence[float]
    target: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """The median of the ratios of the runs, each to its neighbour in time."""
        return median(one / other for one, other in zip(self.values, self.others, strict=True))

    def cells(self) -> list[str]:
        """Give the texts of the table's cells."""
        met = "" if self.target is None else "yes" if self.ratio <= self.target else "NO"
        return [
            self.what,
            f"{self.ratio:.2f}",
            "" if self.target is None else f"{self.target:.2f}",
            met,
            f"{median(self.values):.1f}",
            f"{min(self.values):.1f}",
            f"{median(self.others):.1f}",
            f"{min(self.others):.1f}",
            self.unit,
            f"{len(self.values)}",
            self.against,
        ]


_HEAD = ["what", "x", "target", "met", "median", "min", "of it", "min", "", "runs", "against"]


def table(rows: Iterable[Row]) -> str:
    """Lay out rows as one table; `x` is the ratio, `of it` the median of what it was measured against."""
    lines = [_HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(_HEAD))]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: list[str], widths: list[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    aligned = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others[:-1])]
    return "  ".join([*aligned, cells[-1]])
