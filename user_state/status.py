"""The status of a work: how far its reader is with it."""

from enum import StrEnum


class Status(StrEnum):
    """How far a reader is with a work; *done* is shown as read or watched."""

    UNREAD = "unread"
    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"
