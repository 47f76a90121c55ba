"""The line at the bottom: the keys that matter most here, as many as have room."""

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ..line import Piece, line, width_of


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key as it is now, and in a word what it does."""

    key: str
    label: str


class KeyBar(Widget):
    """Key hints from the left; at the right a short text, such as the number of matches."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label", "keys--text"}

    hints: reactive[tuple[KeyHint, ...]] = reactive(())
    text: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # there is one line
        """Draw the line."""
        width = self.size.width
        right: list[Piece] = []
        if self.text and len(self.text) + 2 < width:
            right = [(f"{self.text} ", self._style("text"))]
        room = width - width_of(right)
        pieces: list[Piece] = []
        for hint in self._fitting(room):
            pieces.append((f" {hint.key}", self._style("key")))
            pieces.append((f" {hint.label} ", self._style("label")))
        return line(pieces, width, self.rich_style, right)

    def _fitting(self, room: int) -> list[KeyHint]:
        """Take hints while there is room; the last one, the way to all others, always has some."""
        if not self.hints:
            return []
        *others, last = self.hints
        left = room - _width(last)
        taken: list[KeyHint] = []
        for hint in others:
            if _width(hint) > left:
                break
            left -= _width(hint)
            taken.append(hint)
        return [*taken, last]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"keys--{name}", partial=True)


def _width(hint: KeyHint) -> int:
    return len(hint.key) + len(hint.label) + 3
