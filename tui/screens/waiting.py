"""Where one waits for something that takes longer than a second, sees how long, and can stop it."""

import time
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from ..widgets.hints import Hints
from .modal import Modal

_STEP = 0.1


class WaitingScreen(Modal[bool]):
    """Says what is going on and for how many seconds; gives False if the reader stops it.

    `begun` is when it began, on the monotonic clock; `is_over` tells when there is nothing to wait
    for any more: the screen goes by itself then.
    """

    def __init__(self, what: str, begun: float, is_over: Callable[[], bool]) -> None:
        super().__init__()
        self._what = what
        self._begun = begun
        self._is_over = is_over

    def compose(self) -> ComposeResult:
        """Make the words in their frame."""
        with Vertical(id="ask-frame"):
            yield Label(self._words(), id="waiting-words")
            yield Hints(self.hints([("leave", "stop it")]))

    def on_mount(self) -> None:
        """Look again and again whether it is over."""
        self.set_interval(_STEP, self._look)

    def action_leave(self) -> None:
        """Wait no longer."""
        self.dismiss(False)

    def _look(self) -> None:
        if not self.is_active:
            return
        if self._is_over():
            self.dismiss(True)
        else:
            self.query_one("#waiting-words", Label).update(self._words())

    def _words(self) -> Content:
        return Content(f"{self._what} for {int(time.monotonic() - self._begun)} s")
