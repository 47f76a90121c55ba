"""The pane on the right: all that is known of one entry, and what its reader did with it."""

from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from ..binding import SCROLLING, list_bindings
from ..detail_text import detail_text, heading_text
from ..glyph import UNICODE, Glyphs
from ..shown import Shown, ShownEntry, ShownHeading


class Details(ScrollView, can_focus=True):
    """Title, people, forms, note, summary: of the entry with the cursor.

    The text is made for the width there is and kept as lines: another entry costs no new layout of
    the screen, which would be felt at every step through the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*list_bindings(SCROLLING)]

    shown: var[Shown] = var(None)
    today: var[date] = var(date.min)
    glyphs: var[Glyphs] = var(UNICODE)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._strips: list[Strip] = []

    def text(self) -> Content:
        """Give the text that is shown, as it is laid out for the width there is."""
        match self.shown:
            case ShownEntry():
                width = self.scrollable_content_region.width
                return detail_text(self.shown, self.glyphs, self.today, width)
            case ShownHeading():
                return heading_text(self.shown)
            case None:
                return Content("")

    def watch_shown(self, former: Shown, shown: Shown) -> None:
        """Write it anew; scroll back only for another entry."""
        self._write()
        if _identity(former) != _identity(shown):
            self.scroll_to(y=0, animate=False, immediate=True)

    def watch_today(self) -> None:
        """Say the days as they are now."""
        self._write()

    def _on_resize(self, _: events.Resize) -> None:
        self._write()

    def notify_style_update(self) -> None:
        """Write it in the colours of the theme that was chosen."""
        super().notify_style_update()
        self._write()

    def _write(self) -> None:
        width = self.scrollable_content_region.width
        if not (width and self.is_attached):
            return
        self._strips = Visual.to_strips(self, self.text(), width, None, self.visual_style)
        self.virtual_size = Size(width, len(self._strips))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if line >= len(self._strips):
            return Strip.blank(width, self.rich_style)
        return self._strips[line].crop_extend(0, width, self.rich_style).apply_offsets(0, line)


def _identity(shown: Shown) -> object:
    match shown:
        case ShownEntry():
            return shown.entry.work
        case ShownHeading():
            return shown.path
        case None:
            return None
