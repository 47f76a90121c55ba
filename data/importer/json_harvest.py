"""The way from a JSON list of records to items that exports of many programs share."""

from collections.abc import Collection
from dataclasses import replace

from .harvest import Maker, harvest
from .item import Reading
from .json_text import load_json
from .loss import Losses


def harvest_json(text: str, make: Maker, used: Collection[str]) -> Reading:
    """Make items of the records of a JSON text; what is broken in it is told before what is left."""
    loaded, losses = load_json(text), Losses()
    found = harvest(loaded.records, make, losses, used)
    return replace(found, left=(*loaded.left, *found.left))
