"""Bursts: work on a whole list, for which the program is left undisturbed and remembers keys."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def burst() -> Generator[None]:
    """Work without the garbage collector, which would look at each of very many values over and over.

    What is made of a list has no cycles, so nothing waits for the collector. A burst within another
    is part of that one; when the outermost ends, the keys that were remembered are forgotten.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        from .key import forget_keys  # noqa: PLC0415  # the first frame does not need it

        forget_keys()
