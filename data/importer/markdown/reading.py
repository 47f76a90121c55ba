"""Reading a Markdown list: all that was found in it, in categories, and what was left and why."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..item import Item, Left, Origin, Path, Reading
from .headed import place_headed
from .line import LINKS
from .parsing import Parser
from .section import Section
from .source import sourced
from .walk import Placed, Walk

_REMARK = 800
_DESCRIPTION = 400


def read(text: str, origin: Origin) -> Reading:
    """Read a list in Markdown; any text is one, so nothing is refused."""
    source = sourced(text)
    parser = Parser(source.text)
    walk = Walk(origin.url)
    for blocks in parser.blocks():
        walk.read(tuple(blocks))
    title = walk.outline.settle_title(bool(source.title))
    place_headed(walk, title)
    if not walk.placed:
        _take_plain(walk)
    above = title.number if title and not source.title else 0
    if above and sum((one.item.line or 0) < above for one in walk.placed) * 4 > len(walk.placed):
        above = 0
    _drop_banner(walk)
    items = tuple(_items(walk, above))
    remarks, description = _prose(walk, title, {item.path for item in items})
    return Reading(
        items=items,
        left=tuple(_in_order([*source.left, *parser.left, *walk.left])),
        title=source.title or (title.name if title else None),
        description=source.description or description or None,
        remarks=remarks,
    )


def _take_plain(walk: Walk) -> None:
    """Take the items without links of a list that has no links at all."""
    for one in walk.plain:
        if not one.section.is_apart:
            one.section.count()
            walk.placed.append(one)
    walk.plain.clear()


def _drop_banner(walk: Walk) -> None:
    """Leave what HTML above the first heading in Markdown links to: logos, sponsors, languages."""
    end = walk.outline.banner_end()
    banner = [one for one in walk.placed if one.is_html and (one.item.line or 0) < end]
    if banner and len(banner) * 2 < len(walk.placed):
        for one in banner:
            walk.leave_item(one.item, "in the banner above the list")
        walk.placed = [one for one in walk.placed if one not in banner]


def _items(walk: Walk, above: int) -> Iterator[Item]:
    for one in walk.placed:
        if (one.item.line or 0) < above:
            walk.leave_item(one.item, "above the title of the list")
            continue
        if not one.item.state.status and one.item.url is None and not one.item.title:
            continue
        yield _placed(one)
    for one in walk.plain:
        if one.section.works and not one.section.is_apart:
            walk.left.append(Left(what=one.item.title, why="names no work", line=one.item.line))
        for url in _urls(one.item):
            walk.left.append(
                Left(what=url, why="in an item that names no work", line=one.item.line)
            )


def _placed(one: Placed) -> Item:
    path = one.section.path()
    if one.is_headed and len(path) > 1 and one.section.works == 1:
        path = path[:-1]  # the heading is the work itself
    return replace(one.item, path=(*path, *one.path))


def _urls(item: Item) -> list[str]:
    return re.findall(r"https?://[^\s<>()]+", f"{item.remark or ''} {item.abstract or ''}") + [
        form.url for form in item.forms
    ]


def _prose(walk: Walk, title: Section | None, used: set[Path]) -> tuple[dict[Path, str], str]:
    """Make remarks of categories of what is written under headings, and the list's description."""
    tops = {tuple(path[:end]) for path in used for end in range(1, len(path) + 1)}
    remarks: dict[Path, str] = {}
    description = ""
    for section in (walk.outline.root, *walk.outline.all):
        path = section.path()
        is_whole = section is walk.outline.root or section is title
        keeps = path in tops and not section.is_apart and not is_whole
        texts: list[str] = []
        if keeps and section.line.found():
            texts += [
                link.url
                for link in section.line.found()
                if link.url.startswith("http") and not link.image
            ]
            walk.leave(
                section.line._replace(
                    links=tuple(
                        one if one.image else one._replace(url="") for one in section.line.links
                    )
                ),
                section.number,
                "a badge",
            )
        else:
            walk.leave(section.line, section.number, "in a heading")
        for line, number in section.prose:
            told = line.told()
            if keeps and sum(map(len, texts)) + len(told) <= _REMARK:
                texts.append(told)
            else:
                walk.leave(
                    line,
                    number,
                    f"in the section “{section.name}”" if section.is_apart else "in running text",
                )
                # Most of a line of languages or badges is links.
                is_told = len(line.plain(LINKS.sub("", line.text))) > 20 and not all(
                    link.image for link in line.found() or [None] if link
                )
                if (
                    is_whole
                    and not description
                    and (is_told or not line.found())
                    and len(line.plain()) > 20
                ):
                    description = _short(line.plain())
        if texts:
            text = "\n".join(texts)
            remarks[path] = f"{remarks[path]}\n{text}" if path in remarks else text
    return remarks, description


def _short(text: str) -> str:
    text = re.sub(r"^\[!\w+\]\s*", "", text)
    if len(text) <= _DESCRIPTION:
        return text
    cut = text.rfind(". ", 0, _DESCRIPTION)
    return text[: cut + 1] if cut > 40 else f"{text[: text.rfind(' ', 0, _DESCRIPTION)]} …"


def _in_order(left: list[Left]) -> list[Left]:
    return sorted(left, key=lambda one: one.line or 0)
