"""Progress: how many works of a category, a catalog, a shelf are done."""

from typing import NamedTuple


class Progress(NamedTuple):
    """How far a reader is: each work counts once; skipped ones leave both sides of the fraction."""

    done: int = 0
    skipped: int = 0
    total: int = 0

    @property
    def of(self) -> int:
        """The number of works that are to be done at all."""
        return self.total - self.skipped

    @property
    def fraction(self) -> float:
        """The part that is done, 0 to 1; 0 where there is nothing to do."""
        return self.done / self.of if self.of else 0.0

    @property
    def percent(self) -> int:
        """The part that is done in whole percent: 100 only when all is, 0 only when nothing is."""
        if not self.done:
            return 0
        return 100 if self.done >= self.of else min(99, max(1, round(100 * self.fraction)))
