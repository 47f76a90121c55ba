"""Saying things in toasts: a brief one in place of the one before, what lasts beside the others."""

import time

from rich.cells import cell_len
from textual.notifications import Notification, Notify
from textual.screen import Screen

from ..data.text import clean
from .glyph import Glyphs
from .host import host
from .line import cut_quoted

BRIEF, FAILURE = 4.0, 15.0  # seconds that a toast stays

TELLING = "-telling"
"""The class of the app while it tells of a failure, or more than a line: all else makes room for that."""

_WIDEST, _FRAME = 70, 4  # cells of a toast, and of them those that are no text


class Speaker:
    """Says things on a screen, with the signs that it has."""

    def __init__(self, screen: Screen[None], glyphs: Glyphs) -> None:
        self._screen = screen
        self._glyphs = glyphs
        self._quiet_until = 0.0  # till then something lasting is being said
        self._brief: Notification | None = None

    def say(self, text: str, *, seconds: float = BRIEF, is_failure: bool = False) -> None:
        """Say something for that many seconds; a failure longer."""
        is_brief = seconds <= BRIEF and not is_failure
        text = self._glyphs.spelled(clean(text))
        room = min(_WIDEST, self._screen.size.width) - _FRAME
        if is_brief:
            text = cut_quoted(text, room, self._glyphs.ellipsis)
        now = time.monotonic()
        if is_failure or cell_len(text) > room:
            host(self._screen).add_class(TELLING)
        elif now >= self._quiet_until:
            host(self._screen).remove_class(TELLING)
        seconds = FAILURE if is_failure else seconds
        if not is_brief:
            self._quiet_until = max(self._quiet_until, now + seconds)
        self._show(text, seconds, is_brief=is_brief, is_failure=is_failure)

    def _show(self, text: str, seconds: float, *, is_brief: bool, is_failure: bool) -> None:
        """Show a toast in place of the brief one before it, if that is still there."""
        former, self._brief = self._brief, None
        if former is not None:
            former.timeout = 0
        # Textual leaves the holder of a toast that goes early where it was, as high as it was.
        for holder in host(self._screen).screen.query("ToastHolder"):
            is_left = holder.is_mounted and not holder.children
            if is_left or (former is not None and (holder.id or "").endswith(former.identity)):
                holder.remove()
        severity = "error" if is_failure else "information"
        toast = Notification(text, severity=severity, timeout=seconds, markup=False)
        self._brief = toast if is_brief else None
        host(self._screen).post_message(Notify(toast))
