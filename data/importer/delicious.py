"""Delicious' JSON, as archives of it still have it."""

from .item import Item, Origin, Reading, State
from .json_harvest import harvest_json
from .loss import Losses
from .note_text import joined_note
from .record import Record
from .tag_list import tags

_USED = {"url", "title", "description", "tags", "created", "private"}


def read(text: str, origin: Origin) -> Reading:
    """Find every bookmark."""
    del origin
    return harvest_json(text, _item, _USED)


def _item(record: Record, losses: Losses) -> Item:
    if record.text("created"):
        losses.count("the day it was saved")
    return Item(
        title=record.text("title"),
        url=record.text("url"),
        path=("Delicious",),
        state=State(note=joined_note(record.text("description")), tags=tags(record.value("tags"))),
    )
