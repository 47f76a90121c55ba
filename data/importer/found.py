"""What walks through nested tags find: items in folders, and what the text itself is called."""

from dataclasses import dataclass, field

from .html_token import Lines
from .item import Item, Path, Reading
from .loss import Losses

DEEPEST = 64
"""So many folders within each other are told apart."""


@dataclass(slots=True)
class Found:
    """What was found so far; `lines` tells the line of a place in the text."""

    lines: Lines
    items: list[Item] = field(default_factory=list[Item])
    categories: list[Path] = field(default_factory=list[Path])
    losses: Losses = field(default_factory=Losses)
    title: str = ""

    def reading(self) -> Reading:
        """Give all of it."""
        return Reading(
            items=tuple(self.items),
            left=self.losses.left(),
            title=self.title or None,
            categories=tuple(self.categories),
        )
