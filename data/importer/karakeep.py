"""Karakeep's JSON, once Hoarder's."""

from dataclasses import replace

from ..text import clean
from .fault import Unreadable
from .folder_tree import folder_paths
from .harvest import harvest
from .item import Item, Origin, Path, Reading, State
from .json_text import load_json
from .loss import Losses
from .note_text import joined_note, quotations
from .record import Record
from .tag_list import tags

_USED = {
    *("id", "createdAt", "modifiedAt", "title", "tags", "lists", "content", "note", "archived"),
    *("favourited", "highlights"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every bookmark and note; lists are categories, further lists of a bookmark are tags."""
    del origin
    loaded, losses = load_json(text), Losses()
    records = loaded.record.parts("bookmarks")
    if not records:
        raise Unreadable("there is no bookmark under `bookmarks`")
    paths = folder_paths(loaded.record.parts("lists"))

    def item(record: Record, losses: Losses) -> Item | None:
        return _item(record, losses, paths)

    found = harvest(records, item, losses, _USED)
    return replace(found, left=(*loaded.left, *found.left), categories=tuple(paths.values()))


def _item(record: Record, losses: Losses, paths: dict[str, Path]) -> Item | None:
    content = record.part("content")
    said = content.text("text")
    if content.text("type") == "asset" and not content.text("url", "sourceUrl"):
        what = record.text("title") or f"record {record.number}"
        losses.tell(what, "is a file that was kept there, without an address")
        return None
    if record.text("createdAt"):
        losses.count("the day it was saved")
    listed = _listed(record, paths)
    return Item(
        title=record.text("title") or content.text("title") or clean(said.partition("\n")[0])[:120],
        url=content.text("url", "sourceUrl"),
        path=listed[0] if listed else ("Karakeep",),
        abstract=content.text("description"),
        state=State(
            status="done" if record.flag("archived") else "unread",
            starred=record.flag("favourited"),
            note=joined_note(said, record.text("note"), quotations(record.parts("highlights"))),
            tags=(*tags(record.value("tags")), *(path[-1] for path in listed[1:])),
        ),
    )


def _listed(record: Record, paths: dict[str, Path]) -> list[Path]:
    named = (Record(fields={"id": id_}).text("id") for id_ in _ids(record.value("lists")))
    return [paths[id_] for id_ in named if id_ in paths]


def _ids(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else ()  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # of anything
