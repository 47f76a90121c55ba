"""A view: one part of a shelf as one query sees it, with what is folded. No widget, all values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..user_state.progress import Progress
from ..user_state.query import Query
from ..user_state.shelf import Scope, Shelf
from ..user_state.status import Status
from .place_name import first_scope, moved_scope, scope_name
from .row_layout import make_rows
from .rows import Folds, Row, RowKind, Rows


@dataclass(frozen=True)
class View:
    """What the list shows: `hits` are the works that the query found when it was last asked.

    A change of marks asks nothing anew (`with_marks`): nothing moves under the reader's hands.
    """

    shelf: Shelf
    scope: Scope
    query: Query = Query()  # noqa: RUF009  # a frozen value without fields of its own, safe to share
    folds: Folds = Folds()  # noqa: RUF009  # the same
    hits: Sequence[int] = ()

    @classmethod
    def of(cls, shelf: Shelf) -> "View":
        """Give the view at the start: everything in the first list, or in all."""
        return cls(shelf, first_scope(shelf)).asked_anew()

    def with_scope(self, scope: Scope) -> "View":
        """Look at another part of the shelf."""
        return replace(self, scope=scope).asked_anew()

    def with_query(self, query: Query) -> "View":
        """Ask something else."""
        return replace(self, query=query).asked_anew()

    def with_shelf(self, shelf: Shelf) -> "View":
        """Look at the shelf as it is now; only other works are asked for anew."""
        if shelf.works is self.shelf.works:
            return replace(self, shelf=shelf)
        scope = moved_scope(self.shelf, shelf, self.scope)
        if scope is None:
            scope = first_scope(shelf)
        places = ((old, moved_scope(self.shelf, shelf, Scope(*old))) for old in self.folds.headings)
        headings = frozenset((new.listing, new.heading) for _, new in places if new is not None)
        # Works have other numbers now: their forms are folded again.
        folds = Folds(headings)
        return replace(self, shelf=shelf, scope=scope, folds=folds).asked_anew()

    def asked_anew(self) -> "View":
        """Look anew what the query finds."""
        return replace(self, hits=self.shelf.find(self.query, self.scope))

    def folded(self, row: Row) -> "View | None":
        """Fold a heading, or the forms of a work; None if there is nothing to fold."""
        if row.is_heading:
            place = (row.listing, row.heading)
            return None if place in self.folds.headings else self._toggled_heading(row)
        return self._toggled_work(row) if row.work in self.folds.works else None

    def unfolded(self, row: Row) -> "View | None":
        """Unfold a heading, or the forms of a work that has several; None if there are none."""
        if row.is_heading:
            place = (row.listing, row.heading)
            return self._toggled_heading(row) if place in self.folds.headings else None
        if row.work in self.folds.works or len(self.shelf.entry(row.work).forms) < 2:
            return None
        return self._toggled_work(row)

    def toggled(self, row: Row) -> "View":
        """Fold a heading that is unfolded, or unfold it."""
        return self.folded(row) or self._toggled_heading(row)

    def _toggled_heading(self, row: Row) -> "View":
        return replace(self, folds=self.folds.toggled_heading((row.listing, row.heading)))

    def _toggled_work(self, row: Row) -> "View":
        return replace(self, folds=self.folds.toggled_work(row.work))

    def rows(self) -> Rows:
        """Lay it out."""
        is_flat = self.query.sort is not None
        return make_rows(self.shelf, self.scope, self.hits, self.folds, is_flat=is_flat)

    def next_unread(self, rows: Rows, number: int, step: int) -> int | None:
        """Find the next row after `number` that shows an unread work, or, with -1, the one before."""
        number += step
        while 0 <= number < len(rows.rows):
            if self._shows_unread(rows.rows[number]):
                return number
            number += step
        return None

    def _shows_unread(self, row: Row) -> bool:
        if row.is_heading or row.kind is RowKind.FORM:
            return False
        return self.shelf.status(row.work) is Status.UNREAD

    # What is said of it

    @property
    def name(self) -> str:
        """The name of the part that is shown."""
        return scope_name(self.shelf, self.scope)

    @property
    def list_name(self) -> str:
        """The name of the list that it is a part of."""
        return scope_name(self.shelf, Scope(self.scope.listing))

    @property
    def progress(self) -> Progress:
        """How far the reader is with that list."""
        return self.shelf.progress(Scope(self.scope.listing))

    @property
    def count(self) -> str:
        """How many works there are, how many of them the query found, how many are skipped."""
        found = "" if self.query.is_empty else f"{len(self.hits)} of "
        skipped = self.shelf.progress(self.scope).skipped
        tail = f" · {skipped} skipped" if skipped else ""
        return f"{found}{len(self.shelf.range(self.scope))} works{tail}"

    @property
    def nothing_here(self) -> str:
        """What to say where nothing is shown, with the way out."""
        if not self.query.is_empty:
            return f"Nothing here matches “{self.query}”.\n\nesc clears the search."
        if not len(self.shelf):
            return "There is no list yet.\n\nrefshelf path shows where catalog files go."
        return "Nothing stands here."
