"""Omnivore's JSON."""

from dataclasses import replace

from ..kind import Kind
from .item import Item, Origin, Reading, State
from .json_harvest import harvest_json
from .loss import Losses
from .moment import moment, year
from .note_text import joined_note, quotations
from .reading_progress import percent, state_of
from .record import Record
from .tag_list import tags

_KINDS = {"VIDEO": Kind.VIDEO, "BOOK": Kind.BOOK, "ARTICLE": Kind.ARTICLE}
_USED = {
    *("id", "slug", "title", "description", "author", "url", "state", "readingProgress", "labels"),
    *("savedAt", "updatedAt", "publishedAt", "readAt", "archivedAt", "highlights", "siteName"),
    *("note", "pageType", "originalArticleUrl"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every page: an archived one is done, one that was read in part is started."""
    del origin
    return harvest_json(text, _item, _USED)


def _item(record: Record, losses: Losses) -> Item:
    if record.text("savedAt"):
        losses.count("the day it was saved")
    return Item(
        title=record.text("title"),
        url=record.text("url", "originalArticleUrl"),
        path=("Omnivore",),
        kind=_KINDS.get(record.text("pageType").upper()),
        authors=(record.text("author"),),
        venue=record.text("siteName"),
        year=year(record.text("publishedAt")),
        abstract=record.text("description"),
        state=_state(record),
    )


def _state(record: Record) -> State:
    state = state_of(percent(record.text("readingProgress")))
    if record.text("state").casefold() == "archived":
        state = State(status="done")
    on = moment(record.text("readAt", "archivedAt")) if state.status == "done" else ""
    note = joined_note(record.text("note"), quotations(record.parts("highlights")))
    return replace(state, on=on, note=note, tags=tags(record.value("labels")))
