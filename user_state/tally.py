"""The tally: which works are not unread, and how that adds up in each category and catalog."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..data.kind import own_form_kind
from .mark import Head
from .marks import Marks
from .progress import Progress
from .status import Status
from .work_status import WorkStatus, work_status
from .works import Works

Part = tuple[int, int]  # listing and heading; heading -1 for the whole listing
WHOLE = -1
_EVERYTHING: Part = (WHOLE, WHOLE)
_COUNTED = (Status.DONE, Status.SKIPPED)


@dataclass(frozen=True)
class Tally:
    """The statuses of marked works, by own key, and the counts that follow from them.

    A work counts once in each category around it, once in its catalog, once in all. A change costs
    what it changes, never a recount.
    """

    works: Works
    statuses: Mapping[str, Status] = field(default_factory=dict[str, Status])
    counts: Mapping[tuple[Part, Status], int] = field(
        default_factory=dict[tuple[Part, Status], int]
    )

    def progress(self, listing: int = WHOLE, heading: int = WHOLE) -> Progress:
        """Give the progress of a category, of a listing, or of all."""
        part = (listing, heading)
        if listing == WHOLE:
            total = self.works.total
        elif heading == WHOLE:
            total = self.works.listings[listing].total
        else:
            total = self.works.listings[listing].headings[heading].total
        return Progress(
            done=self.counts.get((part, Status.DONE), 0),
            skipped=self.counts.get((part, Status.SKIPPED), 0),
            total=total,
        )

    def status(self, key: str) -> Status:
        """Give the status of a work by its own key."""
        return self.statuses.get(key, Status.UNREAD)

    @classmethod
    def of(cls, works: Works, marks: Marks) -> "Tally":
        """Count all that a reader marked."""
        statuses = {own: status for own, status, _ in marked_works(works, marks)}
        return cls(works).with_statuses(statuses)

    def recounted(self, marks: Marks, keys: Iterable[str]) -> "Tally":
        """Give the tally after the marks of these keys changed."""
        # Each own key once: a work that stands in several places is one work.
        touched = {own for key in keys for own in self.works.own_keys(key)}
        return self.with_statuses({own: _state(self.works, marks, own).status for own in touched})

    def with_statuses(self, found: Mapping[str, Status]) -> "Tally":
        """Give the tally after these works, named by own key, got these statuses."""
        statuses, counts = dict(self.statuses), dict(self.counts)
        for key, now in found.items():
            before = statuses.get(key, Status.UNREAD)
            if before is now:
                continue
            statuses[key] = now
            steps = [
                (status, step) for status, step in ((before, -1), (now, 1)) if status in _COUNTED
            ]
            for part in self._parts(key) if steps else ():
                for status, step in steps:
                    counts[part, status] = counts.get((part, status), 0) + step
        return Tally(self.works, statuses, counts)

    def _parts(self, key: str) -> set[Part]:
        """List all categories and catalogs that a work stands in, and the whole."""
        parts: set[Part] = set()
        for work in self.works.owners(key):
            number, i = self.works.place(work)
            headings = self.works.listings[number].headings
            if self.works.listings[number].id:  # what is gone counts among itself only
                parts.add(_EVERYTHING)
            parts.add((number, WHOLE))
            heading = self.works.listings[number].heading(i)
            while heading >= 0:
                parts.add((number, heading))
                heading = headings[heading].parent
        return parts


def marked_works(works: Works, marks: Marks) -> Iterator[tuple[str, Status, Head[Status] | None]]:
    """Go through the marked works by own key: the status, and the change that decided it if any."""
    leading: dict[str, list[str]] = {}
    for key in marks:
        for own in works.own_keys(key):
            leading.setdefault(own, []).append(key)
    for own, keys in leading.items():
        if keys == [own]:
            # Where neither a form nor an earlier name is marked, the own mark says it all.
            head = marks.status(own)
            yield own, Status.UNREAD if head is None else head.value, head
        else:
            state = _state(works, marks, own)
            yield own, state.status, state.head


def _state(works: Works, marks: Marks, key: str) -> WorkStatus:
    work = works.owners(key)[0]
    reference = works.reference(work)
    own = marks.mark(key, works.aliases(work)).status
    forms = [(kind, marks.mark(form_key).status) for kind, form_key in works.forms(work)]
    return work_status(own_form_kind(reference.kind, reference.url), own, forms)
