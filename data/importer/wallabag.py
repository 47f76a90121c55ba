"""Wallabag's JSON."""

from .item import Item, Origin, Reading, State
from .json_harvest import harvest_json
from .loss import Losses
from .moment import moment, year
from .note_text import quotations
from .record import Record
from .tag_list import tags

_USED = {
    *("id", "uid", "title", "url", "given_url", "is_archived", "archived_at", "is_starred", "tags"),
    *("created_at", "updated_at", "annotations", "reading_time", "published_by", "published_at"),
    *("domain_name", "hashed_url", "hashed_given_url", "is_public", "origin_url", "mimetype"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every entry: an archived one is done, annotations are the note, minutes come along."""
    del origin
    return harvest_json(text, _item, _USED)


def _item(record: Record, losses: Losses) -> Item:
    is_read = record.flag("is_archived")
    minutes = record.value("reading_time")
    if record.text("created_at"):
        losses.count("the day it was saved")
    if (found_on := record.text("origin_url")) and found_on != record.text("url"):
        losses.tell(found_on, "is where a page was found, which has no place here")
    return Item(
        title=record.text("title"),
        url=record.text("url", "given_url"),
        path=("Wallabag",),
        authors=tags(record.value("published_by")),
        year=year(record.text("published_at")),
        minutes=minutes if isinstance(minutes, int) else None,
        state=State(
            status="done" if is_read else "unread",
            on=moment(record.text("archived_at")) if is_read else "",
            starred=record.flag("is_starred"),
            note=quotations(record.parts("annotations")),
            tags=tags(record.value("tags")),
        ),
    )
