"""HTML within Markdown: its tags in their order, and what each of them means to a list."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from .line import EMPHASIS, EMPHASIS_END, HARD, STRONG, STRONG_END, LineMaker

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})((?:\"[^\"<]*+\"|'[^'<]*+'|[^'\"<>]++)*+)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_STYLES = {
    "b": (STRONG, STRONG_END),
    "strong": (STRONG, STRONG_END),
    "i": (EMPHASIS, EMPHASIS_END),
    "em": (EMPHASIS, EMPHASIS_END),
    "cite": (EMPHASIS, EMPHASIS_END),
}


class Tag(NamedTuple):
    """A tag, a text between tags (`name` ""), or a comment (`name` "!"); `text` is what is in it."""

    name: str
    closes: bool
    text: str
    start: int


def tags(html: str) -> Iterator[Tag]:
    """Give the tags, texts and comments of a piece of HTML, in their order and once each."""
    place = 0
    while place < len(html):
        sign = html.find("<", place)
        if sign != place:
            end = len(html) if sign < 0 else sign
            yield Tag("", False, html[place:end], place)
            place = end
        elif html.startswith("<!--", place):
            end = html.find("-->", place)
            end = len(html) if end < 0 else end + 3
            yield Tag("!", False, html[place:end], place)
            place = end
        elif found := _TAG.match(html, place):
            yield Tag(found[2].lower(), bool(found[1]), found[3], place)
            place = found.end()
        else:
            yield Tag("", False, "<", place)
            place += 1


def attributes(text: str) -> dict[str, str]:
    """Read the attributes within a tag."""
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "").strip()
        for found in _ATTRIBUTE.finditer(text)
    }


def write_tag(maker: LineMaker, tag: Tag) -> None:
    """Do to a line what a tag within it means."""
    if tag.name in _STYLES:
        maker.style(_STYLES[tag.name][tag.closes])
    elif tag.name == "a":
        href = "" if tag.closes else attributes(tag.text).get("href", "")
        if tag.closes:
            maker.close_link()
        elif href:
            maker.open_link(href)
    elif tag.name == "img":
        found = attributes(tag.text)
        maker.image(found.get("src", ""), found.get("alt", ""))
    elif tag.name == "br":
        maker.end_line(HARD)
    elif tag.name == "input":
        found = tag.text.lower()
        if "checkbox" in found:
            maker.text("[x] " if "checked" in found else "[ ] ")
