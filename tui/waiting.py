"""What a command says while something takes longer than a second."""

import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from .list_text import Progress
from .speech import is_terminal, say

_PATIENCE = 1.0
_STEP = 0.5
_CLEAR = "\r\x1b[K"


@contextmanager
def waiting(what: str) -> Generator[Progress]:
    """Give a function that is told of progress; after a second it shows on a terminal, else once.

    On a terminal the seconds run on, also while nothing comes and the program only thinks.
    """
    notice = _Notice(what)
    notice.start()
    try:
        yield notice.tick
    finally:
        notice.end()


class _Notice:
    """The line on a terminal, written by a thread of its own."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._begun = time.monotonic()
        self._part = ""
        self._shown = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        if is_terminal(sys.stderr):
            self._thread.start()

    def tick(self, done: int, total: int | None) -> None:
        self._part = f" {100 * done // total} %" if total else f" {done // 1024:,} kB"
        is_late = time.monotonic() - self._begun >= _PATIENCE
        if is_late and not self._shown and not is_terminal(sys.stderr):
            self._shown = True
            say(f"{self._what} ...")

    def end(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._shown and is_terminal(sys.stderr):
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def _run(self) -> None:
        pause = _PATIENCE
        while not self._ended.wait(pause):
            pause = _STEP
            seconds = int(time.monotonic() - self._begun)
            self._shown = True
            sys.stderr.write(f"{_CLEAR}{self._what} ...{self._part} {seconds} s")
            sys.stderr.flush()
