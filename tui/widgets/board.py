"""The board: the bar at the top, shelf, list and details side by side, and the search line."""

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
from ...user_state.tally import WHOLE
from ..binding import bindings, is_typing
from ..command import Owner
from ..glyph import UNICODE, Glyphs
from ..shown import Shown, ShownEntry, shown_of
from ..view import View
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
        self._view = View.of(shelf)
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
                yield EntryList(id="list").data_bind(Board.shelf, Board.today, Board.glyphs)
                yield Details(id="details").data_bind(Board.shown, Board.today, Board.glyphs)
        yield SearchLine(id="search")

    def on_mount(self) -> None:
        """Lay out the list and begin there."""
        self._shelf_pane.border_title = Content("Shelf")
        self._details.border_title = Content("Details")
        self._look(self._view, keep_cursor=False)
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

    def entries(self) -> list[Entry]:
        """Give the entries that a key is meant for: those selected, else the one with the cursor."""
        entry = self.entry()
        return [] if entry is None else [entry]

    def form(self) -> FormEntry | None:
        """Give the form with the cursor, where the forms are unfolded."""
        return self._list.current_form()

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
            self._show_part(Scope(ids.index(catalog_id)))

    # What is shown

    def _look(self, view: View, *, keep_cursor: bool = True) -> None:
        """Show a view that the reader wished for: its rows are laid out anew."""
        self._view = view
        self.scope = view.scope
        self._list.empty_text = view.nothing_here
        self._list.show_rows(view.rows(), keep_cursor=keep_cursor)
        self._name_parts()

    def _name_parts(self) -> None:
        top = self.query_one(TopBar)
        top.title = self._view.list_name
        top.progress = self._view.progress
        self._list.border_title = Content(self._view.name)
        self._list.border_subtitle = Content(self._view.count)

    def watch_shelf(self, shelf: Shelf | None) -> None:
        """Show other counts; where there are other works, lay the list out anew."""
        if shelf is None or not self.is_mounted:
            return
        former, view = self._view, self._view.with_shelf(shelf)
        if view.shelf.works is not former.shelf.works:
            self._look(view)
        self._view = view
        self._name_parts()
        self._show()

    def _show_part(self, scope: Scope) -> None:
        """Show another part of the shelf from its top."""
        if scope != self._view.scope:
            self._look(self._view.with_scope(scope), keep_cursor=False)

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
        self._search_for(event.text)

    def _search_for(self, text: str) -> None:
        query = Query.parse(text)
        if query != self._view.query:
            self._look(self._view.with_query(query))
        self._search.is_broken = query.problem is not None
        found = f"{len(self._view.hits)} found" if text.strip() else ""
        self._search.report = str(query.problem) if query.problem is not None else found

    @on(SearchLine.Left)
    def leave_search(self, event: SearchLine.Left) -> None:
        """Go back to the list; an empty search line goes away."""
        event.stop()
        self._leave_search()

    def _leave_search(self) -> None:
        self._search_for(self._search.text)
        self._set_searching(is_searching=bool(self._search.text.strip()))
        self._go_to(self._list)

    async def action_clear(self) -> None:
        """Clear the search, else go back to the list."""
        if is_typing(self.screen):
            await self._search.typed()
        if is_typing(self.screen) or (self._is_at(self._list) and self._search.text):
            self._search.text = ""
            self._leave_search()
        else:
            self._go_to(self._list)

    def _set_searching(self, *, is_searching: bool) -> None:
        """Show the search line, or hide it; the style sheet makes room for it below toasts."""
        self._search.display = is_searching
        self.screen.set_class(is_searching, "-searching")

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
        found = self._view.next_unread(self._list.rows, self._list.cursor, step)
        if found is not None:
            self._list.move_cursor(found)

    async def action_details(self) -> None:
        """Unfold what is folded, else show the details."""
        row = self._list.current
        if is_typing(self.screen):
            await self._search.typed()
            self._leave_search()
        elif self._is_at(self._shelf_pane) or self._is_at(self._details):
            self._go_to(self._list)
        elif row is not None and row.is_heading:
            self._look(self._view.toggled(row))
        elif not (self._sees_details and self._unfold()):
            self._go_to(self._details)

    def action_left(self) -> None:
        """Fold what is unfolded, else go to the pane on the left."""
        if self._is_at(self._shelf_pane):
            self._shelf_pane.fold(folded=True)
        elif self._is_at(self._details):
            self._go_to(self._list)
        elif not self._fold():
            self._go_to(self._shelf_pane)

    def action_right(self) -> None:
        """Unfold what is folded, else go to the pane on the right."""
        if self._is_at(self._shelf_pane):
            if not self._shelf_pane.fold(folded=False):
                self._go_to(self._list)
        elif self._is_at(self._list) and not self._unfold():
            self._go_to(self._details)

    def _fold(self) -> bool:
        """Fold what has the cursor; False if there is nothing to fold."""
        row = self._list.current
        return self._look_if(None if row is None else self._view.folded(row))

    def _unfold(self) -> bool:
        """Unfold what has the cursor; False if there is nothing to unfold."""
        row = self._list.current
        return self._look_if(None if row is None else self._view.unfolded(row))

    def _look_if(self, view: View | None) -> bool:
        if view is not None:
            self._look(view)
        return view is not None

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
