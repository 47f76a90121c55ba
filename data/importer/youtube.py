"""Playlists of YouTube as its takeout has them: CSV of ids, with and without a head of its own."""

import re
from pathlib import PurePath

from ..kind import Kind
from ..text import clean
from .csv_table import header, read_table
from .fault import Unreadable
from .harvest import harvest
from .item import Item, Origin, Reading
from .loss import Losses
from .record import Record

_ID = re.compile(r"[\w-]{11}", re.ASCII)
_USED = {"video id", "playlist video creation timestamp", "time added"}


def read(text: str, origin: Origin) -> Reading:
    """Find every video; the playlist is the category, named inside the file or by the file's name."""
    losses = Losses()
    name = re.sub(r"[-_ ]videos$", "", PurePath(origin.name).stem)
    table, skipped = text, 0
    if "video id" not in header(text):
        begin = re.search(r"^[ \t\"]*Video ID\b", text, re.IGNORECASE | re.MULTILINE)
        if begin is None:
            raise Unreadable("there is no column `Video ID`")
        name = _named(text[: begin.start()]) or name
        table, skipped = text[begin.start() :], text.count("\n", 0, begin.start())
    path = (clean(name) or "YouTube",)

    def item(record: Record, losses: Losses) -> Item | None:
        return _item(record, losses, path, skipped)

    return harvest(read_table(table, losses), item, losses, _USED)


def _named(head: str) -> str:
    losses = Losses()
    return next((row.text("title") for row in read_table(head, losses)), "")


def _item(record: Record, losses: Losses, path: tuple[str, ...], skipped: int) -> Item | None:
    video = record.text("video id")
    line = (record.line or 1) + skipped
    if not _ID.fullmatch(video):
        losses.tell(video or f"record {record.number}", "is no id of a video", line)
        return None
    if record.text("playlist video creation timestamp", "time added"):
        losses.count("the day it was added")
    return Item(
        title=f"YouTube video {video}",
        url=f"https://www.youtube.com/watch?v={video}",
        path=path,
        kind=Kind.VIDEO,
        line=line,
    )
