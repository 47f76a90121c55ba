"""What a command says while something takes longer than a second."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager

from .list_text import Progress
from .speech import is_terminal, say

_PATIENCE = 1.0
_CLEAR = "\r\x1b[K"


@contextmanager
def waiting(what: str) -> Generator[Progress]:
    """Give a function that is told of progress; after a second it shows on a terminal, else once."""
    begun = time.monotonic()
    shown = False

    def tick(done: int, total: int | None) -> None:
        nonlocal shown
        if time.monotonic() - begun < _PATIENCE:
            return
        if is_terminal(sys.stderr):
            part = f" {100 * done // total} %" if total else f" {done // 1024:,} kB"
            sys.stderr.write(f"{_CLEAR}{what} ...{part}")
            sys.stderr.flush()
        elif not shown:
            say(f"{what} ...")
        shown = True

    try:
        yield tick
    finally:
        if shown and is_terminal(sys.stderr):
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
