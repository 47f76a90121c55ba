"""Instapaper's CSV, with and without time and tags."""

from .csv_table import read_table
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .loss import Losses
from .note_text import quoted
from .record import Record
from .tag_list import tags

_HOME = "Instapaper"
_FOLDERS = {"unread", "archive", "starred", ""}
_USED = {"url", "title", "selection", "folder", "timestamp", "tags"}


def read(text: str, origin: Origin) -> Reading:
    """Find every link: the folders Archive and Starred are states, others are categories."""
    del origin
    losses = Losses()
    return harvest(read_table(text, losses), _item, losses, _USED)


def _item(record: Record, losses: Losses) -> Item:
    folder = record.text("folder")
    plain = folder.casefold()
    if record.text("timestamp"):
        losses.count("the day it was saved")
    return Item(
        title=record.text("title"),
        url=record.text("url"),
        path=(_HOME,) if plain in _FOLDERS else (folder,),
        state=State(
            status="done" if plain == "archive" else "unread",
            starred=plain == "starred",
            note=quoted(record.text("selection")),
            tags=tags(record.text("tags")),
        ),
    )
