"""Headings that are works: a link that nothing but prose follows, as link blogs have them."""

import re
from bisect import bisect

from ..item import Item
from .line import LINKS, Line
from .section import Section
from .title import of_link
from .walk import Placed, Walk
from .word import names_form

_LONGEST = 1_500


def place_headed(walk: Walk, title: Section | None) -> None:
    """Take the headings that are links to works; their prose is the remark on these."""
    found = [one for one in walk.outline.all if one is not title and _is_work(one, walk)]
    for section in found:
        parent = section.parent or walk.outline.root
        placed = Placed(parent, (), _work(section))
        place = bisect(walk.placed, section.number, key=lambda one: one.item.line or 0)
        walk.placed.insert(place, placed)
        parent.count()
        section.line = Line()


def _is_work(section: Section, walk: Walk) -> bool:
    links = section.line.found()
    if section.works or section.is_apart or section.is_fold or section.is_title or len(links) != 1:
        return False
    link = links[0]
    is_whole = not re.search(r"\w", LINKS.sub("", section.line.text))
    has_parts = any(one.parent is section for one in walk.outline.all)
    return (
        is_whole and not has_parts and link.url.startswith("http") and bool(link.text.strip())
        and not (link.image or link.bare or names_form(link))
    )  # fmt: skip


def _work(section: Section) -> Item:
    link = section.line.found()[0]
    titled = of_link(link.text)
    told: list[str] = []
    while section.prose and sum(map(len, told)) < _LONGEST:
        told.append(section.prose.pop(0)[0].told())
    return Item(
        title=titled.title,
        url=link.url,
        kind=titled.told.kind,
        authors=titled.authors or titled.told.authors,
        venue=titled.told.venue,
        year=titled.told.year,
        remark="\n".join(filter(None, told)) or None,
        line=section.number,
    )
