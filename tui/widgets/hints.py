"""The keys of a screen that lies above another, below what it shows."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ..line import Piece, line, width_of
from .key_bar import KeyHint

_GAP, _NARROW_GAP = 3, 2  # cells between two hints


class Hints(Widget):
    """Key hints on as many lines as they take: all of them are there, and none is broken in two."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hints--key", "hints--label"}

    hints: reactive[tuple[KeyHint, ...]] = reactive((), layout=True)

    def __init__(self, hints: Iterable[tuple[str, str]] = ()) -> None:
        """Take keys, each with a word or two for what it does."""
        super().__init__()
        self.say(hints)

    def say(self, hints: Iterable[tuple[str, str]]) -> None:
        """Show other hints."""
        self.hints = tuple(KeyHint(key, label) for key, label in hints)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # Textual's names
        """Take the lines that the hints need."""
        return len(_lines(self.hints, width))

    def render_line(self, y: int) -> Strip:
        """Draw one line of them."""
        width = self.content_size.width
        lines = _lines(self.hints, width)
        if y >= len(lines):
            return Strip.blank(width, self.rich_style)
        gap = " " * _gap(self.hints, width)
        pieces: list[Piece] = []
        for hint in lines[y]:
            pieces += [(gap, Style.null())] if pieces else []
            pieces += [(hint.key, self._style("key")), (f" {hint.label}", self._style("label"))]
        return line(pieces, width, self.rich_style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"hints--{name}", partial=True)


def _lines(hints: Sequence[KeyHint], width: int) -> list[list[KeyHint]]:
    """Lay hints out: as many on each line as have room there."""
    gap = _gap(hints, width)
    lines: list[list[KeyHint]] = []
    left = 0
    for hint in hints:
        if not lines or _width(hint) > left:
            lines.append([])
            left = width
        lines[-1].append(hint)
        left -= _width(hint) + gap
    return lines


def _gap(hints: Sequence[KeyHint], width: int) -> int:
    """Keep hints well apart where all have room on one line."""
    needed = sum(map(_width, hints)) + _GAP * (len(hints) - 1)
    return _GAP if needed <= width else _NARROW_GAP


def _width(hint: KeyHint) -> int:
    return width_of(((hint.key, Style.null()), (f" {hint.label}", Style.null())))
