"""Pocket's CSV: old and new, one part or several."""

from .csv_table import read_table
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .loss import NO_PLACE, Losses
from .record import Record
from .tag_list import tags

_USED = {"url", "title", "tags", "status", "cursor", "time_added"}


def read(text: str, origin: Origin) -> Reading:
    """Find every link: an archived one is done, a cursor is where its reader stopped."""
    del origin
    losses = Losses()
    return harvest(read_table(text, losses), _item, losses, _USED)


def _item(record: Record, losses: Losses) -> Item:
    cursor = record.text("cursor")
    status = (
        "done" if record.text("status").casefold() in {"archive", "archived", "read"} else "unread"
    )
    if cursor.strip("0") and status == "unread":
        status = "started"
    if record.text("time_added"):
        losses.count("the day it was saved", NO_PLACE)
    sign = "|" if "|" in record.text("tags") else ","
    return Item(
        title=record.text("title"),
        url=record.text("url"),
        path=("Pocket",),
        state=State(
            status=status,
            tags=tags(record.text("tags"), sign),
            position=cursor if status == "started" else "",
        ),
    )
