"""A line of a list: its text, in which a sign stands for each link and each turn of style."""

import re
from html import unescape
from typing import NamedTuple

# Links and styles are letters of Unicode's private area, so that one pattern can see both them and
# the words around them. A foreign text's own private letters are dropped.
FIRST_LINK, LAST_LINK = 0xE000, 0xF7FF
STRONG, STRONG_END, EMPHASIS, EMPHASIS_END = "\uf8e0", "\uf8e1", "\uf8e2", "\uf8e3"
LINK = "[\ue000-\uf7ff]"
"""The pattern of a link's sign."""
STYLES = "\uf8e0-\uf8e3"
SOFT, HARD = "\n", "\v"
"""A line end of the source, and one that the author asked for."""

_PRIVATE = re.compile("[\ue000-\uf8ff]")
LINKS = re.compile(LINK)
_STYLES = re.compile(f"[{STYLES}]")
_BARE = re.compile(r"https?://[^\s<>\"“”「」『』，。；：）（、！？]+", re.IGNORECASE)
_TRAIL = frozenset(".,:;!?'*_~]|")
_ENTITY = re.compile(r"&\w+;$")
_ENTITY_LENGTH = 40


class Link(NamedTuple):
    """A link: its address as written, its text, and the title that shows when one points at it.

    `image` says that it shows nothing but a picture (its text is the picture's then), `bare` that
    the address itself stands in the text.
    """

    url: str
    text: str
    hint: str = ""
    image: str = ""
    bare: bool = False


class Line(NamedTuple):
    """A text with signs for links and styles, and the links in their order."""

    text: str = ""
    links: tuple[Link, ...] = ()

    def link(self, sign: str) -> Link:
        """Give the link that a sign stands for."""
        return self.links[ord(sign) - FIRST_LINK]

    def found(self, text: str | None = None) -> list[Link]:
        """Give the links of a part of the text, or of all of it."""
        if not self.links:
            return []
        return [self.link(sign) for sign in LINKS.findall(self.text if text is None else text)]

    def plain(self, text: str | None = None) -> str:
        """Give the words of a part of the text without addresses."""
        text = self.text if text is None else text
        if self.links:
            text = LINKS.sub(lambda found: self.link(found[0]).text, text)
        return " ".join(_STYLES.sub("", text).split())

    def told(self, text: str | None = None) -> str:
        """Give the words of a part of the text, each link followed by its address."""
        text = self.text if text is None else text
        if self.links:
            text = LINKS.sub(lambda found: _told(self.link(found[0])), text)
        return " ".join(_STYLES.sub("", text).split())


def _told(link: Link) -> str:
    if link.url.startswith("#") or not link.url:
        return link.text
    if link.bare or not link.text:
        return link.url
    return f"{link.text} ({link.url})"


def without_styles(text: str) -> str:
    """Take the signs of styles out of a text, and those of links stay."""
    return _STYLES.sub("", text)


class LineMaker:
    """Puts together one line from pieces of text, links and turns of style."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._links: list[Link] = []
        self._open: tuple[str, str, int] | None = None
        self._picture = ""

    def text(self, text: str) -> None:
        """Add words; bare addresses in them become links."""
        if not text.isascii():
            text = _PRIVATE.sub("", text)
        if self._open is None and "://" in text:
            self._text_with_addresses(text)
        elif text:
            self._parts.append(text)

    def code(self, text: str) -> None:
        """Add words that are shown as they are, with no address in them."""
        self._parts.append(text if text.isascii() else _PRIVATE.sub("", text))

    def style(self, sign: str) -> None:
        """Add a turn of style; within a link none is kept."""
        if self._open is None:
            self._parts.append(sign)

    def end_line(self, sign: str) -> None:
        """Add a line end; within a link it is a space."""
        self._parts.append(" " if self._open is not None else sign)

    def image(self, source: str, words: str) -> None:
        """Add a picture: it counts only within a link."""
        if self._open is not None:
            self._picture = source or "image"
            if words and not self._link_text():
                self._parts.append(_PRIVATE.sub("", words))
                self._open = (*self._open[:2], self._open[2])

    def open_link(self, url: str, hint: str = "") -> None:
        """Begin a link; one that is open ends."""
        if self._open is not None:
            self.close_link()
        self._open = (_PRIVATE.sub("", url), hint, len(self._parts))
        self._picture = ""

    def close_link(self) -> None:
        """End a link, if one is open."""
        if self._open is None:
            return
        url, hint, start = self._open
        text = self._link_text()
        self._open = None
        del self._parts[start:]
        self._add(Link(url, text, hint, self._picture, text == url))

    def made(self) -> Line:
        """Give the line and begin another."""
        self.close_link()
        line = Line("".join(self._parts), tuple(self._links))
        self._parts, self._links = [], []
        return line

    def _link_text(self) -> str:
        start = self._open[2] if self._open else 0
        return " ".join("".join(self._parts[start:]).split())

    def _text_with_addresses(self, text: str) -> None:
        end = 0
        for found in _BARE.finditer(text):
            url = _trimmed(found[0])
            if len(url) > len("https://"):
                self._parts.append(text[end : found.start()])
                self._add(Link(url, url, bare=True))
                end = found.start() + len(url)
        self._parts.append(text[end:])

    def _add(self, link: Link) -> None:
        if len(self._links) > LAST_LINK - FIRST_LINK:
            self._parts.append(f" {link.text} {link.url} ")  # more than there are signs for
            return
        self._parts.append(chr(FIRST_LINK + len(self._links)))
        self._links.append(link)


def _untrailed(url: str) -> str:
    end = len(url)
    while end:
        found = url[end - 1] == ";" and _ENTITY.search(url, max(end - _ENTITY_LENGTH, 0), end)
        if found:
            end = found.start()
        elif url[end - 1] in _TRAIL:
            end -= 1
        else:
            break
    return url[:end]


def _trimmed(url: str) -> str:
    """Leave off what belongs to the sentence around a bare address, as GitHub does."""
    for _ in range(20):
        short = _untrailed(url)
        if short.endswith(")") and short.count(")") > short.count("("):
            short = short[:-1]
        if short == url:
            break
        url = short
    return unescape(url) if "&amp;" in url else url
