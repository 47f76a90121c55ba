"""The blocks of a checklist: headings, and items within items, each with the lines below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..markdown_text import escape_line, unescape
from .checklist_hidden import NOTHING, Hidden, read_header, split_hidden

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(\S.*)")
_RULE = re.compile(r"[ \t]*([-*][ \t]*){3,}")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_DEEPEST = 2


@dataclass(slots=True)
class Block:
    """An item as it is being read: its line, the lines below it, and the items within it."""

    text: str
    hidden: Hidden
    line: int | None
    indent: int
    body: list[str] = field(default_factory=list[str])
    inner: "list[Block]" = field(default_factory=lambda: list[Block]())  # noqa: PLW0108  # not made yet

    def all_within(self) -> "Iterator[Block]":
        """Go through the items within this one, and within those, in their order."""
        stack = list(reversed(self.inner))
        while stack:
            block = stack.pop()
            yield block
            stack.extend(reversed(block.inner))


@dataclass(slots=True)
class Section:
    """A heading as it is being read; the first one of a list is its title, `depth` 0."""

    name: str
    hidden: Hidden
    depth: int
    line: int = 1
    body: list[str] = field(default_factory=list[str])
    items: list[Block] = field(default_factory=list[Block])


@dataclass(slots=True)
class Listed:
    """One list of a checklist: the version and fields of its header, and its sections."""

    version: int
    hidden: Hidden
    sections: list[Section]


def read_blocks(text: str) -> list[Listed]:
    """Take a checklist apart, one list after the other; what stands before a header is nobody's."""
    reader = _BlockReader()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        reader.take(line, number)
    return reader.lists


class _BlockReader:
    """Takes one line after the other."""

    def __init__(self) -> None:
        self.lists: list[Listed] = []
        self._open: list[Block] = []
        self._fence = ""
        self._is_in_comment = False
        self._was_blank = True

    def take(self, raw: str, number: int) -> None:
        header = read_header(raw.strip())
        if header is not None and not self._fence:
            title = Section("", NOTHING, 0, number)
            self.lists.append(Listed(*header, [title]))
            self._open = []
        elif self.lists and not (self._is_fenced(raw) or self._is_comment(raw)):
            self._take_line(raw, number)
        self._was_blank = not raw.strip()

    def _take_line(self, raw: str, number: int) -> None:
        item = _ITEM.fullmatch(raw)
        if item is not None and not _RULE.fullmatch(raw):
            self._take_item(_width(item[1]), item[2], number)
        elif heading := _HEADING.fullmatch(raw):
            self._take_heading(len(heading[1]), heading[2], number)
        else:
            self._body(raw).append(raw)

    def _take_item(self, indent: int, text: str, number: int) -> None:
        block = Block(*split_hidden(text), number, indent)
        while self._open and self._open[-1].indent >= indent:
            self._open.pop()
        # A work, what is related to it, the forms of that: whatever is set deeper comes beside these.
        home = self._open[:_DEEPEST][-1].inner if self._open else self._sections[-1].items
        home.append(block)
        self._open.append(block)

    def _take_heading(self, level: int, text: str, number: int) -> None:
        self._open = []
        visible, hidden = split_hidden(text)
        name = unescape(re.sub(r"(?<![ \t])[ \t]++#+$", "", visible), plain=True)
        title = self._sections[0]
        if level == 1 and len(self._sections) == 1 and not title.name:
            title.name, title.hidden = name, hidden
            return
        told = hidden.fields.get("depth")
        is_deep = isinstance(told, int) and level == 6  # Markdown has no deeper ones
        depth = told if isinstance(told, int) and is_deep else max(level - 1, 1)
        self._sections.append(Section(name, hidden, depth, number))

    @property
    def _sections(self) -> list[Section]:
        return self.lists[-1].sections

    def _body(self, raw: str) -> list[str]:
        """Give the lines that a line of text belongs to: those of the item that it is set under."""
        if raw.strip() and self._was_blank:
            while self._open and self._open[-1].indent >= _width(raw[: -len(raw.lstrip())]):
                self._open.pop()
        return self._open[-1].body if self._open else self._sections[-1].body

    def _is_fenced(self, raw: str) -> bool:
        """Take a line of a block of code as it is: nothing in it is an item or a heading."""
        mark = _FENCE.match(raw)
        if not self._fence and mark is None:
            return False
        self._body(raw).append(escape_line(raw.strip() if mark else self._outdented(raw)))
        if not self._fence and mark is not None:
            self._fence = mark[1]
        elif mark is not None and raw.strip().startswith(self._fence):
            self._fence = ""
        return True

    def _outdented(self, raw: str) -> str:
        margin = self._open[-1].indent + 2 if self._open else 0
        return raw[min(margin, len(raw) - len(raw.lstrip())) :].rstrip()

    def _is_comment(self, raw: str) -> bool:
        if not self._is_in_comment and not raw.lstrip().startswith("<!--"):
            return False
        self._is_in_comment = "-->" not in raw
        return True


def _width(space: str) -> int:
    return len(space.expandtabs(4))
