"""What a query has to know of the works it searches."""

from collections.abc import Collection, Sequence
from typing import Protocol

from .status import Status


class Facts(Protocol):
    """The works of a shelf, numbered from 0 in list order, with what a query asks of them.

    Every text but `title` is folded (`refshelf.data.text.fold`). Columns are asked for once in a
    search, the rest work by work, as late as possible. Whatever a reader set belongs to `marked`
    works only: status, star, tags, note, position, conflict and loss of others are never asked for.
    """

    def __len__(self) -> int:
        """Count the works."""
        ...

    def texts(self) -> Sequence[str]:
        """Give the text of each work, its parts separated by newlines, without notes and tags.

        Every line of `people` is within a line of it.
        """
        ...

    def kinds(self) -> Sequence[str]:
        """Give the kind of each work."""
        ...

    def years(self) -> Sequence[int]:
        """Give the year of each work, 0 where unknown."""
        ...

    def minutes(self) -> Sequence[int]:
        """Give the length of each work in minutes, 0 where unknown."""
        ...

    def marked(self) -> Collection[int]:
        """Give the works that have any mark; asking whether one is among them must be quick."""
        ...

    def own_text(self, work: int) -> str:
        """Give the notes and tags of a work, separated by newlines."""
        ...

    def status(self, work: int) -> Status:
        """Tell how far the reader is with a work."""
        ...

    def starred(self, work: int) -> bool:
        """Tell whether a work has a star."""
        ...

    def tags(self, work: int) -> Collection[str]:
        """Give the tags of a work."""
        ...

    def recent(self, work: int) -> str:
        """Give the id of the newest change of a work, empty if there is none."""
        ...

    def has_note(self, work: int) -> bool:
        """Tell whether a work has a note."""
        ...

    def has_position(self, work: int) -> bool:
        """Tell whether the reader noted where a work was left."""
        ...

    def in_conflict(self, work: int) -> bool:
        """Tell whether devices disagree about a work."""
        ...

    def is_gone(self, work: int) -> bool:
        """Tell whether no catalog holds a work any more; only a marked one can be gone."""
        ...

    def is_new(self, work: int) -> bool:
        """Tell whether a work came into its catalog since and was not looked at yet."""
        ...

    def has(self, work: int, name: str) -> bool:
        """Tell whether a work has a form of a kind, or, for `abstract`, an abstract."""
        ...

    def people(self, work: int) -> str:
        """Give the people of a work, one on each line."""
        ...

    def places(self, work: int) -> str:
        """Give id and title of a work's catalogs and its categories' names, one on each line."""
        ...

    def title(self, work: int) -> str:
        """Give the title of a work, for sorting."""
        ...
