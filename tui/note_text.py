"""Notes as they read: Markdown as styled lines; whatever is in it, no line does anything by itself.

What a widget of Textual would make of a stranger's Markdown can be slow, and reaches for files; here
every token becomes plain `Content`. Only web links lead anywhere, and only when the reader follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from textual.content import Content

from ..data.key import is_web_link
from ..user_state.position import Position
from ..user_state.timestamp import timestamp
from .glyph import Glyphs

_LONGEST = 32 * 1024  # characters that are read as Markdown; what follows stands as it is
_DEEPEST = 60
_LINK = re.compile(r"https?://[^\s<>\"'`)\]]+")
_CODE, _DIM, _TIME = "$secondary", "$dim", "bold $accent"


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note, before it is wrapped; `first` and `rest` stand before its first and other rows.

    `target` is where it leads: a time of the talk, or a web link.
    """

    text: Content
    first: str = ""
    rest: str = ""
    target: Position | str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there."""
        return not self.text.plain and not self.first.strip()


BLANK = NoteLine(Content(""))


def note_lines(note: str, glyphs: Glyphs) -> list[NoteLine]:
    """Lay out a note: headings, lists, quotations, code, links, and its timestamps."""
    head, tail = note[:_LONGEST], note[_LONGEST:]
    tokens = _parser().parse(head)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        # What nests deeper would be left out.
        return _plain_lines(note)
    lines = list(_Layout(glyphs).lines(tokens))
    while lines and lines[-1] is BLANK:
        lines.pop()
    return [*lines, *_plain_lines(tail)] if tail else lines


def _plain_lines(text: str) -> list[NoteLine]:
    return [NoteLine(Content(line), target=timestamp(line)) for line in text.split("\n")]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    # A line such as `[12:34]: proof` is no definition of a link, which would not be shown.
    return parser.enable("strikethrough").disable(["reference", "entity"])


class _Layout:
    """Goes through the tokens of a note; keeps what stands before the lines at the moment."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._before: list[tuple[str, str]] = []
        self._counters: list[int | None] = []
        self._is_tight = False

    def lines(self, tokens: list[Token]) -> Iterator[NoteLine]:
        style = ""
        for token in tokens:
            kind = token.type
            if kind == "heading_open":
                style = "bold $accent"
            elif kind == "paragraph_open":
                style, self._is_tight = "", token.hidden
            elif kind == "inline":
                yield from self._inline(token, style)
            elif kind in {"fence", "code_block"}:
                yield from self._code(token.content)
            elif kind == "hr":
                yield from (self._line(Content.styled(self._glyphs.rule * 8, _DIM)), BLANK)
            elif kind in {"paragraph_close", "heading_close"} and not self._is_tight:
                yield BLANK
            else:
                yield from self._nest(token)
            if kind == "heading_close":
                style = ""

    def _nest(self, token: Token) -> Iterator[NoteLine]:
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            start = int(token.attrs.get("start", 1))
            self._counters.append(start if kind.startswith("ordered") else None)
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self._counters.pop()
            if not self._counters and self._is_tight:
                self._is_tight = False
                yield BLANK
        elif kind == "list_item_open":
            sign = self._item_sign()
            self._before.append((sign, " " * len(sign)))
        elif kind == "blockquote_open":
            self._before.append((f"{self._glyphs.quote} ", f"{self._glyphs.quote} "))
        elif kind in {"list_item_close", "blockquote_close"}:
            self._before.pop()

    def _item_sign(self) -> str:
        number = self._counters[-1]
        if number is None:
            return f"{self._glyphs.bullet} "
        self._counters[-1] = number + 1
        return f"{number}. "

    def _line(self, text: Content, target: Position | str | None = None) -> NoteLine:
        first = "".join(first for first, _ in self._before)
        rest = "".join(rest for _, rest in self._before)
        # The sign of an item stands before its first line only.
        self._before = [(rest, rest) for _, rest in self._before]
        return NoteLine(text, first, rest, target)

    def _code(self, code: str) -> Iterator[NoteLine]:
        for line in code.rstrip("\n").split("\n"):
            yield self._line(Content.styled(f"  {line}", _CODE))
        yield BLANK

    def _inline(self, token: Token, style: str) -> Iterator[NoteLine]:
        for pieces, link in _split(token.children or []):
            text = Content.assemble(*((piece, f"{style} {own}".strip()) for piece, own in pieces))
            time = timestamp(text.plain)
            if time is not None:
                end = text.plain.index("]") + 1
                text = text.stylize(_TIME, text.plain.index("["), end)
            yield self._line(text, time or link)


_Pieces = list[tuple[str, str]]

_STYLES = {"strong": "bold", "em": "italic", "s": "strike"}


def _split(tokens: list[Token]) -> Iterator[tuple[_Pieces, str | None]]:
    """Take a paragraph apart into its lines: pieces of text with a style, and the first link."""
    pieces: _Pieces = []
    link: str | None = None
    styles: list[str] = []
    for token in tokens:
        name, _, end = token.type.rpartition("_")
        if token.type in {"softbreak", "hardbreak"}:
            yield pieces, link
            pieces, link = [], None
        elif end == "open" and name == "link":
            url = str(token.attrs.get("href", ""))
            link = link or (url if is_web_link(url) else None)
            styles.append("underline")
        elif end == "open":
            styles.append(_STYLES.get(name, ""))
        elif end == "close":
            styles.pop()
        else:
            own = _CODE if token.type == "code_inline" else ""
            found = _text_of(token)
            pieces.append((found, " ".join([*filter(None, styles), own]).strip()))
            bare = _LINK.search(found)
            link = link or (bare[0].rstrip(".,;:") if bare and is_web_link(bare[0]) else None)
    yield pieces, link


def _text_of(token: Token) -> str:
    if token.type == "image":
        # Nothing is fetched: what stands for the picture stands there, with its address.
        return f"[{token.content or 'picture'}: {token.attrs.get('src', '')}]"
    return token.content
