"""The board: the bar at the top, shelf, list and details side by side, and the search line."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from ...user_state.entry import Entry, FormEntry
from ...user_state.query import Query
from ...user_state.shelf import EVERYTHING, Scope, Shelf
from ...user_state.tally import WHOLE
from ..glyph import UNICODE, Glyphs
from ..rows import NONE
from ..shown import Shown, ShownEntry, shown_of
from ..spot import Spot, spot_of, view_at, work_at
from ..view import View
from .details import Details
from .entry_list import EntryList
from .pane_focus import PaneFocus
from .row_list import RowList
from .search_line import SearchLine
from .shelf_pane import ShelfPane
from .top_bar import TopBar


class Board(Vertical):
    """Shows one part of a shelf as one query sees it, and lets the reader move about in it.

    Rows are laid out anew only when the reader edits the query, folds, or chooses a part of the
    shelf: a change of marks moves nothing.
    """

    shelf: var[Shelf | None] = var(None)
    scope: var[Scope] = var(EVERYTHING)
    shown: var[Shown] = var(None)
    today: var[date] = var(date.min)
    glyphs: var[Glyphs] = var(UNICODE)
    selected: var[frozenset[int]] = var(frozenset[int]())

    class LookedAt(Message):
        """The details of an entry are in view."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class Moved(Message):
        """The reader is somewhere else, or something else stands there."""

    def __init__(
        self,
        shelf: Shelf,
        spot: Spot | None = None,
        *,
        today: date,
        glyphs: Glyphs,
        key_of: Callable[[str], str],
        density: int = 2,
    ) -> None:
        """Show a shelf where the reader was; `key_of` names the key of a command."""
        super().__init__(id="board")
        self._view = view_at(shelf, spot, density)
        self._first = spot
        self._key_of = key_of
        self.set_reactive(Board.shelf, shelf)
        self.set_reactive(Board.today, today)
        self.set_reactive(Board.glyphs, glyphs)
        self.set_reactive(Board.scope, self._view.scope)

    def compose(self) -> ComposeResult:
        """Put the panes beside each other."""
        yield TopBar(id="top").data_bind(Board.glyphs)
        with Horizontal(id="panes"):
            yield ShelfPane(id="shelf").data_bind(Board.shelf, Board.scope, Board.glyphs)
            with Container(id="work"):
                yield EntryList(id="list").data_bind(
                    Board.shelf, Board.today, Board.glyphs, Board.selected
                )
                yield Details(id="details").data_bind(Board.shown, Board.today, Board.glyphs)
        yield SearchLine(id="search")

    def on_mount(self) -> None:
        """Lay out the list and begin there."""
        self.shelf_pane.border_title = Content("Shelf")
        self._details.border_title = Content("Details")
        self._begin()
        # Watched, as a message would come only after the keys that follow it in a burst.
        self.watch(self.shelf_pane, "chosen", self.show_part, init=False)
        self.focus_of_panes.go_to(self.entries_list)

    def _begin(self) -> None:
        """Lay out the list where the reader was."""
        if self._first is not None:
            self.shelf_pane.fold_parts(self._first.shelf_folds)
            if self._first.query.strip():
                self.search_line.text = self._first.query
                self._set_searching(is_searching=True)
        self.look(self._view, keep_cursor=False)
        row = self.entries_list.rows.rows.find(work_at(self._view.shelf, self._first), NONE)
        if row != NONE:
            self.entries_list.move_cursor(row)

    def spot(self) -> Spot:
        """Tell where the reader is."""
        folds = self.shelf_pane.folded_parts()
        return spot_of(self._view, self.search_line.text, self.entries_list.current, folds)

    @property
    def view(self) -> View:
        """What is shown."""
        return self._view

    @cached_property
    def focus_of_panes(self) -> PaneFocus:
        """Which pane has the focus."""
        return PaneFocus(self.shelf_pane, self.entries_list, self._details)

    @property
    def entries_list(self) -> EntryList:
        """The list in the middle."""
        return self.query_one("#list", EntryList)

    @property
    def shelf_pane(self) -> ShelfPane:
        """The pane of lists and categories."""
        return self.query_one("#shelf", ShelfPane)

    @property
    def _details(self) -> Details:
        return self.query_one("#details", Details)

    @property
    def search_line(self) -> SearchLine:
        """The line in which one searches."""
        return self.query_one("#search", SearchLine)

    # For the screen

    def entry(self) -> Entry | None:
        """Give the entry that a key is meant for: none on headings and in the shelf pane."""
        return None if self._is_choosing else self.entries_list.current_entry()

    def works(self) -> list[int]:
        """List the works that a key is meant for: those selected, else the one with the cursor."""
        if self._view.chosen and not self._is_choosing:
            return sorted(self._view.chosen)
        entry = self.entry()
        return [] if entry is None else [entry.work]

    @property
    def _is_choosing(self) -> bool:
        """Whether the reader is choosing a part of the shelf."""
        return self.focus_of_panes.is_at(self.shelf_pane)

    def form(self) -> FormEntry | None:
        """Give the form with the cursor, where the forms are unfolded."""
        return self.entries_list.current_form()

    def lists_with_source(self) -> list[str]:
        """Give the ids of the lists that are shown and know where they came from."""
        shown = self._view.shelf.catalogs
        if self._view.scope.listing != WHOLE:
            shown = shown[self._view.scope.listing : self._view.scope.listing + 1]
        return [catalog.id for catalog in shown if catalog.source is not None]

    def show_list(self, catalog_id: str) -> None:
        """Show a list from its top; one that is not there is not shown."""
        ids = [catalog.id for catalog in self._view.shelf.catalogs]
        if catalog_id in ids:
            self.show_part(Scope(ids.index(catalog_id)))

    # What is shown

    def look(self, view: View, *, keep_cursor: bool = True) -> None:
        """Show a view that the reader wished for: its rows are laid out anew."""
        self._view = view
        self.scope = view.scope
        self.selected = view.selected
        self.entries_list.empty_text = view.nothing_here(self._key_of)
        self.entries_list.show_rows(view.rows(), keep_cursor=keep_cursor)
        self._name_parts()

    def _name_parts(self) -> None:
        top = self.query_one(TopBar)
        top.title = self._view.list_name
        top.progress = self._view.progress
        self.entries_list.border_title = Content(self._view.name)
        self.entries_list.border_subtitle = Content(self._view.count)
        self.post_message(self.Moved())

    def watch_shelf(self, shelf: Shelf | None) -> None:
        """Show other counts; where there are other works, lay the list out anew."""
        if shelf is None or not self.is_mounted:
            return
        former, view = self._view, self._view.with_shelf(shelf)
        if view.shelf.works is not former.shelf.works:
            self.look(view)
        self._view = view
        self.selected = view.selected
        self._name_parts()
        self._show()

    def show_part(self, scope: Scope) -> None:
        """Show another part of the shelf from its top."""
        if scope != self._view.scope:
            self.look(self._view.with_scope(scope), keep_cursor=False)

    @on(RowList.CursorMoved)
    def show_cursor(self, event: RowList.CursorMoved) -> None:
        """Show the details of what has the cursor."""
        event.stop()
        if event.control_id == "list":
            self._show()

    def _show(self) -> None:
        row = self.entries_list.current
        self.shown = None if self.shelf is None or row is None else shown_of(self.shelf, row)
        if (
            isinstance(self.shown, ShownEntry)
            and self.shown.entry.is_new
            and self.focus_of_panes.sees_details
        ):
            self.post_message(self.LookedAt(self.shown.entry))
        self.post_message(self.Moved())

    def select(self, view: View) -> None:
        """Show a view that differs from the one before in what is selected only."""
        self._view = view
        self.selected = view.selected
        self._name_parts()

    # Searching

    def begin_search(self) -> None:
        """Go to the search line."""
        self._set_searching(is_searching=True)
        self.search_line.begin()

    @on(SearchLine.Changed)
    def search(self, event: SearchLine.Changed) -> None:
        """Show what the query finds now."""
        event.stop()
        self._find(event.text)

    def search_for(self, text: str) -> None:
        """Search for something, and go to the list."""
        self.search_line.text = text
        self.leave_search()

    def _find(self, text: str) -> None:
        query = Query.parse(text)
        if query != self._view.query:
            row = self.entries_list.current
            self.look(self._view.with_query(query, NONE if row is None else row.work))
        self.search_line.is_broken = query.problem is not None
        found = f"{len(self._view.hits)} found" if text.strip() else ""
        self.search_line.report = str(query.problem) if query.problem is not None else found

    @on(SearchLine.Left)
    def go_to_found(self, event: SearchLine.Left) -> None:
        """Go back to the list; an empty search line goes away."""
        event.stop()
        self.leave_search()

    def leave_search(self) -> None:
        """Find what was typed, and go to the list; an empty search line goes away."""
        self._find(self.search_line.text)
        self._set_searching(is_searching=bool(self.search_line.text.strip()))
        self.focus_of_panes.go_to(self.entries_list)

    def _set_searching(self, *, is_searching: bool) -> None:
        """Show the search line, or hide it; the style sheet makes room for it below toasts."""
        self.search_line.display = is_searching
        self.screen.set_class(is_searching, "-searching")

    # Moving about

    def go_to_work(self, work: int) -> None:
        """Put the cursor on a work; what hides it (search, part of the shelf, fold) is left first."""
        row = self.entries_list.rows.rows.find(work, NONE)
        if row == NONE:
            self.search_line.text = ""
            self._set_searching(is_searching=False)
            self.look(self._view.showing(work), keep_cursor=False)
            row = self.entries_list.rows.rows.find(work, NONE)
        self.focus_of_panes.go_to(self.entries_list)
        if row != NONE:
            self.entries_list.move_cursor(row)

    def on_descendant_focus(self) -> None:
        """Let the style sheet know which pane has the focus: without room it is the only one shown."""
        for pane in (self.shelf_pane, self._details):
            self.set_class(self.focus_of_panes.is_at(pane), f"-at-{pane.id}")
        self._show()
