"""Lines of text in a few inks, which the screen and the commands draw each in their own way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

NO_WORK = -1


class Ink(StrEnum):
    """How a text looks; what it says is said by the text itself."""

    PLAIN = "plain"
    STRONG = "heading"
    DIM = "dim"
    FAINT = "faint"
    ACCENT = "accent"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Span:
    """A text in one ink.

    `cells` is how many cells it takes: it is cut or filled by whoever draws it, who knows how wide
    its letters are there. Without it the text is one of our own, a cell for each sign.
    """

    text: str
    ink: Ink = Ink.PLAIN
    cells: int | None = None

    @property
    def width(self) -> int:
        """The number of cells that it takes."""
        return len(self.text) if self.cells is None else self.cells


@dataclass(frozen=True, slots=True)
class InkLine:
    """A line; `work` is the work that it is about, if it is about one."""

    spans: tuple[Span, ...] = ()
    work: int = NO_WORK

    @property
    def width(self) -> int:
        """The number of cells that it takes."""
        return sum(span.width for span in self.spans)


BLANK = InkLine()


def said(text: str, ink: Ink = Ink.PLAIN) -> InkLine:
    """Make a line of one text of our own."""
    return InkLine((Span(text, ink),))


def beside(left: Sequence[InkLine], right: Sequence[InkLine], column: int) -> Iterator[InkLine]:
    """Put lines beside others, which begin at that cell; what runs over it pushes them aside."""
    for one, other in zip_longest(left, right, fillvalue=BLANK):
        gap = Span(" " * (column - one.width))
        yield InkLine((*one.spans, gap, *other.spans) if other.spans else one.spans)
