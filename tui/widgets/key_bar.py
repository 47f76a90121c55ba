"""The line at the bottom: the keys that do something here, as many as have room."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ..line import Piece, line


class KeyHint(NamedTuple):
    """A key as it is now, and in a word what it does."""

    key: str
    label: str


class KeyBar(Widget):
    """Key hints from the left; the last one, the way to all others, stands still at the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label"}

    hints: reactive[tuple[KeyHint, ...]] = reactive(())

    def say(self, hints: Iterable[tuple[str, str]]) -> None:
        """Show other hints: keys, each with a word or two for what it does."""
        self.hints = tuple(KeyHint(key, label) for key, label in hints)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # there is one line
        """Draw the line."""
        width = self.size.width
        *others, last = self._pieces(self._fitting(width)) or [[]]
        return line([piece for one in others for piece in one], width, self.rich_style, last)

    def _pieces(self, hints: Iterable[KeyHint]) -> list[list[Piece]]:
        key, label = self._style("key"), self._style("label")
        return [[(f" {hint.key}", key), (f" {hint.label} ", label)] for hint in hints]

    def _fitting(self, room: int) -> list[KeyHint]:
        """Take hints while there is room; the last one always has some."""
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
