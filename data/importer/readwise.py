"""Readwise Reader's CSV."""

from dataclasses import replace

from ..kind import Kind
from .csv_table import read_table
from .harvest import harvest
from .item import Item, Origin, Reading
from .loss import Losses
from .moment import year
from .note_text import joined_note
from .reading_progress import percent, state_of
from .record import Record
from .tag_list import tags

_HOME, _FEED = "Readwise Reader", "Feed"
_TAGGING = ("later", "shortlist")
_KINDS = {"article": Kind.ARTICLE, "video": Kind.VIDEO, "pdf": Kind.PAPER, "epub": Kind.BOOK}
_USED = {
    *("url", "title", "id", "document tags", "saved date", "reading progress", "location", "seen"),
    *("document note", "author", "summary", "category", "published date"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every document: what is archived is done, what was read in part is started.

    The locations later and shortlist become tags; documents of feeds have a category of their own.
    """
    del origin
    losses = Losses()
    return harvest(read_table(text, losses), _item, losses, _USED)


def _item(record: Record, losses: Losses) -> Item:
    location = record.text("location").casefold()
    state = state_of(percent(record.text("reading progress")))
    if record.flag("seen") and state.status == "unread" and location != "archive":
        losses.count(
            "that it was seen", "says less than that it was begun, and it counts as unread"
        )
    if location == "archive":
        state = replace(state, status="done", position="")
    if record.text("saved date"):
        losses.count("the day it was saved")
    place = (location,) if location in _TAGGING else ()
    return Item(
        title=record.text("title"),
        url=record.text("url"),
        path=(_FEED,) if location == "feed" else (_HOME,),
        kind=_KINDS.get(record.text("category").casefold()),
        authors=tags(record.text("author")),
        year=year(record.text("published date")),
        abstract=record.text("summary"),
        state=replace(
            state,
            tags=(*tags(record.text("document tags")), *place),
            note=joined_note(record.text("document note")),
        ),
    )
