"""The status of a work, from its own mark and from those of its forms."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..data.kind import FormKind
from .mark import Head
from .status import Status


@dataclass(frozen=True, slots=True)
class WorkStatus:
    """The status of a work; `head` is the change that decided it, `form` the form it was set on.

    `form` is the kind of that form; both are None where nothing was ever set.
    """

    status: Status = Status.UNREAD
    head: Head[Status] | None = None
    form: FormKind | None = None

    @property
    def is_watched(self) -> bool:
        """Whether the work is done by having been watched."""
        return self.status is Status.DONE and self.form is FormKind.VIDEO


FormHead = tuple[FormKind, Head[Status] | None]

UNREAD = WorkStatus()


def work_status(
    own_kind: FormKind, own: Head[Status] | None, forms: Sequence[FormHead]
) -> WorkStatus:
    """Give the newest among the work's own head and its done forms' heads.

    Code is no way to be done with a work. Where that leaves it unread, a form that was started since
    makes it started.
    """
    found = None if own is None else WorkStatus(own.value, own, own_kind)
    for kind, head in forms:
        if head is None or head.value is not Status.DONE or kind is FormKind.CODE:
            continue
        if found is None or found.head is None or head.id > found.head.id:
            found = WorkStatus(Status.DONE, head, kind)
    if found is None or found.status is Status.UNREAD:
        return _started(found or UNREAD, forms)
    return found


def _started(unread: WorkStatus, forms: Sequence[FormHead]) -> WorkStatus:
    since = "" if unread.head is None else unread.head.id
    started = [
        (head, kind)
        for kind, head in forms
        if head is not None and head.value is Status.STARTED and head.id >= since
    ]
    if not started:
        return unread
    head, kind = max(started, key=lambda item: item[0].id)
    return WorkStatus(Status.STARTED, head, kind)
