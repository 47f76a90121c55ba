"""Texts of others in an HTML page: letters, and links that lead to the web; nothing else of theirs."""

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from ..key import is_web_link

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_BEHIND = ".,;:!?'*_\u2019\u201d\u3002\uff0c\uff09"  # signs that end a sentence, and no address
_LONGEST, _DEEPEST = 32 * 1024, 60  # characters and levels that are read as Markdown
_ELEMENTS = {
    "paragraph": "p",
    "heading": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "em": "em",
    "strong": "strong",
    "s": "s",
}
_BREAKS = {"softbreak": "<br>", "hardbreak": "<br>", "hr": "<hr>"}


def title_link(url: str | None, text: str) -> str:
    """Write a text as a link; what is no link of the web stands beside it, to be read only."""
    if url is None or not is_web_link(url):
        beside = f" <code>{escape(url)}</code>" if url else ""
        return f'<b dir="auto">{escape(text)}</b>{beside}'
    return f'<a href="{escape(url)}" rel="noopener noreferrer" dir="auto">{escape(text)}</a>'


def linked(text: str) -> str:
    """Write a text whose addresses lead there."""
    written: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(text):
        url = _without_end(match[0])
        if is_web_link(url):
            link = f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(url)}</a>'
            written += [escape(text[end : match.start()]), link]
            end = match.start() + len(url)
    return "".join([*written, escape(text[end:])])


def paragraph(name: str, text: str | None) -> Iterator[str]:
    """Write a text of several lines, if there is one."""
    if text:
        yield f'<p class="{name}" dir="auto">{linked(text)}</p>'


def direction(text: str) -> str:
    """Tell which way a list with such a title is read, by the first letter that tells: ltr or rtl."""
    for char in text:
        sense = bidirectional(char)
        if sense in {"L", "R", "AL"}:
            return "ltr" if sense == "L" else "rtl"
    return "ltr"


def note(text: str) -> str:
    """Write a note of the reader's as the Markdown that it is."""
    tokens = _parser().parse(text) if len(text) <= _LONGEST else []
    if not tokens or any(token.level >= _DEEPEST - 1 for token in tokens):
        return f'<p class="plain">{linked(text)}</p>'
    return "".join(map(_block, tokens))


def _without_end(url: str) -> str:
    while True:
        short = url.rstrip(_BEHIND)
        if short.endswith(")") and short.count(")") > short.count("("):
            short = short[:-1]
        if short == url:
            return url
        url = short


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415  # only notes need it

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    # A line such as `[12:34]: proof` defines nothing; a picture would be fetched from elsewhere.
    return parser.enable("strikethrough").disable(["reference", "entity", "image"])


def _block(token: "Token") -> str:
    if token.type == "inline":
        return _inline(token.children or [])
    if token.type in {"fence", "code_block"}:
        return f"<pre><code>{escape(token.content)}</code></pre>"
    return "" if token.hidden else _element(token)


def _inline(tokens: "list[Token]") -> str:
    written: list[str] = []
    is_link = False
    for token in tokens:
        if token.type == "link_open":
            url = str(token.attrs.get("href", ""))
            is_link = is_web_link(url)
            if is_link:
                written.append(f'<a href="{escape(url)}" rel="noopener noreferrer">')
        elif token.type == "link_close":
            written.append("</a>" if is_link else "")
            is_link = False
        elif token.type == "code_inline":
            written.append(f"<code>{escape(token.content)}</code>")
        elif token.type == "text":
            written.append(escape(token.content) if is_link else linked(token.content))
        else:
            written.append(_element(token))
    return "".join(written)


def _element(token: "Token") -> str:
    if token.type in _BREAKS:
        return _BREAKS[token.type]
    name = _ELEMENTS.get(token.type.removesuffix("_open").removesuffix("_close"))
    if name is None:
        return escape(token.content)
    if token.nesting < 0:
        return f"</{name}>"
    start = int(token.attrs.get("start", 1)) if name == "ol" else 1
    first = f' start="{start}"' if start != 1 else ""
    head = ' class="head"' if token.type == "heading_open" else ""
    return f"<{name}{head}{first}>"
