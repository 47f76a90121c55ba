"""What is wrong in the text of a query, told so that the reader can mend it."""

from typing import NamedTuple


class QueryProblem(NamedTuple):
    """Where a query broke, what was found there, and what to write instead.

    `position` counts characters of `text`, the whole query as it was typed, from 0. `cure` is a
    sentence, or empty.
    """

    position: int
    message: str
    cure: str
    text: str

    def __str__(self) -> str:
        told = f"{self.message} (character {self.position + 1})."
        return f"{told} {self.cure}" if self.cure else told
