"""Weeks: how many works were done in each, Monday first, in the reader's own time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

SHOWN = 53
"""The weeks that are counted one by one: this one, and a year of weeks before it."""

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday, and the number of works that were done in it."""

    monday: date
    done: int


@dataclass(frozen=True, slots=True)
class Weeks:
    """The last weeks, oldest first, the last one being this week; each work is in one place only.

    `earlier` counts what was done before the first of them, `undated` what was done nobody knows when.
    """

    weeks: tuple[Week, ...]
    earlier: int = 0
    undated: int = 0

    @classmethod
    def of(cls, days: Iterable[date | None], today: date, shown: int = SHOWN) -> Self:
        """Count days by week; what a clock that is ahead dated later than today is of this week."""
        counts = Counter(days)
        undated = counts.pop(None, 0)
        this = monday_of(today)
        first = this - min(shown - 1, (this - _FIRST) // _WEEK) * _WEEK
        done = Counter[date]()
        for day, count in counts.items():
            if day is not None:
                done[min(monday_of(day), this)] += count
        mondays = [first + n * _WEEK for n in range((this - first) // _WEEK + 1)]
        weeks = tuple(Week(monday, done[monday]) for monday in mondays)
        earlier = sum(count for monday, count in done.items() if monday < first)
        return cls(weeks, earlier, undated)

    def last(self, count: int) -> "Weeks":
        """Count only that many of them one by one (at least one), the others as `earlier`."""
        left_out = self.weeks[:-count]
        earlier = self.earlier + sum(week.done for week in left_out)
        return Weeks(self.weeks[len(left_out) :], earlier, self.undated)

    @property
    def this(self) -> int:
        """The number of works done this week."""
        return self.weeks[-1].done

    @property
    def most(self) -> int:
        """The largest number of works done in one of the weeks."""
        return max(week.done for week in self.weeks)

    @property
    def done(self) -> int:
        """The number of works done in all of the weeks."""
        return sum(week.done for week in self.weeks)


_FIRST = date.min  # a Monday: no week begins before it


def monday_of(day: date) -> date:
    """Give the Monday of the week that a day is in."""
    return day - timedelta(days=day.weekday())
