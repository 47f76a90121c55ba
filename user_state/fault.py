"""What can go wrong with a reader's files, said in plain words with the cure."""

from pathlib import Path


class StateFault(Exception):
    """Something about a reader's files that stops what was asked; nothing was lost.

    `str()` is one plain sentence or two: what is wrong, where, and what to do.
    """

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class Locked(StateFault):
    """Another program holds the lock for too long."""


class NewerSchema(StateFault):
    """The file was written by a newer refshelf: it is read, never changed."""


class Refused(StateFault):
    """The file is not one that can be trusted: a link, a pipe, somebody else's."""


class Damaged(StateFault):
    """The file's bytes are no state file."""


class NotWritten(StateFault):
    """The disk, a permission or a missing folder kept a change from being saved."""


class DiskFull(NotWritten):
    """There is no room for the change."""
