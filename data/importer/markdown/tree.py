"""Growing the tree of blocks: what opens, what closes, and what is forgotten to be closed."""

from .block import Block, Part
from .line import Line, LineMaker

_WITHIN = {
    Part.ITEM: (Part.LIST,),
    Part.ROW: (Part.TABLE,),
    Part.CELL: (Part.ROW,),
}
_DEEPEST = 60


class Tree:
    """Blocks while they are read; `maker` is the line that words go to now."""

    def __init__(self) -> None:
        self.maker = LineMaker()
        self.roots: list[Block] = []
        self._open: list[tuple[Part, int, int, list[Block], Line]] = []

    @property
    def depth(self) -> int:
        """How many blocks are open."""
        return len(self._open)

    def open(self, part: Part, number: int, level: int = 0) -> None:
        """Begin a block; what it must stand in is opened too, if it is not."""
        for outer in _WITHIN.get(part, ()):
            if not self._open or self._open[-1][0] is not outer:
                self.open(outer, number)
        if len(self._open) < _DEEPEST or part in {Part.ROW, Part.CELL}:
            self._open.append((part, number, level, [], Line()))

    def close(self, part: Part, least: int = 0) -> None:
        """End the innermost block of this part, and what is open in it; none open, none ended."""
        for place in range(len(self._open) - 1, least - 1, -1):
            if self._open[place][0] is part:
                self.close_to(place)
                return

    def close_to(self, depth: int) -> None:
        """End all blocks deeper than this."""
        while len(self._open) > depth:
            part, number, level, blocks, line = self._open.pop()
            self.add(Block(part, number, line, level, tuple(blocks)))

    def add(self, block: Block) -> None:
        """Put a whole block where the reading is."""
        (self._open[-1][3] if self._open else self.roots).append(block)

    def say(self, line: Line) -> None:
        """Give the open block its text."""
        if self._open:
            part, number, level, blocks, _ = self._open.pop()
            self._open.append((part, number, level, blocks, line))

    def is_in(self, part: Part) -> bool:
        """Tell whether the innermost open block is of this part."""
        return bool(self._open) and self._open[-1][0] is part
