"""Lists: items that are works, items that group others, and what belongs to a work."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..item import Item, Path
from .block import Block, Part
from .citation import read_citation
from .entry import only_forms, read_entry
from .line import LINKS, SOFT, Line, without_styles
from .marker import signed, ticked, unsigned

if TYPE_CHECKING:
    from .walk import Walk

_GROUP = 100
_ABSTRACT = re.compile(r"^\s*abstract\s*[:：.–—-]\s*", re.IGNORECASE)


class Listing:
    """Reads one list, with the lists in it."""

    def __init__(self, walk: "Walk") -> None:
        self._walk = walk

    def read(self, block: Block, path: Path) -> bool:
        """Read a list; tells whether its last item is a work, so that a quote may follow it."""
        parts = [part for part in block.blocks if part.part is Part.ITEM]
        linked = sum(_has_link(part) for part in parts) * 2 >= len(parts) or any(
            map(_is_ticked, parts)
        )
        quotable = False
        for part in parts:
            quotable = self._item(part, path, linked)
        return quotable

    def _item(self, block: Block, path: Path, linked: bool) -> bool:
        if not block.blocks:
            return False
        first, rest = block.blocks[0], block.blocks[1:]
        line = self._walk.targets(first.line)
        if first.part is Part.HEADING:
            self._walk.read(rest, (*path, _group(line)))
            return False
        if first.part is not Part.PARAGRAPH:
            self._walk.read(block.blocks, path)
            return False
        if any(link.url != "#" for link in line.found()):
            self._works(line, first.number, rest, path)
            return True
        name = _group(line)
        if rest and self._has_only_forms(rest) and re.search(r"\w{2}", line.text):
            self._works(line, first.number, rest, path)
            return True
        if any(part.part is Part.LIST for part in rest):
            self._walk.read(rest, (*path, name) if len(name) <= _GROUP else path)
            return False
        if not line.links:  # those with links to places of the page are its table of contents
            self._plain(line, block, path, linked)
        return False

    def _has_only_forms(self, blocks: tuple[Block, ...]) -> bool:
        """Tell whether what stands below an item only says where the work is that it names."""
        items = [part for block in blocks for part in block.blocks]
        return all(block.part is Part.LIST for block in blocks) and all(
            len(item.blocks) == 1 and only_forms(self._walk.targets(item.blocks[0].line))
            for item in items
        )

    def _works(self, line: Line, number: int, rest: tuple[Block, ...], path: Path) -> None:
        works = read_entry(line, number, self._walk.left)
        for place, item in enumerate(works):
            whole = self._with(item, rest) if place == len(works) - 1 else item
            if not whole.url and whole.forms:
                whole = replace(whole, url=whole.forms[0].url, forms=whole.forms[1:])
            self._walk.add(whole, path)

    def _plain(self, line: Line, block: Block, path: Path, linked: bool) -> None:
        from .walk import Placed  # noqa: PLC0415

        number = block.number
        if not re.search(r"\w{2}", line.text):
            return
        item = self._with(read_entry(line, number, self._walk.left)[0], block.blocks[1:])
        if linked and (item.authors or item.year or item.state.status):
            self._walk.add(item, path)
        else:
            self._walk.plain.append(Placed(self._walk.outline.here, path, item))

    def _with(self, item: Item, blocks: tuple[Block, ...]) -> Item:
        """Add to a work what stands in its item: forms, related works, remarks, an abstract."""
        for block in blocks:
            if block.part is Part.LIST:
                for part in block.blocks:
                    item = self._with_part(item, part)
            elif block.part is Part.QUOTE:
                for line, _ in _lines(block):
                    item = _told(item, self._walk.targets(line), "abstract")
            elif block.part is Part.PARAGRAPH:
                item = self._with_paragraph(item, block)
            else:
                for line, _ in _lines(block):
                    item = _told(item, self._walk.targets(line), "remark")
        return item

    def _with_paragraph(self, item: Item, block: Block) -> Item:
        line = self._walk.targets(block.line)
        if (tail := only_forms(line)) is not None:
            return replace(item, forms=(*item.forms, *tail.forms))
        field = "abstract" if _ABSTRACT.match(without_styles(line.text)) else "remark"
        return _told(item, line, field)

    def _with_part(self, item: Item, part: Block) -> Item:
        if not part.blocks or part.blocks[0].part is not Part.PARAGRAPH:
            return self._with(item, part.blocks)
        first, rest = part.blocks[0], part.blocks[1:]
        line = self._walk.targets(first.line)
        if (tail := only_forms(line)) is not None:
            return self._with(replace(item, forms=(*item.forms, *tail.forms)), rest)
        if not any(link.url for link in line.found()) or _is_remark(line):
            return self._with(_told(_credited(item, line), line, "remark"), rest)
        works = read_entry(line, first.number, self._walk.left)
        inner = self._with(works[-1], rest)
        flat = (*works[:-1], replace(inner, related=()), *inner.related)
        return replace(item, related=(*item.related, *flat))


def _credited(item: Item, line: Line) -> Item:
    """Give a work that names nobody the people, venue and year of the citation below it."""
    cited = None if item.authors else read_citation(line.plain())
    if cited is None:
        return item
    told = cited.told
    year, venue = item.year or told.year, item.venue or told.venue
    return replace(item, authors=cited.authors, year=year, venue=venue)


def _is_remark(line: Line) -> bool:
    """Tell whether the links of a nested item stand within its sentences."""
    text = without_styles(signed(ticked(line.text.replace(SOFT, " "))[1])[1])
    found = LINKS.search(text)
    head = text[: found.start()].strip() if found else text
    if not head:
        return bool(re.match(r"[^\S\n]+[a-z]{2,}", text[1:])) and not re.match(r"\s+by\s", text[1:])
    return len(head.split()) > 3 and not head.endswith((":", ".", "-", "–", "—", "[", "("))


def _told(item: Item, line: Line, field: str) -> Item:
    text = line.told()
    if field == "abstract":
        text = _ABSTRACT.sub("", text)
        return replace(item, abstract=f"{item.abstract}\n{text}" if item.abstract else text)
    return replace(item, remark=f"{item.remark}\n{text}" if item.remark else text)


def _group(line: Line) -> str:
    text = ticked(line.plain())[1]
    return unsigned(text).strip().rstrip(":：").strip()


def _is_ticked(block: Block) -> bool:
    """Tell whether somebody ticked an item off, who wants to keep that whether it has a link or not."""
    first = block.blocks[0] if block.blocks else block
    return ticked(first.line.text)[0] not in {"", "unread"}


def _has_link(block: Block) -> bool:
    if any(not link.url.startswith("#") for link in block.line.links):
        return True
    return any(map(_has_link, block.blocks))


def _lines(block: Block) -> list[tuple[Line, int]]:
    found = [(block.line, block.number)] if block.line.text.strip() else []
    for part in block.blocks:
        found += _lines(part)
    return found
