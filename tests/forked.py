"""Children made by forking: they say things over a pipe, and can be ended at any moment."""

import contextlib
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable, Generator
from typing import Any, TypeAlias

Say: TypeAlias = Callable[..., None]

FAULT = "fault"
_DEADLINE = 60.0  # seconds, after which a child counts as stuck
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Forked:
    """A child that does some work and says what came of it; what it said survives its end.

    The work is given a function that says something: any values that JSON can hold. An exception
    that ends the work is said too, as `FAULT` and its text. Fork from a process without threads.
    """

    def __init__(self, work: Callable[[Say], object]) -> None:
        self._heard = b""
        self._reading, writing = os.pipe()
        sys.stdout.flush()
        self.pid = os.fork()
        if not self.pid:
            os.close(self._reading)
            _work(work, writing)
        os.close(writing)

    def pause(self, seconds: float, *, lines: int = 1) -> None:
        """Wait until the child has said so many things, and so many seconds: a fault strikes any time."""
        while self._heard.count(b"\n") < lines:
            ready, _, _ = select.select([self._reading], [], [], _DEADLINE)
            chunk = os.read(self._reading, 65536) if ready else b""
            if not chunk:
                return
            self._heard += chunk
        select.select([], [], [], seconds)

    def end(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def said(self) -> list[list[Any]]:
        """Wait for the end of the child, and give all that it said."""
        with os.fdopen(self._reading, "rb") as pipe:
            lines = (self._heard + pipe.read()).split(b"\n")
        os.waitpid(self.pid, 0)
        # What follows the last line break was cut off in the middle.
        return [json.loads(line) for line in lines[:-1]]


@contextlib.contextmanager
def signals_as_started() -> Generator[None]:
    """Meet INT, TERM and HUP as a program does that a reader starts, and so do all started within.

    What a shell puts in the background or `nohup` starts ignores one of them, and its children too.
    """
    former = {number: signal.signal(number, signal.SIG_DFL) for number in _ENDING}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def faults(said: list[list[Any]]) -> list[str]:
    """List the exceptions among what a child said."""
    return [str(item[1]) for item in said if item[0] == FAULT]


def _work(work: Callable[[Say], object], writing: int) -> None:
    """Do the work as a program would that was started by itself, and never come back."""

    def say(*values: object) -> None:
        os.write(writing, (json.dumps(values) + "\n").encode())

    with contextlib.suppress(BaseException):
        try:
            with signals_as_started():
                work(say)
        except KeyboardInterrupt:
            pass
        except BaseException:  # noqa: BLE001  # it is said to the parent, whatever it is
            say(FAULT, traceback.format_exc(limit=-3))
    os._exit(0)
