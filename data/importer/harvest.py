"""The way from records to items that all formats of records share."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from ..text import clean
from .fault import Unreadable
from .item import Item, Reading
from .link import title_for, whole_link
from .loss import Losses
from .record import Record

_HOPELESS = 5_000

Maker = Callable[[Record, Losses], Item | None]
"""Makes an item of a record; None if it has told the losses why there is none."""


def harvest(
    records: Iterable[Record], make: Maker, losses: Losses, used: Collection[str]
) -> Reading:
    """Make items of records; what they say in fields other than `used` is counted as left out.

    Raises Unreadable if after very many of them there is none that could be taken.
    """
    items: list[Item] = []
    for number, record in enumerate(records):
        if number == _HOPELESS and not items:
            first = next(iter(losses.left()), None)
            why = f": {first.what} {first.why}" if first else ""
            raise Unreadable(f"none of its first {_HOPELESS:,} records is a reference{why}")
        item = make(record, losses)
        sound = item and sound_item(item, record, losses)
        if sound:
            losses.count_fields(record, used)
            items.append(sound)
    return Reading(items=tuple(items), left=losses.left())


def sound_item(item: Item, record: Record, losses: Losses) -> Item | None:
    """Give an item a whole address and a title; tell of one that has neither and give None."""
    url = whole_link(item.url or "")
    if clean(item.url or "") and item.url and not url:
        losses.tell(item.url, "is no address on the web", record.line)
        return None
    if not url and not item.title.strip():
        losses.tell(f"record {record.number}", "has neither an address nor a title", record.line)
        return None
    title = title_for(item.title, url) if url else item.title
    return replace(item, title=title, url=url or None, line=item.line or record.line)
