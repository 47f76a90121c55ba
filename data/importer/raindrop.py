"""Raindrop's CSV."""

from ..kind import Kind
from .csv_table import read_table
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .loss import Losses
from .note_text import joined_note, quoted
from .record import Record
from .tag_list import tags

_KINDS = {"article": Kind.ARTICLE, "video": Kind.VIDEO, "audio": Kind.PODCAST, "book": Kind.BOOK}
_USED = {
    *("id", "title", "note", "excerpt", "url", "folder", "tags", "created"),
    *("highlights", "favorite", "type"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every link: collections are categories, a favourite is starred, highlights are notes."""
    del origin
    losses = Losses()
    return harvest(read_table(text, losses), _item, losses, _USED)


def _item(record: Record, losses: Losses) -> Item:
    folders = (part.strip() for part in record.text("folder").split("/"))
    if record.text("created"):
        losses.count("the day it was saved")
    return Item(
        title=record.text("title"),
        url=record.text("url"),
        path=tuple(name for name in folders if name) or ("Raindrop",),
        kind=_KINDS.get(record.text("type").casefold()),
        abstract=record.text("excerpt"),
        state=State(
            starred=record.flag("favorite"),
            note=joined_note(record.text("note"), quoted(record.text("highlights"))),
            tags=tags(record.text("tags")),
        ),
    )
