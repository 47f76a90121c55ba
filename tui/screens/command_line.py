"""The line at the bottom where one types a command: with history, and completion by tab."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label

from ..binding import bindings
from ..command import Owner
from .ask import Line
from .modal import Modal


class CommandLineScreen(Modal[str | None]):
    """Asks for a command; `complete` lists what the last word of a text may become."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Owner.LINE),
        Binding("ctrl+c", "leave", show=False, priority=True),
        Binding("tab", "complete", show=False, priority=True),
        Binding("up", "former(-1)", show=False, priority=True),
        Binding("down", "former(1)", show=False, priority=True),
    ]

    def __init__(
        self,
        former: Sequence[str],
        complete: Callable[[str], list[str]],
        text: str = "",
    ) -> None:
        super().__init__()
        self._texts = [*former, text]
        self._place = len(former)
        self._complete = complete

    def compose(self) -> ComposeResult:
        """Make the line, and above it what the last word may become."""
        with Vertical(id="command-frame"):
            yield Label(self._hint(), id="command-offers", markup=False)
            with Horizontal(id="command-row"):
                yield Label(":", id="command-sign")
                yield Line(self._texts[-1], id="command-input", select_on_focus=False, compact=True)

    def _hint(self) -> str:
        given = self.hints([("take", "does it"), ("leave", "leaves")])
        former = [("↑ ↓", "what you typed before")] if len(self._texts) > 1 else []
        said = " · ".join(map(" ".join, [("tab", "completes"), *former, *given]))
        return self.keymap.glyphs.spelled(said)

    @property
    def _line(self) -> Line:
        return self.query_one(Line)

    def _set(self, text: str) -> None:
        self._line.value = text
        self._line.cursor_position = len(text)

    def _offer(self, names: Sequence[str]) -> None:
        self.query_one("#command-offers", Label).update(Content("  ".join(names) or self._hint()))

    async def action_complete(self) -> None:
        """Complete the last word as far as it is clear, and list what it may become."""
        await self._line.typed()
        text = self._line.value
        found = self._complete(text)
        self._offer(found if len(found) > 1 else ())
        if not found:
            return
        word = text.rpartition(" ")[2]
        common = found[0] + " " if len(found) == 1 else _common(found)
        if len(common) > len(word):
            self._set(text[: len(text) - len(word)] + common)

    async def action_former(self, step: int) -> None:
        """Go to what was typed before, or back."""
        await self._line.typed()
        self._texts[self._place] = self._line.value
        self._place = max(0, min(len(self._texts) - 1, self._place + step))
        self._set(self._texts[self._place])

    async def action_take(self) -> None:
        """Carry it out."""
        await self._line.typed()
        self.dismiss(self._line.value.strip() or None)


def _common(names: Sequence[str]) -> str:
    """Give what all names begin with: the first and the last in order differ the most."""
    first, last = min(names), max(names)
    same = (
        number for number, (one, other) in enumerate(zip(first, last, strict=False)) if one != other
    )
    return first[: next(same, min(len(first), len(last)))]
