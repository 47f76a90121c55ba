"""What the footer shows: the keys that do something where the reader is, the most used first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .keymap import Keymap


class Pane(StrEnum):
    """What has the focus."""

    LIST = "list"
    DETAILS = "details"
    SHELF = "shelf"
    SEARCH = "search"


class Fold(StrEnum):
    """What becomes of what has the cursor, if it is folded or unfolded; in words of the footer."""

    FOLD = "fold"
    UNFOLD = "unfold"
    FORMS = "forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where the reader is, as far as it decides which keys do something.

    `is_on_work` is false on headings, in the shelf pane and where nothing stands. `marks` tells whether
    marking keys mean anything: the work with the cursor, or those selected; the links and videos are
    those of what they mean. `fold` is what can be done to what has the cursor.
    """

    pane: Pane
    is_on_work: bool = False
    marks: bool = False
    has_link: bool = False
    has_video: bool = False
    has_rows: bool = True
    has_lists: bool = True
    has_other_lists: bool = False
    sees_details: bool = True
    is_searched: bool = False
    is_selecting: bool = False
    hides_done: bool = False
    can_undo: bool = False
    fold: Fold | None = None


Hint = tuple[str, str]
"""A key as it is now, and in a word what it does here."""


def footer(here: Here, keymap: Keymap) -> tuple[Hint, ...]:
    """List the hints for a place; commands without a key are left out."""
    return tuple(keymap.hints(_hints(here)))


def _hints(here: Here) -> Iterator[Hint]:
    """Go through the ids of commands, each with its label here if that is another than usual."""
    if here.pane is Pane.SEARCH:
        # Letters are letters here, the key of the help too.
        yield from (("details", "to the list"), ("clear", "clear"))
        return
    if not here.has_lists:
        yield from (("import-list", ""), ("command-line", ""), ("palette", ""))
        if here.can_undo:
            yield "undo", ""
        yield "help", ""
        return
    if here.pane is Pane.SHELF:
        yield from _in_shelf(here)
    elif here.is_on_work or here.marks:
        yield from _on_works(here)
    else:
        yield from _elsewhere(here)
    if here.can_undo:
        yield "undo", ""
    if here.marks and here.has_video:
        yield "watched", ""
    yield "help", ""


def _in_shelf(here: Here) -> Iterator[Hint]:
    yield "details", "to the list"
    if here.fold is not None:
        yield "right" if here.fold is Fold.UNFOLD else "left", here.fold
    if here.has_other_lists:
        yield "next-list", ""
    yield from (("search", ""), ("next", ""), ("statistics", ""))


def _on_works(here: Here) -> Iterator[Hint]:
    yield "toggle-done", ""
    if not here.sees_details:
        yield from _enter(here)
    if here.has_link:
        yield "open", ""
    if here.is_on_work:
        yield "note", ""
    if here.is_selecting:
        yield "tags", ""
    yield from (("search", ""), ("star", ""))
    if here.sees_details:
        yield from _enter(here)
    yield from _esc(here)


def _enter(here: Here) -> Iterator[Hint]:
    if here.pane is Pane.DETAILS:
        yield "details", "to the list"
    elif here.has_rows:
        yield "details", here.fold or ""


def _elsewhere(here: Here) -> Iterator[Hint]:
    """On a heading, or where nothing is found."""
    yield from _enter(here)
    if not here.has_rows:
        yield from _esc(here)
    if here.hides_done and not here.has_rows:
        yield "hide-done", "show done"
    yield "search", ""
    if here.has_rows:
        yield from _esc(here)
    yield from (("next", ""), ("statistics", ""))


def _esc(here: Here) -> Iterator[Hint]:
    """Say what esc does in the list; in other panes it leads there, as enter does."""
    if here.pane is Pane.LIST and here.is_selecting:
        yield "clear", "select none"
    elif here.pane is Pane.LIST and here.is_searched:
        yield "clear", ""
