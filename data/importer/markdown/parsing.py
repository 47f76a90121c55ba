"""Parsing Markdown into a tree of blocks, a piece of the text at a time."""

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from io import StringIO
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..item import Left
from .block import Block, Part
from .destination import quick_helpers
from .html import tags, write_tag
from .html_block import HtmlBlock
from .line import EMPHASIS, EMPHASIS_END, HARD, SOFT, STRONG, STRONG_END, Line, LineMaker
from .source import ADDRESS
from .tokens import Tokens
from .tree import Tree

_NESTING = 40
_PIECE = 16_000
_LONGEST = 8_000
_ENDLESS = 40_000
_CROWD, _CROWDED, _HOPELESS = 400, 1_000, 250
_BRACKETS = re.compile(r"(?:!?\[){9,}")
_SIGN = re.compile(r"[\\`*_\[\]!<&~\n]")
_FOOTMARK = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_BRACKET = re.compile(r"\\.|[\[\]]")
_CUT = re.compile(r"^#{1,6}[ \t]|\n{100}", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\s*\])[^\]\n]{1,999}\]:[ \t]*\S.*$", re.MULTILINE)
_OPENED = {
    "bullet_list_open": Part.LIST,
    "ordered_list_open": Part.LIST,
    "list_item_open": Part.ITEM,
    "blockquote_open": Part.QUOTE,
    "table_open": Part.TABLE,
    "tr_open": Part.ROW,
    "th_open": Part.CELL,
    "td_open": Part.CELL,
}
_CLOSED = {name.replace("_open", "_close"): part for name, part in _OPENED.items()}
_LINE_ENDS = {"softbreak": SOFT, "hardbreak": HARD}
_STYLES = {
    "strong_open": STRONG,
    "strong_close": STRONG_END,
    "em_open": EMPHASIS,
    "em_close": EMPHASIS_END,
}


class Parser:
    """Parses a text; `left` are the links that its author hid in comments."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._env: dict[str, Any] = {}
        self.left: list[Left] = []

    def blocks(self) -> Iterator[Sequence[Block]]:
        """Give the blocks of one piece after the other, so that only one's tokens are held."""
        number = 0
        for piece in _pieces(self._text):
            is_first_of_many = not number and len(piece) < len(self._text)
            if is_first_of_many and (defined := _DEFINITION.findall(self._text)):
                _markdown().block.parse("\n\n".join(defined), _markdown(), self._env, [])
            yield self._piece(piece, number)
            number += piece.count("\n")

    def _piece(self, text: str, above: int) -> list[Block]:
        tokens = Tokens()
        _markdown().block.parse(text.replace("\0", "\ufffd"), _markdown(), self._env, tokens)
        tree = Tree()
        for kind, line, content in tokens.signs():
            self._read(tree, kind, content, above + 1 + line)
        tree.close_to(0)
        return tree.roots

    def _read(self, tree: Tree, kind: str, content: str, number: int) -> None:
        if kind in _OPENED:
            tree.open(_OPENED[kind], number, int(kind == "th_open"))
        elif kind in _CLOSED:
            tree.close(_CLOSED[kind])
        elif kind == "inline":
            self._inline(tree, content, number)
        elif kind == "heading_open":
            tree.open(Part.HEADING, number, int(content[1]))
        elif kind == "heading_close":
            tree.close(Part.HEADING)
        elif kind == "html_block":
            html = HtmlBlock(tree, number)
            html.read(content)
            for text, place in html.comments:
                self._hide(text, place)

    def _inline(self, tree: Tree, text: str, number: int) -> None:
        if tree.is_in(Part.HEADING) or tree.is_in(Part.CELL):
            tree.say(self._line(text, number))
            return
        # A paragraph that no person wrote is read as several, so that none takes much memory.
        for part in _cut(text, _ENDLESS) if len(text) > _ENDLESS else (text,):
            line = self._line(part, number)
            if line.text.strip():
                tree.add(Block(Part.PARAGRAPH, number, line))
            number += part.count("\n")

    def _line(self, text: str, number: int) -> Line:
        maker = LineMaker()
        if "[^" in text:
            text = _FOOTMARK.sub("", text)
        if not _SIGN.search(text):
            maker.text(text)
            return maker.made()
        for part in _parts(text):
            children: list[Token] = []
            _markdown().inline.parse(part, _markdown(), self._env, children)
            self._write(maker, children, number)
        return maker.made()

    def _write(self, maker: LineMaker, tokens: Sequence[Token], number: int) -> None:
        for token in tokens:
            kind = token.type
            if kind == "text":
                maker.text(token.content)
            elif kind == "link_open":
                href, hint = token.attrs.get("href", ""), token.attrs.get("title", "")
                maker.open_link(str(href), str(hint))
            elif kind == "link_close":
                maker.close_link()
            elif kind in _STYLES:
                maker.style(_STYLES[kind])
            elif kind in _LINE_ENDS:
                maker.end_line(_LINE_ENDS[kind])
            elif kind == "code_inline":
                maker.code(token.content)
            elif kind == "image":
                maker.image(str(token.attrs.get("src", "")), token.content)
            elif kind == "html_inline":
                self._write_html(maker, token.content, number)

    def _write_html(self, maker: LineMaker, html: str, number: int) -> None:
        for tag in tags(html):
            if tag.name == "!":
                self._hide(tag.text, number)
            elif tag.name:
                write_tag(maker, tag)

    def _hide(self, text: str, number: int) -> None:
        for found in ADDRESS.finditer(text):
            place = number + text.count("\n", 0, found.start())
            self.left.append(Left(what=found[0], why="in a comment", line=place))


@cache
def _markdown() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"maxNesting": _NESTING})
    made.enable(["table", "strikethrough"])
    made.helpers = quick_helpers()  # pyright: ignore[reportAttributeAccessIssue]  # a module there
    made.validateLink = lambda url: True  # noqa: ARG005  # what may be opened is decided elsewhere
    made.normalizeLink = lambda url: url  # an address stays as its author wrote it
    return made


def _pieces(text: str) -> Iterator[str]:
    """Cut a text before headings and in gaps, where no fence is open, into pieces not too small."""
    start = 0
    for head in _CUT.finditer(text):
        end = head.start()
        if end - start < _PIECE or len(_FENCE.findall(text, start, end)) % 2:
            continue
        yield text[start:end]
        start = end
    yield text[start:]


def _parts(text: str) -> list[str]:
    """Cut a line that no person wrote, so that parsing takes time as it is long."""
    crowded = text.count("[") + text.count("*") + text.count("`") > _CROWD
    if len(text) <= (_CROWDED if crowded else _LONGEST):
        return [text]
    if crowded:
        text = _without_lone(_BRACKETS.sub("[", text))
    longest = _CROWDED if crowded else _LONGEST
    if text.count("[") > 2 * text.count(")") + _CROWD or text.count("*") > 2 * _CROWD:
        longest = _HOPELESS
    return _cut(text, longest)


def _cut(text: str, longest: int) -> list[str]:
    """Cut a text where it can be read on, into parts not longer than asked."""
    parts: list[str] = []
    start = 0
    while start < len(text):
        end = start + longest
        if end < len(text):
            cuts = (text.rfind(cut, start, end) + len(cut) for cut in (") ", "\n", ". ", " "))
            end = next((cut for cut in cuts if cut > start + longest // 2), end)
        parts.append(text[start:end])
        start = end
    return parts


def _without_lone(text: str) -> str:
    """Mark the brackets that none closes as such: for each, the parser would look to the very end."""
    open_ = array("L")
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            open_.append(found.start())
        elif found[0] == "]" and open_:
            open_.pop()
    marked = StringIO()
    start = 0
    for place in open_:
        marked.write(f"{text[start:place]}\\")
        start = place
    return marked.getvalue() + text[start:]
