"""Linkwarden's JSON."""

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
    *("id", "name", "url", "description", "tags", "createdAt", "updatedAt", "collectionId"),
    *("importDate", "pinned", "highlights", "type"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every link; collections are categories, a pinned link is starred."""
    del origin
    loaded, losses = load_json(text), Losses()
    folders = loaded.record.parts("collections")
    if not folders:
        raise Unreadable("there is no collection under `collections`")
    paths = folder_paths(folders)
    pinned = {one.text("url") for one in loaded.record.parts("pinnedLinks")}
    items: list[Item] = []
    for folder in folders:
        path = paths[folder.text("id")] or ("Linkwarden",)

        def item(record: Record, losses: Losses, path: Path = path) -> Item:
            return _item(record, losses, path, pinned)

        items.extend(harvest(folder.parts("links"), item, losses, _USED).items)
    left = (*loaded.left, *losses.left())
    remarks = {
        paths[folder.text("id")]: folder.text("description")
        for folder in folders
        if folder.text("description")
    }
    return Reading(items=tuple(items), left=left, categories=tuple(paths.values()), remarks=remarks)


def _item(record: Record, losses: Losses, path: Path, pinned: set[str]) -> Item:
    if record.text("createdAt"):
        losses.count("the day it was saved")
    return Item(
        title=record.text("name"),
        url=record.text("url"),
        path=path,
        state=State(
            starred=record.flag("pinned") or record.text("url") in pinned,
            note=joined_note(record.text("description"), quotations(record.parts("highlights"))),
            tags=tags(record.value("tags")),
        ),
    )
