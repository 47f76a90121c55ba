"""Stars as GitHub's REST interface lists them, with and without their dates."""

from dataclasses import replace

from ..kind import Kind
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .json_text import load_json
from .loss import Losses
from .record import Record
from .tag_list import tags

_USED = frozenset({"starred_at", "repo", "full_name", "html_url", "description", "topics", "owner"})


def read(text: str, origin: Origin) -> Reading:
    """Find every repository: it is starred, its topics are tags."""
    del origin
    loaded, losses = load_json(text), Losses()
    bare = {
        name
        for record in loaded.records[:1]
        if "repo" not in record.fields
        for name in record.fields
    }
    found = harvest(loaded.records, _item, losses, _USED | bare)
    return replace(found, left=(*loaded.left, *found.left))


def _item(record: Record, losses: Losses) -> Item:
    repository = record.part("repo") if "repo" in record.fields else record
    if record.text("starred_at"):
        losses.count("the day it was starred")
    return Item(
        title=repository.text("full_name", "name"),
        url=repository.text("html_url"),
        path=("GitHub stars",),
        kind=Kind.CODE,
        abstract=repository.text("description"),
        state=State(starred=True, tags=tags(repository.value("topics"))),
    )
