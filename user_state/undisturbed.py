"""Holding back the signals that end a program, until a write is done."""

import contextlib
import signal
from collections.abc import Generator

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = frozenset(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextlib.contextmanager
def undisturbed() -> Generator[None]:
    """Have this thread see INT, TERM and HUP after the block only, where the system can do that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
