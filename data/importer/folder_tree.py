"""Folders that name the one they are in, as paths of categories."""

from collections.abc import Iterable

from ..text import clean
from .item import Path
from .record import Record

_DEEPEST = 64


def folder_paths(folders: Iterable[Record]) -> dict[str, Path]:
    """Give the path of each folder by its id; one whose outer folder is unknown stands outermost."""
    known = {folder.text("id"): folder for folder in folders}
    return {id_: _path(id_, known) for id_ in known}


def _path(id_: str, known: dict[str, Record]) -> Path:
    names: list[str] = []
    seen: set[str] = set()
    while id_ in known and id_ not in seen and len(names) < _DEEPEST:
        seen.add(id_)
        folder = known[id_]
        names.append(clean(folder.text("name")) or "Folder")
        id_ = folder.text("parentId")
    return tuple(reversed(names))
