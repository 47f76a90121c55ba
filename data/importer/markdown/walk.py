"""The walk through a document: which block names works, and in which category they stand."""

import re
from dataclasses import dataclass, replace

from ..item import Item, Left, Path
from .block import Block, Part
from .entry import read_entry
from .line import (
    EMPHASIS,
    EMPHASIS_END,
    LINKS,
    STRONG,
    STRONG_END,
    Line,
    without_styles,
)
from .listing import Listing
from .paragraph import BREAK, defined, entries_of
from .section import Outline, Section
from .table import read_table
from .tail import read_tail
from .target import with_targets
from .word import is_badge, names_form

_ABSTRACT = re.compile(
    r"^\s*(?:abstract|summary|tl;?dr|摘要|аннотация|resumen|résumé|zusammenfassung)\s*[:：.–—-]\s*",
    re.IGNORECASE,
)
_ALERT = re.compile(
    r"^\s*(?:\[!\w+\]|note\b|warning\b|tip\b|please note|important\b)", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"^\s*\[\^[^\]]+\]:")
_LEADS = 6
_SENTENCE = re.compile(
    r"\b(?:i|i['’]\w+|you|we|here|these|this|following|are|is|see|some)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Placed:
    """A work in its section, in the groups of its list; it is headed if its title is the section's."""

    section: Section
    path: Path
    item: Item
    is_html: bool = False
    is_headed: bool = False


class Walk:
    """Reads the blocks of a document in their order."""

    def __init__(self, base: str) -> None:
        self.outline = Outline()
        self.placed: list[Placed] = []
        self.plain: list[Placed] = []
        self.left: list[Left] = []
        self._base = base
        self._quotable = False
        self._is_html = False

    def read(self, blocks: "tuple[Block, ...] | list[Block]", path: Path = ()) -> None:
        """Read blocks that stand beside each other; `path` are the groups of a list around them."""
        for place, block in enumerate(blocks):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            self._read(block, after, path)

    def _read(self, block: Block, after: Block | None, path: Path) -> None:
        quotable, self._quotable = self._quotable, False
        self._is_html = block.is_html
        match block.part:
            case Part.HEADING:
                line = self.targets(block.line)
                self.outline.open(line, block.level, block.number, is_html=block.is_html)
            case Part.FOLD:
                self.outline.open(self.targets(block.line), 7, block.number, is_fold=True)
            case Part.FOLD_END:
                self.outline.close_fold()
            case Part.PARAGRAPH:
                self._paragraph(block, after, path)
            case Part.LIST:
                self._quotable = Listing(self).read(block, path)
            case Part.QUOTE:
                self._quote(block, quotable)
            case Part.TABLE:
                read_table(block, self, path)
            case _:
                self.read(block.blocks, path)

    def targets(self, line: Line) -> Line:
        """Resolve the links of a line."""
        return with_targets(line, self._base)

    def add(self, item: Item, path: Path) -> None:
        """Put a work into the section that is read."""
        section = self.outline.here
        if section.is_apart:
            self.leave_item(item, f"in the section “{section.name}”")
            return
        if item.url and "github.com/sponsors/" in item.url:
            self.leave_item(item, "a sponsor")
            return
        section.count()
        self.placed.append(Placed(section, path, item, self._is_html))

    def leave(self, line: Line, number: int, why: str) -> None:
        """Leave the links of a line out, saying why."""
        for link in line.found():
            if link.url and link.url != "#":
                self.left.append(Left(what=link.url, why=why, line=number))

    def leave_item(self, item: Item, why: str) -> None:
        """Leave out a work with all that belongs to it."""
        for url in (item.url, *(form.url for form in item.forms)):
            if url:
                self.left.append(Left(what=url, why=why, line=item.line))
        for found in re.findall(r"https?://[^\s<>]+", f"{item.remark or ''} {item.abstract or ''}"):
            self.left.append(Left(what=found.rstrip(").,"), why=why, line=item.line))
        for part in item.related:
            self.leave_item(part, why)

    def _paragraph(self, block: Block, after: Block | None, path: Path) -> None:
        line = self.targets(block.line)
        links = line.found()
        if (
            links
            and all(link.image for link in links)
            and not re.search(r"\w{3}", LINKS.sub("", line.text))
        ):
            why = "a badge" if any(map(is_badge, links)) else "a picture"
            self.leave(line, block.number, why)
        elif _FOOTNOTE.match(line.text):
            self.leave(line, block.number, "in a footnote")
        elif not links:
            self._words(line, block.number, after)
        elif found := defined(line):
            for item in (
                one for part in found[1] for one in read_entry(part, block.number, self.left)
            ):
                self.add(item, (*path, found[0]))
        elif entries := entries_of(line, after):
            for entry in entries:
                for item in read_entry(entry, block.number, self.left):
                    named = self._named(item, entry)
                    self.add(named, path)
                    if named is not item and self.placed and self.placed[-1].item is named:
                        self.placed[-1].is_headed = True
            self._quotable = True
        else:
            self.outline.here.prose.append((line, block.number))

    def _named(self, item: Item, line: Line) -> Item:
        """Name a work after its section where its only link says just what is at the other end."""
        links = line.found()
        here = self.outline.here
        is_alone = not re.search(r"\w", LINKS.sub("", line.text))
        are_forms = all(names_form(link) and not link.bare for link in links)
        if not (is_alone and are_forms and here.name) or here.works:
            return item
        item = replace(item, title=here.name)
        return self._credited(item) if len(links) > 1 or here.prose else item

    def _credited(self, item: Item) -> Item:
        """Give a work that a heading names the people whom the first line below it names."""
        if not self.outline.here.prose:
            return item
        line, number = self.outline.here.prose[0]
        text = without_styles(line.text)
        tail = read_tail(f", {BREAK.sub(' ', text)}", line, number=number)
        told = tail.told
        names = tail.authors or told.authors
        if line.links or not names:
            return item
        del self.outline.here.prose[0]
        return replace(
            item, authors=names, venue=told.venue, year=told.year, remark=tail.remark or None
        )

    def _words(self, line: Line, number: int, after: Block | None) -> None:
        text = line.text.strip()
        slanted = text.startswith(EMPHASIS) and text.find(EMPHASIS_END) >= len(text) - 2
        if self.placed and (found := _ABSTRACT.match(without_styles(text))):
            self.quote(without_styles(text)[found.end() :])
            return
        heads = after is not None and after.part in {Part.LIST, Part.TABLE}
        bold = text.startswith(STRONG) and text.find(STRONG_END) >= len(text) - 2
        plain = line.plain()
        if (
            heads
            and re.search(r"\w", plain)
            and (
                (bold and len(plain) <= 80)
                or (slanted and len(plain.split()) <= 4)
                or _is_lead(plain)
            )
        ):
            self.outline.open(line, 7, number)
        else:
            self.outline.here.prose.append((line, number))

    def _quote(self, block: Block, quotable: bool) -> None:
        texts = [(self.targets(line), number) for line, number in _lines(block)]
        if (
            quotable
            and self.placed
            and texts
            and not _ALERT.match(without_styles(texts[0][0].text))
        ):
            told = "\n".join(line.told() for line, _ in texts)
            self.quote(_ABSTRACT.sub("", told))
            return
        self.outline.here.prose.extend(texts)

    def quote(self, text: str) -> None:
        """Give the work that was read last its abstract."""
        last = self.placed[-1]
        known = last.item.abstract
        last.item = replace(last.item, abstract=f"{known}\n{text}" if known else text)


def _is_lead(text: str) -> bool:
    """Tell whether a text is a name for the list below it, and no sentence that leads to it."""
    is_short = text.endswith((":", "：")) and len(text.split()) <= _LEADS
    return is_short and not _SENTENCE.search(text)


def _lines(block: Block) -> list[tuple[Line, int]]:
    """Give all lines of a block and of what is in it."""
    found = [(block.line, block.number)] if block.line.text.strip() else []
    for part in block.blocks:
        found += _lines(part)
    return found
