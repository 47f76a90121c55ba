"""The blocks of a document, as its author nested them."""

from dataclasses import dataclass
from enum import Enum, auto

from .line import Line


class Part(Enum):
    """What a block is."""

    HEADING = auto()
    PARAGRAPH = auto()
    LIST = auto()
    ITEM = auto()
    QUOTE = auto()
    TABLE = auto()
    ROW = auto()
    CELL = auto()
    FOLD = auto()
    FOLD_END = auto()


EMPTY = Line()


@dataclass(frozen=True, slots=True)
class Block:
    """A block: a text, or blocks in it; `number` counts from 1 in the text that was read.

    `level` is a heading's, 1 to 6, or 1 for the head row of a table. A FOLD is what begins with a
    summary and can be folded away; FOLD_END is where that ends.
    """

    part: Part
    number: int
    line: Line = EMPTY
    level: int = 0
    blocks: tuple["Block", ...] = ()
    is_html: bool = False
