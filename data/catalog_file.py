"""A catalog's file on disk: opened without hanging, read within limits, told apart from its past."""

import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from .limit import MAX_BYTES
from .problem import Problem


class BadFile(Exception):
    """A file that cannot be read as text; `problem` says why."""

    def __init__(self, path: Path, message: str, cure: str) -> None:
        self.problem = Problem(message=message, file=str(path), cure=cure)
        super().__init__(str(self.problem))


class CatalogFile:
    """An open file; `identity` (inode, size, time of change) differs once it was changed."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor
        self.identity = _identity(os.fstat(descriptor))

    def text(self) -> str:
        """Return the file's text; raises BadFile if it is no UTF-8."""
        with os.fdopen(os.dup(self._descriptor), "rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise _huge(self._path)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"no UTF-8 text (byte {error.start})"
            raise BadFile(self._path, message, "Save it as UTF-8, or move it away.") from error
        if "\0" in text:
            raise BadFile(self._path, "no text", "Move it out of this folder.")
        return text

    def is_unchanged(self) -> bool:
        """Tell whether the file is still what it was when it was opened."""
        return self.identity == _identity(os.fstat(self._descriptor))


@contextmanager
def open_catalog(path: Path) -> Generator[CatalogFile, None, None]:
    """Open a regular file of at most 64 MiB; raises BadFile for all else, and never waits."""
    try:
        # Without O_NONBLOCK a named pipe in the folder would hang the start.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        cure = "Look at its permissions and where it links to."
        raise BadFile(path, f"cannot be read ({error.strerror})", cure) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise BadFile(path, "no regular file", "Move it out of this folder.")
        if status.st_size > MAX_BYTES:
            raise _huge(path)
        yield CatalogFile(path, descriptor)
    except OSError as error:
        raise BadFile(path, f"cannot be read ({error.strerror})", "Try again.") from error
    finally:
        os.close(descriptor)


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return status.st_size, status.st_mtime_ns, status.st_ino


def _huge(path: Path) -> BadFile:
    return BadFile(path, "larger than 64 MiB", "Split it into several catalogs.")
