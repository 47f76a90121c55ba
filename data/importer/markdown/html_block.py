"""A block of HTML: paragraphs, headings, lists and tables of it join the tree of the document."""

import re
from html import unescape

from .block import Block, Part
from .html import Tag, tags, write_tag
from .line import SOFT, Line
from .tree import Tree

_OPENED = {
    "ul": Part.LIST,
    "ol": Part.LIST,
    "li": Part.ITEM,
    "table": Part.TABLE,
    "tr": Part.ROW,
    "td": Part.CELL,
    "th": Part.CELL,
    "blockquote": Part.QUOTE,
}
_SETTLING = frozenset({"p", "div", "center", "dl", "dt", "dd", "section", "hr", "article", "pre"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_UNSEEN = frozenset({"script", "style"})
_SPACES = re.compile(r"(?<![ \t])[ \t]*+\n\s*")  # each run of spaces is looked at once


class HtmlBlock:
    """Reads one block of HTML into a tree; `comments` are the hidden texts that it met."""

    def __init__(self, tree: Tree, number: int) -> None:
        self.comments: list[tuple[str, int]] = []
        self._tree = tree
        self._number = number
        self._depth = tree.depth
        self._unseen = ""
        self._quiet = False

    def read(self, html: str) -> None:
        """Read a whole block; what it leaves open ends with it."""
        for tag in tags(html):
            if self._unseen and not (tag.closes and tag.name == self._unseen):
                self._count(tag)
                continue
            self._read_tag(tag)
            self._count(tag)
        self._settle()
        self._tree.close_to(self._depth)

    def _count(self, tag: Tag) -> None:
        self._number += tag.text.count("\n")

    def _read_tag(self, tag: Tag) -> None:
        name = tag.name
        if name == "!":
            self.comments.append((tag.text, self._number))
        elif not name:
            self._tree.maker.text(_SPACES.sub(SOFT, unescape(tag.text)))
        elif name in _UNSEEN:
            self._unseen = "" if tag.closes else name
        elif name in _OPENED:
            self._nest(tag, _OPENED[name])
        elif name in _HEADINGS:
            self._head(tag)
        elif name == "details":
            self._settle()
            if tag.closes:
                self._tree.add(Block(Part.FOLD_END, self._number))
        elif name in _SETTLING:
            self._settle()
        else:
            write_tag(self._tree.maker, tag)

    def _nest(self, tag: Tag, part: Part) -> None:
        self._settle()
        if tag.closes:
            self._tree.close(part, self._depth)
            return
        if part is Part.ITEM and self._tree.depth > self._depth and self._tree.is_in(Part.ITEM):
            self._tree.close(part, self._depth)  # items whose end is not written
        if part is Part.ROW:
            while self._tree.is_in(Part.CELL) or self._tree.is_in(Part.ROW):
                self._tree.close_to(self._tree.depth - 1)
        if part is Part.CELL and self._tree.is_in(Part.CELL):
            self._tree.close(part, self._depth)
        self._tree.open(part, self._number, int(tag.name == "th"))

    def _head(self, tag: Tag) -> None:
        if not tag.closes:
            self._settle()
            return
        line = self._tree.maker.made()
        if not line.text.strip():
            return
        part = Part.FOLD if tag.name == "summary" else Part.HEADING
        level = 0 if part is Part.FOLD else int(tag.name[1])
        self._tree.add(Block(part, self._number, line, level, is_html=True))

    def _settle(self) -> None:
        """Make a paragraph of the words so far, if there are any."""
        line = self._tree.maker.made()
        if line.text.strip():
            if self._tree.is_in(Part.CELL):
                self._tree.say(line)
            else:
                self._tree.add(Block(Part.PARAGRAPH, self._number, _outlined(line), is_html=True))


def _outlined(line: Line) -> Line:
    return line._replace(text=line.text.strip())
