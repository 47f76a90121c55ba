"""The board: the bar at the top, shelf, list and details side by side, and the search line."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from ...user_state.entry import Entry, FormEntry
from ...user_state.query import Query
from ...user_state.shelf import EVERYTHING, Scope, Shelf
from ...user_state.status import Status
from ..binding import bindings, is_typing
from ..command import Owner
from ..glyph import UNICODE, Glyphs
from ..place_name import first_scope, scope_name
from ..row_layout import make_rows
from ..rows import Folds, Row, RowKind
from ..shown import Shown, ShownEntry, shown_of
from .details import Details
from .entry_list import EntryList
from .row_list import RowList
from .search_line import SearchLine
from .shelf_pane import ShelfPane
from .top_bar import TopBar


class Board(Vertical):
    """Shows one part of a shelf as one query sees it, and lets the reader move about in it.

    Rows are laid out anew only when the reader edits the query, folds, or chooses a part of the
    shelf: a change of marks moves nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.BOARD)]

    shelf: var[Shelf | None] = var(None)
    scope: var[Scope] = var(EVERYTHING)
    asked: var[Query] = var(Query)
    shown: var[Shown] = var(None)
    today: var[date] = var(date.min)
    glyphs: var[Glyphs] = var(UNICODE)

    class LookedAt(Message):
        """The details of an entry are in view."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, shelf: Shelf, today: date, glyphs: Glyphs) -> None:
        super().__init__(id="board")
        self._hits: Sequence[int] = ()
        self._folds = Folds()
        self.set_reactive(Board.shelf, shelf)
        self.set_reactive(Board.today, today)
        self.set_reactive(Board.glyphs, glyphs)
        self.set_reactive(Board.scope, first_scope(shelf))

    def compose(self) -> ComposeResult:
        """Put the panes beside each other."""
        yield TopBar(id="top").data_bind(Board.glyphs)
        with Horizontal(id="panes"):
            yield ShelfPane(id="shelf").data_bind(Board.shelf, Board.scope, Board.glyphs)
            with Container(id="work"):
                yield EntryList(id="list").data_bind(Board.shelf, Board.today, Board.glyphs)
                yield Details(id="details").data_bind(Board.shown, Board.today, Board.glyphs)
        yield SearchLine(id="search")

    def on_mount(self) -> None:
        """Lay out the list and begin there."""
        self._shelf_pane.border_title = Content("Shelf")
        self._details.border_title = Content("Details")
        self._find(keep_cursor=False)
        # Watched, as a message would come only after the keys that follow it in a burst.
        self.watch(self._shelf_pane, "chosen", self._show_part, init=False)
        self._go_to(self._list)

    @property
    def _list(self) -> EntryList:
        return self.query_one("#list", EntryList)

    @property
    def _shelf_pane(self) -> ShelfPane:
        return self.query_one("#shelf", ShelfPane)

    @property
    def _details(self) -> Details:
        return self.query_one("#details", Details)

    @property
    def _search(self) -> SearchLine:
        return self.query_one("#search", SearchLine)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys alone while a text is typed, but for those that lead out of it."""
        if is_typing(self.screen) and action not in {"clear", "details"}:
            return False
        return super().check_action(action, parameters)

    def _is_at(self, pane: Widget) -> bool:
        """Tell whether a pane has the focus; the widget itself learns of it only a moment later."""
        return self.screen.focused is pane

    # For the screen

    def entry(self) -> Entry | None:
        """Give the entry that a key is meant for: none on headings and in the shelf pane."""
        return None if self._is_at(self._shelf_pane) else self._list.current_entry()

    def form(self) -> FormEntry | None:
        """Give the form with the cursor, where the forms are unfolded."""
        return self._list.current_form()

    # What is shown

    def _find(self, *, keep_cursor: bool = True) -> None:
        if self.shelf is not None:
            self._hits = self.shelf.find(self.asked, self.scope)
            self._lay_out(keep_cursor=keep_cursor)

    def _lay_out(self, *, keep_cursor: bool = True) -> None:
        if self.shelf is None:
            return
        is_flat = self.asked.sort is not None
        rows = make_rows(self.shelf, self.scope, self._hits, self._folds, is_flat=is_flat)
        self._list.empty_text = self._nothing_here()
        self._list.show_rows(rows, keep_cursor=keep_cursor)
        self._name_parts()

    def _nothing_here(self) -> str:
        if not self.asked.is_empty:
            return f"Nothing here matches “{self._search.text.strip()}”.\n\nesc clears the search."
        if self.shelf is not None and not len(self.shelf):
            return "There is no list yet.\n\nrefshelf path shows where catalog files go."
        return "Nothing stands here."

    def _name_parts(self) -> None:
        shelf, scope = self.shelf, self.scope
        if shelf is None:
            return
        top = self.query_one(TopBar)
        top.title = scope_name(shelf, Scope(scope.listing))
        top.progress = shelf.progress(Scope(scope.listing))
        found = "" if self.asked.is_empty else f"{len(self._hits)} of "
        skipped = shelf.progress(scope).skipped
        tail = f" · {skipped} skipped" if skipped else ""
        self._list.border_title = Content(scope_name(shelf, scope))
        count = f"{found}{len(shelf.range(scope))} works{tail}"
        self._list.border_subtitle = Content(count)

    def watch_shelf(self, former: Shelf | None, shelf: Shelf | None) -> None:
        """Show other counts; where there are other works, lay the list out anew."""
        if shelf is None or not self.is_mounted:
            return
        if former is None or former.works is not shelf.works:
            self._find()
        self._name_parts()
        self._show()

    def _show_part(self, scope: Scope) -> None:
        """Show another part of the shelf from its top."""
        if scope != self.scope:
            self.scope = scope
            self._find(keep_cursor=False)

    @on(RowList.CursorMoved)
    def show_cursor(self, event: RowList.CursorMoved) -> None:
        """Show the details of what has the cursor."""
        event.stop()
        if event.control_id == "list":
            self._show()

    def _show(self) -> None:
        row = self._list.current
        self.shown = None if self.shelf is None or row is None else shown_of(self.shelf, row)
        if isinstance(self.shown, ShownEntry) and self.shown.entry.is_new and self._sees_details:
            self.post_message(self.LookedAt(self.shown.entry))

    @property
    def _sees_details(self) -> bool:
        return self._details.display and self._details.size.width > 0

    # Searching

    def action_search(self) -> None:
        """Go to the search line."""
        self._set_searching(is_searching=True)
        self._search.begin()

    @on(SearchLine.Changed)
    def search(self, event: SearchLine.Changed) -> None:
        """Show what the query finds now."""
        event.stop()
        former, self.asked = self.asked, Query.parse(event.text)
        problem = self.asked.problem
        self._search.is_broken = problem is not None
        if self.asked != former:
            self._find()
        if problem is not None:
            self._search.report = str(problem)
        else:
            self._search.report = f"{len(self._hits)} found" if event.text.strip() else ""

    @on(SearchLine.Left)
    def leave_search(self, event: SearchLine.Left) -> None:
        """Go back to the list; an empty search line goes away."""
        event.stop()
        self._leave_search()

    def _leave_search(self) -> None:
        self._set_searching(is_searching=bool(self._search.text.strip()))
        self._go_to(self._list)

    def action_clear(self) -> None:
        """Clear the search, else go back to the list."""
        if is_typing(self.screen) or (self._is_at(self._list) and self._search.text):
            self._search.text = ""
            self._leave_search()
        else:
            self._go_to(self._list)

    def _set_searching(self, *, is_searching: bool) -> None:
        self._search.display = is_searching

    # Moving about

    def action_next_unread(self) -> None:
        """Go to the next unread work."""
        self._go_to_unread(1)

    def action_previous_unread(self) -> None:
        """Go to the previous unread work."""
        self._go_to_unread(-1)

    def _go_to(self, pane: Widget) -> None:
        """Focus a pane at once: the very next key is meant for it."""
        self.screen.set_focus(pane)

    def _go_to_unread(self, step: int) -> None:
        rows = self._list.rows.rows
        number = self._list.cursor + step
        while 0 <= number < len(rows) and not self._is_unread(rows[number]):
            number += step
        if 0 <= number < len(rows):
            self._list.move_cursor(number)

    def _is_unread(self, row: Row) -> bool:
        if self.shelf is None or row.is_heading or row.kind is RowKind.FORM:
            return False
        return self.shelf.status(row.work) is Status.UNREAD

    def action_details(self) -> None:
        """Unfold what is folded, else show the details."""
        row = self._list.current
        if is_typing(self.screen):
            self._leave_search()
        elif self._is_at(self._shelf_pane) or self._is_at(self._details):
            self._go_to(self._list)
        elif row is not None and row.is_heading:
            self._fold(row)
        elif not (self._sees_details and self._unfold(row)):
            self._go_to(self._details)

    def action_left(self) -> None:
        """Fold what is unfolded, else go to the pane on the left."""
        if self._is_at(self._shelf_pane):
            self._shelf_pane.fold(folded=True)
        elif self._is_at(self._details):
            self._go_to(self._list)
        elif not self._fold_current():
            self._go_to(self._shelf_pane)

    def action_right(self) -> None:
        """Unfold what is folded, else go to the pane on the right."""
        if self._is_at(self._shelf_pane):
            if not self._shelf_pane.fold(folded=False):
                self._go_to(self._list)
        elif self._is_at(self._list) and not self._unfold(self._list.current):
            self._go_to(self._details)

    def _fold_current(self) -> bool:
        row = self._list.current
        if row is None:
            return False
        if row.is_heading:
            if (row.listing, row.heading) in self._folds.headings:
                return False
            self._fold(row)
            return True
        if row.work not in self._folds.works:
            return False
        self._folds = self._folds.toggled_work(row.work)
        self._lay_out()
        return True

    def _unfold(self, row: Row | None) -> bool:
        """Unfold a heading, or the forms of a work that has several; False if there is none."""
        if row is None or self.shelf is None:
            return False
        if row.is_heading:
            if (row.listing, row.heading) not in self._folds.headings:
                return False
            self._fold(row)
            return True
        if row.work in self._folds.works or len(self.shelf.entry(row.work).forms) < 2:
            return False
        self._folds = self._folds.toggled_work(row.work)
        self._lay_out()
        return True

    def _fold(self, row: Row) -> None:
        self._folds = self._folds.toggled_heading((row.listing, row.heading))
        self._lay_out()

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self._go_to_pane(1)

    def action_previous_pane(self) -> None:
        """Go to the previous pane."""
        self._go_to_pane(-1)

    def _go_to_pane(self, step: int) -> None:
        panes: list[Widget] = [self._shelf_pane, self._list, self._details]
        here = next((n for n, pane in enumerate(panes) if self._is_at(pane)), 1)
        self._go_to(panes[(here + step) % len(panes)])

    def on_descendant_focus(self) -> None:
        """Let the style sheet know which pane has the focus: without room it is the only one shown."""
        for pane in (self._shelf_pane, self._details):
            self.set_class(self._is_at(pane), f"-at-{pane.id}")
        self._show()
