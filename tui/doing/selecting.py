"""Selecting works, so that the next command means all of them."""

from ..window import Window


def select(window: Window) -> None:
    """Select the work with the cursor, or no longer, and go on to the next."""
    board = window.board
    row = board.entries_list.current
    if window.entry() is None or row is None:
        return
    board.select(board.view.selecting(row.work))
    board.entries_list.move_cursor(board.entries_list.cursor + 1)


def select_all(window: Window) -> None:
    """Select all works that are shown; if all are, none."""
    window.board.select(window.board.view.selecting_all())
