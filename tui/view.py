"""A view: one part of a shelf as one query sees it, with what is folded. No widget, all values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..user_state.progress import Progress
from ..user_state.query import Query
from ..user_state.query_term import And, Condition, Is
from ..user_state.shelf import EVERYTHING, Scope, Shelf
from ..user_state.status import Status
from .counted import count_of
from .place_name import first_scope, moved_scope, scope_name
from .row_layout import make_rows
from .rows import Folds, Row, RowKind, Rows


@dataclass(frozen=True)
class View:
    """What the list shows: `hits` are the works that the query found when it was last asked.

    A change of marks asks nothing anew (`with_marks`): nothing moves under the reader's hands. A new
    query shows all that it finds, also under headings that are folded: `found_folds` are those that
    were folded since, and `folds` are back when the query is cleared.
    """

    shelf: Shelf
    scope: Scope
    query: Query = Query()  # noqa: RUF009  # a frozen value without fields of its own, safe to share
    folds: Folds = Folds()  # noqa: RUF009  # the same
    found_folds: frozenset[tuple[int, int]] = frozenset()
    hits: Sequence[int] = ()
    selected: frozenset[int] = frozenset()
    hides_done: bool = False
    density: int = 2

    @classmethod
    def of(cls, shelf: Shelf, density: int = 2) -> "View":
        """Give the view at the start: everything in the first list, or in all."""
        return cls(shelf, first_scope(shelf), density=density).asked_anew()

    def with_scope(self, scope: Scope) -> "View":
        """Look at another part of the shelf."""
        return replace(self, scope=scope).asked_anew()

    def with_query(self, query: Query, work: int = -1) -> "View":
        """Ask something else; a work that the reader is at is under no folded heading then."""
        folds = self.folds
        if query.is_empty:
            around = {one for one in folds.headings if work in self.shelf.range(Scope(*one))}
            folds = folds._replace(headings=folds.headings - around)
        return replace(self, query=query, folds=folds, found_folds=frozenset()).asked_anew()

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
        now = replace(self, shelf=shelf, scope=scope, folds=folds, selected=frozenset())
        return replace(now, found_folds=frozenset()).asked_anew()

    def hiding_done(self, *, hides_done: bool) -> "View":
        """Show only what is unread or started, or all."""
        return replace(self, hides_done=hides_done).asked_anew()

    def showing(self, work: int) -> "View":
        """Look where a work is shown: without query and folds, in its list if it is not in this part."""
        listing = self.shelf.works.place(work)[0]
        is_here = work in self.shelf.range(self.scope) and work not in self._repeated
        scope = self.scope if is_here else Scope(listing)
        plain = replace(self, scope=scope, query=Query(), folds=Folds(), hides_done=False)
        return plain.asked_anew()

    @property
    def _repeated(self) -> frozenset[int]:
        """What this part of the shelf leaves out: in all lists as one, each work stands once."""
        return self.shelf.works.repeated if self.scope == EVERYTHING else frozenset()

    def _once(self, works: Sequence[int]) -> Sequence[int]:
        return self.shelf.each_once(works) if self.scope == EVERYTHING else works

    def asked_anew(self) -> "View":
        """Look anew what the query finds."""
        asked = self.query
        if self.hides_done:
            is_open = Is((Condition.OPEN,))
            joined = is_open if asked.is_empty else And((asked.expression, is_open))
            asked = Query(joined, asked.sort)
        hits = self._once(self.shelf.find(asked, self.scope))
        return replace(self, hits=hits)

    # Selecting

    @cached_property
    def chosen(self) -> frozenset[int]:
        """What is selected of what the query finds: what it does not find is not to be changed."""
        return self.selected.intersection(self.hits) if self.selected else self.selected

    def selecting(self, work: int) -> "View":
        """Select a work, or no longer."""
        return replace(self, selected=self.selected ^ {work})

    def selecting_all(self) -> "View":
        """Select all that the query found; if all are selected, none of them."""
        found = frozenset(self.hits)
        selected = self.selected - found if found <= self.selected else self.selected | found
        return replace(self, selected=selected)

    def unselected(self) -> "View":
        """Select nothing."""
        return replace(self, selected=frozenset())

    # Folding

    @property
    def _folds(self) -> Folds:
        """What is folded and unfolded now."""
        return self.folds if self.query.is_empty else Folds(self.found_folds, self.folds.works)

    def folded(self, row: Row) -> "View | None":
        """Fold a heading, or the forms of a work; None if there is nothing to fold."""
        if row.is_heading:
            place = (row.listing, row.heading)
            return None if place in self._folds.headings else self._toggled_heading(row)
        return self._toggled_work(row) if row.work in self.folds.works else None

    def unfolded(self, row: Row) -> "View | None":
        """Unfold a heading, or the forms of a work that has several; None if there are none."""
        if row.is_heading:
            place = (row.listing, row.heading)
            return self._toggled_heading(row) if place in self._folds.headings else None
        if row.work in self.folds.works or len(self.shelf.entry(row.work).forms) < 2:
            return None
        return self._toggled_work(row)

    def toggled(self, row: Row) -> "View":
        """Fold a heading that is unfolded, or unfold it."""
        return self.folded(row) or self._toggled_heading(row)

    def _toggled_heading(self, row: Row) -> "View":
        place = (row.listing, row.heading)
        if self.query.is_empty:
            return replace(self, folds=self.folds.toggled_heading(place))
        return replace(self, found_folds=self.found_folds ^ {place})

    def _toggled_work(self, row: Row) -> "View":
        return replace(self, folds=self.folds.toggled_work(row.work))

    def rows(self) -> Rows:
        """Lay it out."""
        is_flat = self.query.sort is not None
        return make_rows(
            self.shelf,
            self.scope,
            self.hits,
            self._folds,
            is_flat=is_flat,
            density=self.density,
        )

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
        """How many works there are; how many of them are found, selected, skipped."""
        is_part = not self.query.is_empty or self.hides_done
        found = f"{len(self.hits)} of " if is_part else ""
        selected = f"{len(self.chosen)} selected · " if self.selected else ""
        skipped = self.shelf.progress(self.scope).skipped
        tail = f" · {skipped} skipped" if skipped else ""
        return f"{selected}{found}{count_of(self._size, 'work')}{tail}"

    @property
    def _size(self) -> int:
        return len(self.shelf.range(self.scope)) - len(self._repeated)

    def nothing_here(self, key_of: Callable[[str], str]) -> str:
        """Say what to do where nothing is shown; `key_of` names the key of a command."""
        if not self.query.is_empty:
            return f"Nothing here matches “{self.query}”.\n\n{key_of('clear')} clears the search."
        if not len(self.shelf):
            line = key_of("command-line")
            taking_in = f"{line} import NAME takes one in,\na file or an address."
            if self.shelf.works.hidden:
                back = f"{key_of('palette')} show hidden lists\nbrings back what is hidden."
                return f"No list is shown.\n\n{back}\n\n{taking_in}"
            return f"There is no list yet.\n\n{taking_in}"
        if self.hides_done and len(self.shelf.range(self.scope)):
            return f"All that is here is done.\n\n{key_of('hide-done')} shows it again."
        return "Nothing stands here."
