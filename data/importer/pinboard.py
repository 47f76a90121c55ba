"""Pinboard's JSON."""

from .item import Item, Origin, Reading, State
from .json_harvest import harvest_json
from .loss import Losses
from .note_text import joined_note
from .record import Record
from .tag_list import tags

_USED = {"href", "description", "extended", "tags", "toread", "time", "meta", "hash", "shared"}


def read(text: str, origin: Origin) -> Reading:
    """Find every bookmark; one to be read is unread, of the others Pinboard does not say."""
    del origin
    return harvest_json(text, _item, _USED)


def _item(record: Record, losses: Losses) -> Item:
    if record.text("time"):
        losses.count("the day it was saved")
    return Item(
        title=record.text("description"),
        url=record.text("href"),
        path=("Pinboard",),
        state=State(
            status="unread" if record.flag("toread") else "",
            note=joined_note(record.text("extended")),
            tags=tags(record.value("tags"), " "),
        ),
    )
