"""Firefox's backup of bookmarks: a tree in JSON."""

from ..text import clean
from .fault import Unreadable
from .harvest import sound_item
from .item import Item, Origin, Path, Reading, State
from .json_text import load_json
from .loss import Losses
from .record import Record
from .tag_list import tags

_DEEPEST = 64
_ROOTS = {
    "menu": "Bookmarks menu",
    "toolbar": "Bookmarks toolbar",
    "unfiled": "Other bookmarks",
    "mobile": "Mobile bookmarks",
}


def read(text: str, origin: Origin) -> Reading:
    """Find every bookmark; folders are categories, a description is a note."""
    del origin
    loaded = load_json(text)
    root = loaded.record
    if not root.parts("children"):
        raise Unreadable("there is no folder with bookmarks in it")
    losses, items, categories = Losses(), list[Item](), list[Path]()
    stack: list[tuple[Path, Record]] = [((), root)]
    while stack:
        path, node = stack.pop()
        if "children" in node.fields:
            if path:
                categories.append(path)
            inner = ((_path(path, part), part) for part in reversed(node.parts("children")))
            stack.extend(inner)
        elif item := _item(path, node, losses):
            items.append(item)
    left = (*loaded.left, *losses.left())
    return Reading(items=tuple(items), left=left, title="Bookmarks", categories=tuple(categories))


def _path(path: Path, node: Record) -> Path:
    if "children" not in node.fields:
        return path
    title = clean(node.text("title"))
    return (
        path
        if len(path) >= _DEEPEST
        else (*path, (_ROOTS.get(title, title) if not path else title) or "Folder")
    )


def _item(path: Path, node: Record, losses: Losses) -> Item | None:
    url, title = node.text("uri", "url"), node.text("title")
    if not url:
        if "container" not in node.text("type") and "separator" not in node.text("type"):
            losses.tell(title or f"record {node.number}", "has no address")
        return None
    if url.startswith("place:"):
        losses.tell(title or url, "is a search of the browser's own, not a page")
        return None
    notes = (
        anno.text("value")
        for anno in node.parts("annos")
        if anno.text("name") == "bookmarkProperties/description"
    )
    state = State(tags=tags(node.value("tags")), note="\n\n".join(notes))
    for field, said in (
        ("dateAdded", "the day it was saved"),
        ("keyword", "a keyword of the browser's"),
    ):
        if node.text(field):
            losses.count(said)
    return sound_item(Item(title=title, url=url, path=path, state=state), node, losses)
