"""Zotero's CSV."""

from .csv_table import read_table
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .loss import Losses
from .moment import year
from .note_text import joined_note, plain_of
from .person import spoken_names
from .publication import addresses, category_of, kind_of
from .record import Record
from .tag_list import tags

_USED = {
    *("key", "item type", "publication year", "author", "title", "publication title", "doi", "url"),
    *(
        "abstract note",
        "date",
        "publisher",
        "conference name",
        "proceedings title",
        "notes",
        "extra",
    ),
    *("manual tags", "automatic tags", "editor", "book author", "link attachments", "series title"),
    *("date added", "date modified", "access date"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every publication; Zotero's CSV knows no collections, so they stand by type."""
    del origin
    losses = Losses()
    return harvest(read_table(text, losses), _item, losses, _USED)


def _item(record: Record, losses: Losses) -> Item:
    kind = kind_of(record.text("item type"))
    url, forms = addresses(record.text("url"), doi=record.text("doi"))
    for name in ("date added", "date modified", "access date"):
        if record.text(name):
            losses.count(name)
    attached = record.text("link attachments")
    return Item(
        title=record.text("title"),
        url=url,
        path=(category_of(kind),),
        kind=kind,
        authors=spoken_names(record.text("author", "book author", "editor")),
        venue=record.text(
            "publication title", "proceedings title", "conference name", "series title", "publisher"
        ),
        year=year(record.text("publication year", "date")),
        abstract=plain_of(record.text("abstract note")),
        forms=forms,
        state=State(
            tags=(
                *tags(record.text("manual tags"), ";"),
                *tags(record.text("automatic tags"), ";"),
            ),
            note=joined_note(plain_of(record.text("notes")), record.text("extra"), attached),
        ),
    )
