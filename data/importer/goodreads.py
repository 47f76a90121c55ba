"""Goodreads' CSV of a reader's books."""

import re

from ..kind import Kind
from .csv_table import read_table
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .loss import Losses
from .moment import moment, year
from .note_text import joined_note, plain_of
from .person import spoken_names
from .record import Record
from .tag_list import tags

_STATUSES = {
    "read": "done",
    "currently-reading": "started",
    "to-read": "unread",
    **dict.fromkeys(("did-not-finish", "dnf", "abandoned", "not-finished", "gave-up"), "skipped"),
}
_USED = {
    *("book id", "title", "author", "author l-f", "additional authors", "my rating", "publisher"),
    *("year published", "original publication year", "date read", "date added", "bookshelves"),
    *("exclusive shelf", "my review", "private notes", "read count", "bookshelves with positions"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every book: its exclusive shelf is its status, others are tags, rating and review a note."""
    del origin
    losses = Losses()
    return harvest(read_table(text, losses), _item, losses, _USED)


def _item(record: Record, losses: Losses) -> Item:
    number = re.sub(r"\D", "", record.text("book id"))
    if record.text("date added"):
        losses.count("the day it was added")
    title = record.text("title")
    return Item(
        title=title,
        url=f"https://www.goodreads.com/book/show/{number}" if number and title else None,
        path=("Books",),
        kind=Kind.BOOK,
        authors=(
            *spoken_names([record.text("author")]),
            *spoken_names(record.text("additional authors"), ","),
        ),
        venue=record.text("publisher"),
        year=year(record.text("original publication year", "year published")),
        state=_state(record),
    )


def _state(record: Record) -> State:
    shelf = record.text("exclusive shelf").casefold()
    status = _STATUSES.get(shelf, "")
    others = (*tags(record.text("bookshelves")), *(() if status or not shelf else (shelf,)))
    on = moment(record.text("date read"))
    return State(
        status=status or ("done" if on else ""),
        on=on if status in {"done", ""} else "",
        tags=tuple(tag for tag in dict.fromkeys(others) if tag.casefold() not in _STATUSES),
        note=joined_note(
            _rating(record.text("my rating")),
            _count(record.text("read count")),
            plain_of(record.text("my review")),
            plain_of(record.text("private notes")),
        ),
    )


def _rating(text: str) -> str:
    return f"Rating: {text} of 5" if re.fullmatch("[1-5]", text) else ""


def _count(text: str) -> str:
    return f"Read {text} times" if re.fullmatch(r"[1-9]\d{0,3}", text) and text != "1" else ""
