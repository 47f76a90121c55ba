"""A list in any CSV that has a column of addresses, and perhaps others that name what they are."""

from .csv_table import header, read_table
from .fault import Unreadable
from .harvest import harvest
from .item import Origin, Reading
from .loss import Losses
from .plain_record import URLS, USED, plain_item


def read(text: str, origin: Origin) -> Reading:
    """Find every row's address, title, people, year, state, tags and note, by usual column names."""
    del origin
    if not URLS & set(header(text)):
        raise Unreadable("no column is called `url` or `link`")
    losses = Losses()
    return harvest(read_table(text, losses), plain_item, losses, USED)
