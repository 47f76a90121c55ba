"""Where the reader is on a board, as the footer wants to know it."""

from ..data.key import is_web_link
from ..data.kind import FormKind
from ..user_state.entry import Entry, FormEntry
from ..user_state.status import Status
from .binding import is_typing
from .footer import Fold, Here, Pane
from .opening import best_form
from .widgets.board import Board


def here_on(board: Board, *, can_undo: bool) -> Here:
    """Tell where the reader is."""
    view, pane = board.view, _pane(board)
    entry = board.entry()
    is_selecting = bool(view.chosen) and pane is not Pane.SHELF
    return Here(
        pane=pane,
        is_on_work=entry is not None,
        marks=entry is not None or is_selecting,
        has_link=entry is not None and _has_link(entry, board.form()),
        # Of those selected there may be very many.
        has_video=entry is not None and not is_selecting and _has_video_to_watch(entry),
        has_rows=board.entries_list.current is not None,
        has_lists=bool(view.shelf.works.listings),
        has_other_lists=len(view.shelf.works.listings) > 1,
        sees_details=board.focus_of_panes.sees_details,
        is_searched=bool(board.search_line.text),
        is_selecting=bool(view.selected),
        hides_done=view.hides_done,
        can_undo=can_undo,
        fold=_fold(board, pane),
    )


def _pane(board: Board) -> Pane:
    focus = board.focus_of_panes
    if is_typing(board.screen.focused):
        return Pane.SEARCH
    if focus.is_at(focus.shelf):
        return Pane.SHELF
    return Pane.DETAILS if focus.is_at(focus.details) else Pane.LIST


def _has_link(entry: Entry, form: FormEntry | None) -> bool:
    wanted = form or best_form(entry)
    return wanted is not None and wanted.url is not None and is_web_link(wanted.url)


def _has_video_to_watch(entry: Entry) -> bool:
    video = entry.form(FormKind.VIDEO)
    return video is not None and video.status is not Status.DONE


def _fold(board: Board, pane: Pane) -> Fold | None:
    """Tell what folding or unfolding would do here, if it would do anything."""
    row, shelf = board.entries_list.current, board.shelf_pane
    if pane is Pane.SHELF:
        if shelf.can_fold(folded=False):
            return Fold.UNFOLD
        return Fold.FOLD if shelf.can_fold(folded=True) else None
    if row is None or pane is not Pane.LIST:
        return None
    if row.is_heading:
        return Fold.FOLD if board.view.folded(row) is not None else Fold.UNFOLD
    sees_forms = board.focus_of_panes.sees_details and board.view.unfolded(row) is not None
    return Fold.FORMS if sees_forms else None
