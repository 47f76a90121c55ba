"""A chart of weeks: a column for each, the months and their sums below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..user_state.week import SHOWN, Week, Weeks
from .glyph import Glyphs
from .ink import Ink, InkLine, Span, said

_LABEL = 4  # cells of a month's name with the gap after it
_WIDEST = 3  # cells of a column with the gap after it


def fitting_weeks(weeks: Weeks, width: int) -> Weeks:
    """Give the weeks, the last ones of them, that have room in so many cells."""
    return weeks.last(max(1, width - _gutter(weeks)))


def week_chart(weeks: Weeks, glyphs: Glyphs, width: int, rows: int) -> Iterator[InkLine]:
    """Draw the weeks that `fitting_weeks` gave, in at most so many rows and three lines below.

    The number at the axis is what the top of the columns stands for. Where no week has more works
    than there are rows, one row is one work.
    """
    gutter = _gutter(weeks)
    rows = max(2, min(rows, weeks.most))
    top = max(weeks.most, rows)
    step = max(1, min(_WIDEST, (width - gutter) // SHOWN))
    for row in range(rows - 1, -1, -1):
        label = str(top) if row == rows - 1 else ""
        cells = (_cell(week.done * rows / top, row, glyphs.levels) for week in weeks.weeks)
        columns = "".join(cell * max(1, step - 1) + " " * (step > 1) for cell in cells)
        yield InkLine((Span(f"{label:>{gutter - 1}} ", Ink.DIM), Span(columns.rstrip(), Ink.DONE)))
    rule = glyphs.rule * (len(weeks.weeks) * step)
    yield InkLine((Span(f"{0:>{gutter - 1}} ", Ink.DIM), Span(rule, Ink.FAINT)))
    months = list(_months(weeks.weeks, step, width - gutter))
    yield said(_at(gutter, [(month.place, month.name) for month in months]), Ink.DIM)
    yield said(_at(gutter, [(month.place, str(month.done)) for month in months]))


def _gutter(weeks: Weeks) -> int:
    return max(2, len(str(weeks.most))) + 1


def _cell(height: float, row: int, levels: str) -> str:
    """Draw the cell in that row, counted from below, of a column that is so many rows high."""
    # Something that was done always shows.
    steps = max(1, round(height * len(levels))) if height else 0
    level = min(len(levels), steps - row * len(levels))
    return levels[level - 1] if level > 0 else " "


@dataclass(frozen=True, slots=True)
class _Month:
    """A month under the chart: its name, the works of the weeks that begin in it, and its place."""

    name: str
    done: int
    place: int


def _months(weeks: Sequence[Week], step: int, width: int) -> Iterator[_Month]:
    """Go through the months that have room for their name."""
    place = 0
    for first, group in groupby(weeks, key=lambda week: week.monday.replace(day=1)):
        found = list(group)
        is_last = found[-1] is weeks[-1]
        room = width + 1 - place if is_last else len(found) * step
        if room >= _LABEL:
            yield _Month(_NAMES[first.month - 1], sum(week.done for week in found), place)
        place += len(found) * step


_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _at(gutter: int, texts: Sequence[tuple[int, str]]) -> str:
    """Put texts at their places, one after the other at least."""
    line = " " * gutter
    for place, text in texts:
        line = line.ljust(gutter + place)
        line += f" {text}" if len(line) > gutter + place else text
    return line
