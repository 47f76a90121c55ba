"""The pane on the right: all that is known of one entry, and what its reader did with it."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from ..detail_text import DetailText, detail_text, heading_text
from ..glyph import UNICODE, Glyphs
from ..shown import Shown, ShownEntry, ShownHeading


class Details(VerticalScroll):
    """Title, people, forms, summary, note: of the entry with the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", show=False),
        Binding("k,up", "scroll_up", show=False),
        Binding("g,home", "scroll_home", show=False),
        Binding("G,end", "scroll_end", show=False),
        Binding("ctrl+d,pagedown", "page_down", show=False),
        Binding("ctrl+u,pageup", "page_up", show=False),
    ]

    shown: var[Shown] = var(None)
    today: var[date] = var(date.min)
    glyphs: var[Glyphs] = var(UNICODE)

    def compose(self) -> ComposeResult:
        """Make what it is written on."""
        yield Static(id="details-head")
        yield Static(id="details-forms")
        yield Static(id="details-body")

    def watch_shown(self, former: Shown, shown: Shown) -> None:
        """Write it anew; scroll back only for another entry."""
        if not self.is_mounted:
            return
        text = self._text(shown)
        for part in ("head", "forms", "body"):
            written: Content = getattr(text, part)
            static = self.query_one(f"#details-{part}", Static)
            static.update(written)
            static.display = bool(written.plain)
        if _identity(former) != _identity(shown):
            self.scroll_home(animate=False, immediate=True)

    def on_mount(self) -> None:
        """Write what was set before there was anything to write on."""
        self.watch_shown(None, self.shown)

    def _text(self, shown: Shown) -> DetailText:
        match shown:
            case ShownEntry():
                return detail_text(shown, self.glyphs, self.today)
            case ShownHeading():
                return heading_text(shown)
            case None:
                return DetailText(Content(""), Content(""), Content(""))


def _identity(shown: Shown) -> object:
    match shown:
        case ShownEntry():
            return shown.entry.work
        case ShownHeading():
            return shown.path
        case None:
            return None
