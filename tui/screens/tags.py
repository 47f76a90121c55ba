"""Where one gives works tags and takes them away."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from ...user_state.action import tag_name
from ..binding import bindings
from ..command import Owner
from ..widgets.hints import Hints
from .ask import Line
from .modal import Modal

_OFFERED = 12  # tags that are named below the line


class TagScreen(Modal[str | None]):
    """A line of tags, and below it those that the reader used before; the line comes back.

    `known` are these, most used first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Owner.LINE),
        Binding("tab", "complete", show=False, priority=True),
    ]

    def __init__(self, title: str, hint: str, text: str, known: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._text = text
        self._known = tuple(known)

    def compose(self) -> ComposeResult:
        """Make the line in its frame."""
        with Vertical(id="ask-frame") as frame:
            frame.border_title = Content("Tags")
            yield Label(Content(self._title), id="ask-title")
            yield Line(self._text, id="ask-line", compact=True, select_on_focus=False)
            yield Label(Content(""), id="tags-known")
            yield Label(Content(self._hint), id="ask-hint")
            yield Hints()

    def on_mount(self) -> None:
        """Begin with what can be taken."""
        self._offer()

    def on_input_changed(self) -> None:
        """Offer the tags that begin with the word that is being typed."""
        self._offer()

    def _offer(self) -> None:
        offered = self._fitting()[:_OFFERED]
        text = "  ".join(f"#{name}" for name in offered)
        self.query_one("#tags-known", Label).update(Content.styled(text, "$secondary"))
        complete = [("tab", "complete")] if offered else []
        self.query_one(Hints).say([*complete, *self.hints([("take", "save"), ("leave", "leave")])])

    def _fitting(self) -> list[str]:
        before, _, word = self.query_one(Line).value.rpartition(" ")
        present = {tag_name(name) for name in before.split()}
        begun = tag_name(word)
        return [n for n in self._known if n.startswith(begun) and n not in present and n != begun]

    async def action_complete(self) -> None:
        """Finish the word that is being typed."""
        line = self.query_one(Line)
        await line.typed()
        fitting = self._fitting()
        if fitting:
            before, blank, word = line.value.rpartition(" ")
            sign = word[:1] if word[:1] in {"+", "-"} else ""
            line.value = f"{before}{blank}{sign}{fitting[0]} "
            line.cursor_position = len(line.value)

    async def action_take(self) -> None:
        """Take what was typed."""
        line = self.query_one(Line)
        await line.typed()
        self.dismiss(line.value)
