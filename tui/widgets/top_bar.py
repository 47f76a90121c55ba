"""The line at the top: what is shown, and how far the reader is with it."""

from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from ...user_state.progress import Progress
from ..bar import bar
from ..glyph import UNICODE, Glyphs
from ..line import Piece, cut, line, width_of

_ENOUGH = 24  # cells of a long title beside which the name of the program has room


class TopBar(Widget):
    """Name of the program, name of the list, count, bar and percent; what has no room is left out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--name",
        "bar--title",
        "bar--done",
        "bar--faint",
        "bar--dim",
    }

    title: reactive[str] = reactive("")
    progress: reactive[Progress] = reactive(Progress())
    glyphs: reactive[Glyphs] = reactive(UNICODE)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  # there is one line
        """Draw the line."""
        width = self.size.width
        base = self.rich_style
        name = [(" refshelf", self._style("name")), ("  ", Style.null())]
        right = self._progress(max(0, min(28, width - 56)))
        room = width - width_of(name) - width_of(right)
        if room < min(cell_len(self.title) + 1, _ENOUGH) and width >= 30:
            name, room = [(" ", Style.null())], width - 1 - width_of(right)
        title = cut(self.title, room - 1, self.glyphs.ellipsis)
        return line([*name, (title, self._style("title"))], width, base, right)

    def _progress(self, bar_width: int) -> list[Piece]:
        progress = self.progress
        pieces: list[Piece] = [(f" {progress.done}/{progress.of} done ", self._style("dim"))]
        if bar_width >= 6:
            drawn, cells = bar(
                progress.fraction, bar_width, self.glyphs.bar_full, self.glyphs.bar_part
            )
            pieces.append((f" {drawn}", self._style("done")))
            pieces.append((self.glyphs.bar_empty * (bar_width - cells), self._style("faint")))
        pieces.append((f" {progress.percent:>3}% ", self._style("dim")))
        return pieces

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"bar--{name}", partial=True)
