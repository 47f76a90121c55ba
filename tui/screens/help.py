"""All keys, as they are now: a page that one can search."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Input, Static

from ..binding import bindings, is_typing
from ..command import Owner
from ..help_text import help_text
from ..keymap import Keymap
from ..widgets.hints import Hints
from ..widgets.reading_pane import ReadingPane
from .ask import Line
from .modal import Page

_HINT = "type to search"
_MOVES = {
    "down": "scroll_down",
    "up": "scroll_up",
    "pagedown": "scroll_page_down",
    "pageup": "scroll_page_up",
}


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


class HelpScreen(Page[None]):
    """The commands by subject, each with its keys and a sentence; any letter begins a search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Owner.HELP),
        # While one searches; on the page itself the keys of lists do this.
        *(Binding(key, f"read_on('{key}')", show=False) for key in _MOVES),
    ]

    def compose(self) -> ComposeResult:
        """Make the line to search in, and the page."""
        with Vertical(id="help-frame") as frame:
            frame.border_title = Content("Keys")
            yield Line(id="help-search", placeholder=_HINT, select_on_focus=False, compact=True)
            with ReadingPane(id="help-pane"):
                yield HelpPage(self.keymap)
            yield Hints()

    def on_mount(self) -> None:
        """Begin at the top of the page."""
        self.set_focus(self._pane)

    def on_descendant_focus(self) -> None:
        """Show the keys that do something now."""
        if is_typing(self.focused):
            self._say(("take", "to the page"), ("leave", "clear"))
        else:
            back = "clear" if self._line.value else "close"
            self._say(("search", "search"), ("leave", back), ("close", "close"))

    def _say(self, *hints: tuple[str, str]) -> None:
        self.query_one(Hints).say(self.hints(hints))

    @property
    def _pane(self) -> ReadingPane:
        return self.query_one(ReadingPane)

    @property
    def _line(self) -> Line:
        return self.query_one(Line)

    @on(Input.Changed)
    def find(self, event: Input.Changed) -> None:
        """Show what holds the words that are typed."""
        self.query_one(HelpPage).search = event.value

    async def action_take(self) -> None:
        """Go to what was found."""
        await self._line.typed()
        self.set_focus(self._pane)

    def on_key(self, event: events.Key) -> None:
        """Begin a search with a letter that is no key of the page."""
        if event.is_printable and event.character and self.focused is self._pane:
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

    def action_next_page(self) -> None:
        """Read on."""
        self._pane.scroll_page_down(animate=False)

    def action_read_on(self, key: str) -> None:
        """Move through the page."""
        getattr(self._pane, _MOVES[key])(animate=False)
