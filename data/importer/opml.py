"""OPML: outlines of feeds as feed readers export them, and of links and texts."""

import re
from dataclasses import dataclass, field

from ..kind import FormKind
from ..text import clean
from .fault import Unreadable
from .found import DEEPEST, Found
from .html_token import Lines, Token, tokens
from .item import FormItem, Item, Origin, Path, Reading, State
from .link import title_for, whole_link
from .record import Record
from .tag_list import tags

_ADDRESSES = ("htmlurl", "url", "xmlurl")
_USED = {"type", "text", "title", "version", "category", "description", "_note", "language"} | {
    *_ADDRESSES,
    "iscomment",
    "isbreakpoint",
}


def read(text: str, origin: Origin) -> Reading:
    """Find every feed and link: the site's address first, the feed's as a form; folders are categories.

    A text that declares entities is refused: nothing that exports outlines does.
    """
    del origin
    if found := re.search(r"<!(DOCTYPE|ENTITY)", text, re.IGNORECASE):
        line = text.count("\n", 0, found.start()) + 1
        raise Unreadable("it declares a document type or entities, which no outline needs", line)
    walk = _Walk(Found(Lines(text)))
    for token in tokens(text):
        walk.take(token)
    if not walk.is_opml:
        raise Unreadable("there is no element `<opml>` in it")
    if not walk.has_body:
        raise Unreadable("there is no element `<body>` in it, so that there are no outlines")
    return walk.found.reading()


@dataclass(slots=True)
class _Walk:
    """A walk through the outlines: the folders that are open, "" for an outline that is none."""

    found: Found
    is_opml: bool = False
    has_body: bool = False
    _open: list[str] = field(default_factory=list[str])
    _is_titled: bool = False

    def take(self, token: Token) -> None:
        """Take the next tag or text."""
        if token.name == "outline":
            self._begin(token)
        elif token.name == "/outline":
            if self._open:
                self._open.pop()
        elif token.name == "opml":
            self.is_opml = True
        elif token.name == "body":
            self.has_body = True
        elif token.name in {"title", "/title"}:
            self._is_titled = token.name == "title"
        elif not token.name and self._is_titled and not self.has_body:
            self.found.title += clean(token.text)

    def _begin(self, token: Token) -> None:
        record = Record(fields=dict(token.attributes), line=self.found.lines.at(token.place))
        is_link = any(record.text(name) for name in _ADDRESSES)
        name = clean(record.text("text", "title"))
        if is_link:
            self._add(record)
        elif name:
            self.found.categories.append((*self._path(), name)[:DEEPEST])
        if not token.is_closed:
            self._open.append("" if is_link else name)

    def _add(self, record: Record) -> None:
        given = [record.text(name) for name in _ADDRESSES if record.text(name)]
        links = list(dict.fromkeys(link for link in map(whole_link, given) if link))
        for address in given:
            if not whole_link(address):
                self.found.losses.tell(address, "is no address on the web", record.line)
        if not links:
            return
        self.found.losses.count_fields(record, _USED)
        self.found.items.append(
            Item(
                title=title_for(record.text("title", "text"), links[0]),
                url=links[0],
                path=self._path() or ("Feeds",),
                remark=record.text("description"),
                forms=tuple(
                    FormItem(kind=FormKind.PAGE, url=link, title="Feed") for link in links[1:]
                ),
                state=State(tags=tags(record.text("category")), note=record.text("_note")),
                line=record.line,
            )
        )

    def _path(self) -> Path:
        return tuple(name for name in self._open[:DEEPEST] if name)
