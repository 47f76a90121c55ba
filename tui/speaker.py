"""Saying things in toasts: a brief one in place of the one before, what lasts beside the others."""

import time

from textual.screen import Screen

from ..data.text import clean
from .glyph import Glyphs
from .host import host
from .line import cut_quoted

BRIEF, FAILURE = 4.0, 15.0  # seconds that a toast stays
_WIDEST, _FRAME = 70, 4  # cells of a toast, and of them those that are no text


class Speaker:
    """Says things on a screen, with the signs that it has."""

    def __init__(self, screen: Screen[None], glyphs: Glyphs) -> None:
        self._screen = screen
        self._glyphs = glyphs
        self._quiet_until = 0.0  # till then something lasting is being said
        self._last_said = ""

    def say(self, text: str, *, seconds: float = BRIEF, is_failure: bool = False) -> None:
        """Say something for that many seconds; a failure longer."""
        now = time.monotonic()
        is_brief = seconds <= BRIEF and not is_failure
        if is_brief and now >= self._quiet_until:
            host(self._screen).clear_notifications()
        elif is_brief and text == self._last_said:
            return
        seconds = FAILURE if is_failure else seconds
        if not is_brief:
            self._quiet_until = max(self._quiet_until, now + seconds)
        self._last_said = text
        text = self._glyphs.spelled(clean(text))
        if is_brief:
            room = min(_WIDEST, self._screen.size.width) - _FRAME
            text = cut_quoted(text, room, self._glyphs.ellipsis)
        severity = "error" if is_failure else "information"
        self._screen.notify(text, severity=severity, timeout=seconds, markup=False)
