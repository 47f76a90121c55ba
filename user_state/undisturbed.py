"""Holding back the signals that end a program, until a write is done."""

import contextlib
import signal
from collections.abc import Generator

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = frozenset(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextlib.contextmanager
def undisturbed() -> Generator[None]:
    """Have this thread see INT, TERM and HUP after the block only, where the system can do that.

    Other threads of the program see them all the same.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        # A signal that came just before may end this call with an exception, the mask already set.
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
