"""Moving about on the board: panes, folds, the next unread work."""

from ..binding import is_typing
from ..view import View
from ..widgets.board import Board
from ..window import Window


def next_unread(window: Window) -> None:
    """Go to the next unread work."""
    _go_to_unread(window.board, 1)


def previous_unread(window: Window) -> None:
    """Go to the previous unread work."""
    _go_to_unread(window.board, -1)


def _go_to_unread(board: Board, step: int) -> None:
    found = board.view.next_unread(board.entries_list.rows, board.entries_list.cursor, step)
    if found is not None:
        board.entries_list.move_cursor(found)


async def details(window: Window) -> None:
    """Unfold what is folded, else show the details."""
    board = window.board
    focus, row = board.focus_of_panes, board.entries_list.current
    if is_typing(window.screen.focused):
        await board.search_line.typed()
        board.leave_search()
    elif not focus.is_at(focus.entries):
        focus.go_to(focus.entries)
    elif row is not None and row.is_heading:
        board.look(board.view.toggled(row))
    elif not (focus.sees_details and _unfold(board)):
        focus.go_to(focus.details)


def left(window: Window) -> None:
    """Fold what is unfolded, else go to the pane on the left."""
    board, focus = window.board, window.board.focus_of_panes
    if focus.is_at(focus.shelf):
        board.shelf_pane.fold(folded=True)
    elif focus.is_at(focus.details):
        focus.go_to(focus.entries)
    elif not _fold(board):
        focus.go_to(focus.shelf)


def right(window: Window) -> None:
    """Unfold what is folded, else go to the pane on the right."""
    board, focus = window.board, window.board.focus_of_panes
    if focus.is_at(focus.shelf):
        if not board.shelf_pane.fold(folded=False):
            focus.go_to(focus.entries)
    elif focus.is_at(focus.entries) and not _unfold(board):
        focus.go_to(focus.details)


def _fold(board: Board) -> bool:
    """Fold what has the cursor; False if there is nothing to fold."""
    row = board.entries_list.current
    return _look_if(board, None if row is None else board.view.folded(row))


def _unfold(board: Board) -> bool:
    """Unfold what has the cursor; False if there is nothing to unfold."""
    row = board.entries_list.current
    return _look_if(board, None if row is None else board.view.unfolded(row))


def _look_if(board: Board, view: View | None) -> bool:
    if view is not None:
        board.look(view)
    return view is not None


def next_pane(window: Window) -> None:
    """Go to the next pane."""
    window.board.focus_of_panes.go_on(1)


def previous_pane(window: Window) -> None:
    """Go to the previous pane."""
    window.board.focus_of_panes.go_on(-1)


def next_list(window: Window) -> None:
    """Show the next list."""
    window.board.shelf_pane.go_to_list(1)


def previous_list(window: Window) -> None:
    """Show the previous list."""
    window.board.shelf_pane.go_to_list(-1)
