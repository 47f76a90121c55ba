"""The lock of a reader's folder: one writer at a time, among windows, commands and threads."""

import contextlib
import errno
import os
from collections.abc import Generator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .disk import FILE_MODE
from .fault import Locked, NotWritten
from .undisturbed import undisturbed

if TYPE_CHECKING:
    from filelock import FileLock

TIMEOUT = 10.0
_POLL = 0.01


class FolderLock:
    """A lock file beside the data that is never deleted; the kernel frees it if its holder dies.

    `timeout` is in seconds. A file system that has no such locks is refused: the lock file that
    would have to do instead outlives a crash.
    """

    def __init__(self, path: Path, timeout: float = TIMEOUT) -> None:
        self.path = path
        self._timeout = timeout

    @cached_property
    def _lock(self) -> "FileLock":
        from filelock import FileLock  # noqa: PLC0415  # slow to load, for writing only

        return FileLock(
            self.path,
            timeout=self._timeout,
            mode=FILE_MODE,
            thread_local=False,
            fallback_to_soft=False,
        )

    @contextlib.contextmanager
    def held(self) -> Generator[None]:
        """Hold the lock for a `with` block; raise `Locked` after the timeout, else `NotWritten`.

        Signals that end a program reach this thread only once the block is done.
        """
        from filelock import Timeout  # noqa: PLC0415  # as above

        try:
            self._lock.acquire(poll_interval=_POLL)
        except Timeout as error:
            raise Locked(
                self.path,
                f"Another refshelf has been writing for {self._timeout:g} seconds. "
                "Try again, or end the program that hangs.",
            ) from error
        except OSError as error:
            raise NotWritten(self.path, self._why(error)) from error
        try:
            with undisturbed():
                yield
        finally:
            self._lock.release()

    def _why(self, error: OSError) -> str:
        folder = self.path.parent
        if error.errno == errno.ENOSYS:
            return (
                f"{folder} is on a file system without locks: nothing was saved. "
                "Name a folder on another one with XDG_STATE_HOME."
            )
        reason = os.strerror(error.errno) if error.errno else str(error)
        return (
            f"{folder} may not be written to ({reason}): nothing was saved. "
            "Change that, or name another folder with XDG_STATE_HOME."
        )
