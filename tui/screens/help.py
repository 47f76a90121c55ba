"""All keys, as they are now, made from the command table."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ..command import Command, Group, listed_commands
from ..keymap import Keymap

_KEYS_WIDTH = 13  # of `ctrl+r ctrl+y`


class HelpScreen(ModalScreen[None]):
    """The commands by subject, each with its keys and a sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "close", show=False),
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("ctrl+d,space", "page_down", show=False),
        Binding("ctrl+u", "page_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
    ]

    def __init__(self, keymap: Keymap) -> None:
        """Take the keys as they are now."""
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Make the page."""
        with VerticalScroll(id="help-frame") as frame:
            frame.border_title = Content("Keys")
            frame.border_subtitle = Content("esc closes")
            yield Static(self._text(), id="help-text")

    def _text(self) -> Content:
        sections = [self._section(group) for group in Group]
        return Content("\n\n").join(sections)

    def _section(self, group: Group) -> Content:
        lines = [Content.styled(str(group), "bold $accent")]
        lines += [self._line(command) for command in listed_commands() if command.group is group]
        return Content("\n").join(lines)

    def _line(self, command: Command) -> Content:
        keys = " ".join(self._keymap.shown(command))
        name = Content.styled(f"{keys or 'palette':<{_KEYS_WIDTH}} ", "bold")
        return Content.assemble(name, (command.help, ""))

    def _frame(self) -> VerticalScroll:
        return self.query_one("#help-frame", VerticalScroll)

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)

    def action_scroll_down(self) -> None:
        """Scroll down a line."""
        self._frame().scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Scroll up a line."""
        self._frame().scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll down a page."""
        self._frame().scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll up a page."""
        self._frame().scroll_page_up(animate=False)

    def action_scroll_home(self) -> None:
        """Scroll to the top."""
        self._frame().scroll_home(animate=False)

    def action_scroll_end(self) -> None:
        """Scroll to the end."""
        self._frame().scroll_end(animate=False)
