"""The shelf that is to be shown: the marks on the disk, and the deeds on their way there."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..user_state.action import Deed
from ..user_state.listing import Listing
from ..user_state.marks import Marks
from ..user_state.news import News
from ..user_state.shelf import Shelf
from ..user_state.step import record


class Pending(NamedTuple):
    """A deed that is shown already and not yet on the disk."""

    number: int
    deed: Deed
    afterwards: Callable[[], object] | None = None


class ShownShelf:
    """Puts `shelf` together, on the thread of the screen.

    After a change of very many marks that would take long: `put_together` may be called on another
    thread before, so that taking these marks takes no time.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._confirmed = shelf.marks
        self._pending: list[Pending] = []
        self._ahead: Shelf | None = None

    def add(self, pending: Pending) -> None:
        """Show a deed that is not on the disk yet."""
        self._pending.append(pending)
        self._show()

    def settle(self, number: int, marks: Marks | None) -> None:
        """Take note that a deed is on the disk, or, without marks, that it failed."""
        self._pending = [pending for pending in self._pending if pending.number != number]
        if marks is not None:
            self._confirm(marks)
        self._show()

    def arrive(self, marks: Marks) -> None:
        """Take marks from the disk."""
        self._confirm(marks)
        self._show()

    def arrive_catalogs(
        self, catalogs: Sequence[Listing], news: News, hidden: Sequence[Listing]
    ) -> None:
        """Take catalogs from the disk: all is put together anew."""
        self.shelf = Shelf.of(catalogs, self._confirmed, news, hidden)
        self._show()

    def put_together(self, marks: Marks) -> None:
        """Make the shelf with these marks, which are to arrive next; on any thread."""
        self._ahead = self.shelf.with_marks(marks)

    def as_of(self, marks: Marks, asked: Shelf) -> Shelf:
        """Give a shelf that a reader looked at with these marks; on any thread."""
        ahead = self._ahead
        start = ahead if ahead is not None and ahead.works is asked.works else asked
        return start.with_marks(marks)

    def _confirm(self, marks: Marks) -> None:
        self._confirmed = marks
        ahead = self._ahead
        if ahead is not None and ahead.marks is marks and ahead.works is self.shelf.works:
            self.shelf, self._ahead = ahead, None

    def _show(self) -> None:
        marks = self._confirmed
        for pending in self._pending:
            # A provisional id that sorts after all real ones; the store gives the lasting one.
            step_id = f"~{pending.number:09d}"
            marks = marks.with_documents(record(marks.documents, pending.deed.edits, step_id))
        self.shelf = self.shelf.with_marks(marks)
