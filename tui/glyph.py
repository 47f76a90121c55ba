"""The signs on the screen, in Unicode and in ASCII; each says its meaning without any colour."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..user_state.status import Status


class Glyphs(NamedTuple):
    """One set of signs; all are one cell wide, but for the boxes of the ASCII set."""

    unread: str
    started: str
    done: str
    skipped: str
    box_open: str
    box_half: str
    box_done: str
    box_skipped: str
    star: str
    note: str
    folded: str
    unfolded: str
    branch: str
    last_branch: str
    rule: str
    bar_full: str
    bar_part: str
    bar_empty: str
    dot: str
    ellipsis: str
    cursor: str
    selected: str
    selected_cursor: str
    conflict: str
    bullet: str
    joint: str  # between names of parts within each other
    quote: str
    levels: str  # of a column, from the lowest to a full cell
    new: str = "new"
    words: Mapping[str, str] = MappingProxyType({})  # for signs in sentences

    def spelled(self, text: str) -> str:
        """Write a sentence or the name of a key of our own with the signs that there are."""
        for sign, word in self.words.items():
            text = text.replace(sign, word)
        return text

    def status(self, status: Status) -> str:
        """Give the sign of a status."""
        return {
            Status.UNREAD: self.unread,
            Status.STARTED: self.started,
            Status.DONE: self.done,
            Status.SKIPPED: self.skipped,
        }[status]

    def box(self, status: Status) -> str:
        """Give the box of a form."""
        return {
            Status.UNREAD: self.box_open,
            Status.STARTED: self.box_half,
            Status.DONE: self.box_done,
            Status.SKIPPED: self.box_skipped,
        }[status]

    def edge(self, *, has_cursor: bool, is_selected: bool) -> str:
        """Give the sign at the left edge of a row."""
        if is_selected:
            return self.selected_cursor if has_cursor else self.selected
        return self.cursor if has_cursor else " "


UNICODE = Glyphs(
    unread="○",
    started="◐",
    done="✓",
    skipped="–",  # noqa: RUF001  # an en dash is meant
    box_open="□",
    box_half="◧",
    box_done="■",
    box_skipped="⊟",
    star="★",
    note="✎",
    folded="▸",
    unfolded="▾",
    branch="├",
    last_branch="└",
    rule="─",
    bar_full="━",
    bar_part="╸",
    bar_empty="─",
    dot="·",
    ellipsis="…",
    cursor="▌",
    selected="◇",
    selected_cursor="◆",
    conflict="≠",
    bullet="•",
    joint=" › ",  # noqa: RUF001  # a pointing sign is meant
    quote="│",
    levels="▁▂▃▄▅▆▇█",
)

ASCII = Glyphs(
    unread="o",
    started="~",
    done="x",
    skipped="-",
    box_open="[ ]",
    box_half="[~]",
    box_done="[x]",
    box_skipped="[-]",
    star="*",
    note="n",
    folded="+",
    unfolded="-",
    branch="|",
    last_branch="`",
    rule="-",
    bar_full="=",
    bar_part="-",
    bar_empty=".",
    dot="-",
    ellipsis="...",
    cursor=">",
    selected="+",
    selected_cursor="#",
    conflict="!",
    bullet="*",
    joint=" > ",
    quote="|",
    levels=".:#",
    words={"…": "...", "↑": "up", "↓": "down", "←": "left", "→": "right"},
)


def glyphs_for(environ_encoding: str) -> Glyphs:
    """Choose the set that a terminal of that encoding can show."""
    return UNICODE if "utf" in environ_encoding.lower() else ASCII
