"""All keys, as they are now: a page that one can search."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Static

from ..help_text import help_text
from ..keymap import Keymap
from .ask import Line
from .modal import Modal

_HINT = "type to search"
_PAGE_KEYS = frozenset(["q", "question_mark", "slash", "j", "k", "g", "G", "space"])


class HelpPage(Static):
    """The text, laid out for the width there is."""

    search: var[str] = var("")

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="help-text", markup=False)
        self._keymap = keymap

    def on_resize(self) -> None:
        """Write it anew for the room there is, once the layout that led to it is done."""
        self.call_after_refresh(self._write)

    def watch_search(self) -> None:
        """Write what of it holds the words."""
        self._write()

    def _write(self) -> None:
        if self.size.width:
            self.update(help_text(self._keymap, self.search, self.size.width))


class HelpScreen(Modal[None]):
    """The commands by subject, each with its keys and a sentence; any letter begins a search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        Binding("f1", "close", show=False),
        Binding("q,question_mark", "close", show=False),
        Binding("slash", "search", show=False),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("down", "scroll('down')", show=False, priority=True),
        Binding("up", "scroll('up')", show=False, priority=True),
        Binding("ctrl+d,pagedown", "scroll('page_down')", show=False, priority=True),
        Binding("space", "scroll('page_down')", show=False),
        Binding("ctrl+u,pageup", "scroll('page_up')", show=False, priority=True),
        Binding("g", "scroll('home')", show=False),
        Binding("G", "scroll('end')", show=False),
    ]

    def __init__(self, keymap: Keymap) -> None:
        """Take the keys as they are now."""
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Make the line to search in, and the page."""
        with Vertical(id="help-frame") as frame:
            frame.border_title = Content("Keys")
            frame.border_subtitle = Content("esc closes")
            yield Line(id="help-search", placeholder=_HINT, select_on_focus=False, compact=True)
            with VerticalScroll(id="help-pane"):
                yield HelpPage(self._keymap)

    def on_mount(self) -> None:
        """Begin at the top of the page."""
        self.set_focus(self._pane)

    @property
    def _pane(self) -> VerticalScroll:
        return self.query_one("#help-pane", VerticalScroll)

    @property
    def _line(self) -> Line:
        return self.query_one(Line)

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Show what holds the words that are typed."""
        self.query_one(HelpPage).search = event.value

    @on(Input.Submitted)
    def go_to_page(self) -> None:
        """Go to what was found."""
        self.set_focus(self._pane)

    def on_key(self, event: events.Key) -> None:
        """Begin a search with a letter that is no key of the page."""
        is_letter = event.is_printable and event.character and event.key not in _PAGE_KEYS
        if is_letter and event.character and self.focused is self._pane:
            event.stop()
            self.action_search()
            self._line.insert_text_at_cursor(event.character)

    def action_search(self) -> None:
        """Go to the line to search in."""
        self.set_focus(self._line)

    def action_leave(self) -> None:
        """Clear the search, or close the page."""
        if self._line.value or self.focused is self._line:
            self._line.value = ""
            self.set_focus(self._pane)
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)

    def action_scroll(self, where: str) -> None:
        """Move through the page."""
        pane = self._pane
        moves = {
            "down": pane.scroll_down,
            "up": pane.scroll_up,
            "page_down": pane.scroll_page_down,
            "page_up": pane.scroll_page_up,
            "home": pane.scroll_home,
            "end": pane.scroll_end,
        }
        moves[where](animate=False)
