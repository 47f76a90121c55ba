"""A list in any JSON of records that have an address, and perhaps fields that name what they are."""

from dataclasses import replace

from ..text import fold
from .fault import Unreadable
from .harvest import harvest
from .item import Origin, Reading
from .json_text import load_json
from .loss import Losses
from .plain_record import USED, plain_item
from .record import Record, records_in


def read(text: str, origin: Origin) -> Reading:
    """Find every record's address, title, people, year, state, tags and note, by usual names."""
    del origin
    loaded, losses = load_json(text), Losses()
    records = loaded.records or _listed(loaded.record)
    if not records:
        raise Unreadable("there is no list of records in it")
    named = (
        replace(one, fields={fold(name): value for name, value in one.fields.items()})
        for one in records
    )
    found = harvest(named, plain_item, losses, USED)
    return replace(found, left=(*loaded.left, *found.left))


def _listed(root: Record) -> tuple[Record, ...]:
    """Give the longest list of records that stands in a field of the root."""
    return max((records_in(value) for value in root.fields.values()), key=len, default=())
