"""Records of no known program: fields by the names that people give them."""

from ..kind import Kind
from .item import Item, State
from .loss import Losses
from .moment import moment, year
from .note_text import joined_note
from .reading_progress import percent, state_of
from .record import Record
from .tag_list import tags

URLS = frozenset({"url", "link", "href", "uri", "address", "website"})
_URL = ("url", "link", "href", "uri", "address", "website")
_TITLE = ("title", "name", "text", "label")
_PEOPLE = ("authors", "author", "creator", "by", "people")
_CATEGORY = ("category", "folder", "collection", "list", "section", "group")
_TAGS = ("tags", "labels", "keywords")
_STATUS = ("status", "state")
_READ_ON = ("read_at", "date read", "finished", "archived_at", "done_on")
_SAVED = (
    "created",
    "created_at",
    "added",
    "saved",
    "time_added",
    "date added",
    "timestamp",
    "time",
)
_REMARK = ("description", "excerpt", "summary", "extended")
_STATUSES = {
    **dict.fromkeys(("done", "read", "watched", "archive", "archived", "finished"), "done"),
    **dict.fromkeys(("started", "reading", "in progress", "currently-reading"), "started"),
    **dict.fromkeys(("skipped", "abandoned", "dnf"), "skipped"),
    **dict.fromkeys(("unread", "to-read", "toread", "new"), "unread"),
}
_FLAGS = ("archived", "read", "done", "favorite", "favourite", "starred", "progress")
USED = frozenset(
    (*_URL, *_TITLE, *_PEOPLE, *_CATEGORY, *_TAGS, *_STATUS, *_READ_ON, *_SAVED, *_REMARK, *_FLAGS)
) | {"note", "notes", "comment", "year", "date", "venue", "publisher", "kind", "type"}


def plain_item(record: Record, losses: Losses) -> Item:
    """Make an item of what a record says under the usual names."""
    title, url = record.text(*_TITLE), record.text(*_URL)
    if not (title or url):
        return Item(title="")
    if record.text(*_SAVED):
        losses.count("the day it was saved")
    kind = record.text("kind", "type").casefold()
    category = record.text(*_CATEGORY)
    return Item(
        title=title,
        url=url,
        path=tuple(part for part in category.split("/") if part.strip()) or ("Saved",),
        kind=Kind(kind) if kind in {one.value for one in Kind} else None,
        authors=_people(record),
        venue=record.text("venue", "publisher"),
        year=year(record.text("year", "date")),
        remark=record.text(*_REMARK),
        state=_state(record),
    )


def _people(record: Record) -> tuple[str, ...]:
    for name in _PEOPLE:
        said = record.value(name)
        sign = ";" if isinstance(said, str) and ";" in said else ","
        if found := tags(said, sign):
            return found
    return ()


def _state(record: Record) -> State:
    read = state_of(percent(record.text("progress")))
    on = moment(record.text(*_READ_ON))
    is_done = any(record.flag(name) for name in ("archived", "read", "done")) or on
    said = _STATUSES.get(record.text(*_STATUS).casefold(), "")
    status = said or ("done" if is_done else read.status if read.position else "")
    given = next((found for found in (tags(record.value(name)) for name in _TAGS) if found), ())
    return State(
        status=status,
        on=on if status == "done" else "",
        starred=any(record.flag(name) for name in ("favorite", "favourite", "starred")),
        note=joined_note(record.text("note", "notes", "comment")),
        tags=given,
        position=read.position if status == "started" else "",
    )
