"""Headings that are works: a link below which stands only what is said of it, as link blogs have them."""

import re
from bisect import bisect
from collections import Counter

from ..item import Item
from .line import LINKS, Line
from .section import Section
from .title import of_link
from .walk import Placed, Walk
from .word import names_form

_LONGEST = 1_500
_FEW = 3  # headings with lists below them, for these to be taken for what is said of a work
_CALLED = re.compile(
    r"\W*(?:pdf|video|slides|paper|article|book|talk|blog post)?\W*", re.IGNORECASE
)


def place_headed(walk: Walk, title: Section | None) -> None:
    """Take the headings that are links to works; what stands below is the remark on these."""
    plain = Counter(id(one.section) for one in walk.plain)
    # Who ticks items off means these, and not the heading above them.
    ticked = {id(one.section) for one in (*walk.plain, *walk.placed) if one.item.state.status}
    others = {id(one.parent) for one in walk.outline.all} | ticked
    heads = [
        one
        for one in walk.outline.all
        if one is not title
        and id(one) not in others
        and one.works <= plain[id(one)]
        and _is_link(one)
    ]
    listed = [one for one in heads if plain[id(one)]]
    if len(listed) < _FEW or len(listed) * 2 < len(heads):
        heads = [one for one in heads if not one.works]
    told = _taken(walk, heads)
    for section in heads:
        parent = section.parent or walk.outline.root
        work = _work(section, told.get(id(section), []))
        place = bisect(walk.placed, section.number, key=lambda one: one.item.line or 0)
        walk.placed.insert(place, Placed(parent, (), work))
        if not section.works:
            parent.count()
        section.line = Line()


def _is_link(section: Section) -> bool:
    links = section.line.found()
    if section.is_apart or section.is_fold or section.is_title or len(links) != 1:
        return False
    link = links[0]
    is_whole = _CALLED.fullmatch(LINKS.sub("", section.line.text)) is not None
    is_title = bool(link.text.strip()) and not (link.image or link.bare or names_form(link))
    return is_whole and is_title and link.url.startswith("http")


def _taken(walk: Walk, heads: list[Section]) -> dict[int, list[tuple[int, str]]]:
    """Take the items below headings that are works out of the list: what they say, with their lines."""
    told: dict[int, list[tuple[int, str]]] = {id(one): [] for one in heads}
    for one in (*walk.plain, *walk.placed):
        if id(one.section) in told:
            told[id(one.section)].append((one.item.line or 0, _said(one.item)))
    walk.plain = [one for one in walk.plain if id(one.section) not in told]
    walk.placed = [one for one in walk.placed if id(one.section) not in told]
    return told


def _said(item: Item) -> str:
    remark = item.remark or ""
    link = f"{item.title} ({item.url})" if item.url else item.title
    urls = [form.url for form in item.forms] + [part.url or part.title for part in item.related]
    parts = [remark] if link in remark else [link, remark]
    return " ".join(filter(None, [*parts, *urls, item.abstract]))


def _work(section: Section, told: list[tuple[int, str]]) -> Item:
    link = section.line.found()[0]
    titled = of_link(link.text)
    while section.prose and sum(len(text) for _, text in told) < _LONGEST:
        line, number = section.prose.pop(0)
        told.append((number, line.told()))
    return Item(
        title=titled.title,
        url=link.url,
        kind=titled.told.kind,
        authors=titled.authors or titled.told.authors,
        venue=titled.told.venue,
        year=titled.told.year,
        remark="\n".join(text for _, text in sorted(told) if text) or None,
        line=section.number,
    )
