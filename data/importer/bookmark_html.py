"""Bookmarks as browsers and bookmark services export them: the Netscape format, and Pocket's page.

Folders are categories; text in a `DD` is the reader's own note.
"""

import re
from dataclasses import dataclass, field, replace

from ..text import clean
from .fault import Unreadable
from .found import DEEPEST, Found
from .harvest import sound_item
from .html_token import Lines, Token, tokens
from .item import Item, Origin, Path, Reading, State
from .note_text import joined_note
from .record import Record
from .tag_list import tags

_LINKING_NOTES = re.compile(r"\[/?linkding-notes\]")
_READ_HEADINGS = {"read archive": "done", "unread": "unread"}
_POCKET = "Pocket"
_USED = frozenset(
    "href add_date last_modified last_visit icon icon_uri private tags toread time_added".split()  # noqa: SIM905
) | {"last_charset", "shortcuturl", "description"}


def read(text: str, origin: Origin) -> Reading:
    """Find every bookmark; Pocket's heading over archived links makes them done."""
    del origin
    walk = _Walk(Found(Lines(text)))
    for token in tokens(text):
        walk.take(token)
    walk.finish()
    if not walk.links:
        raise Unreadable("there is no bookmark in it: no `<A HREF=…>` in a `<DT>` or a list")
    return walk.found.reading()


@dataclass(slots=True)
class _Walk:
    """A walk through the tags: the folders that are open, and the bookmark that is being read."""

    found: Found
    links: int = 0
    _folders: list[str] = field(default_factory=list[str])
    _waiting: str | None = None
    _link: Item | None = None
    _within: str = ""
    _words: list[str] = field(default_factory=list[str])
    _headed: str = ""

    def take(self, token: Token) -> None:
        """Take the next tag or text."""
        if not token.name:
            if self._within:
                self._words.append(token.text)
        elif token.name in {"h1", "h3", "title", "a", "dd"}:
            self._leave()
            self._within = token.name
            if token.name == "a":
                self._begin_link(token)
        elif token.name == "dl":
            self._leave()
            self._folders.append(self._waiting or "")
            self._waiting = None
        elif token.name == "/dl":
            self._end_folder()
        elif token.name in {"/h1", "/h3", "/title", "/a", "dt", "li", "/ul", "/dd"}:
            self._leave()
        elif token.name == "br" and self._within:
            self._words.append("\n")

    def finish(self) -> None:
        """Take in what is still open at the end of the text."""
        self._leave()
        self._end_link()

    def _leave(self) -> None:
        """Leave what is being read: its words go where they belong."""
        said, within = "".join(self._words), self._within
        self._words.clear()
        self._within = ""
        if within == "h3":
            self._end_link()
            self._waiting = clean(said) or "Folder"
            self.found.categories.append(self._path())
        elif within == "h1":
            self._headed = clean(said)
        elif within == "title":
            self.found.title = clean(said)
        elif within == "a" and self._link:
            self._link = replace(self._link, title=clean(said))
        elif within == "dd":
            self._add_note(said)

    def _begin_link(self, token: Token) -> None:
        self._end_link()
        self.links += 1
        named = token.attributes
        line = self.found.lines.at(token.place)
        url = named.get("href", "")
        if not url.strip():
            return
        self._count(Record(fields=dict(named)))
        status = "unread" if named.get("toread") == "1" else ""
        status = status or _READ_HEADINGS.get(self._headed.casefold(), "")
        state = State(status=status, tags=tags(named.get("tags", "")))
        self._link = Item(title="", url=url, path=self._path(), state=state, line=line)

    def _end_link(self) -> None:
        link, self._link = self._link, None
        item = link and sound_item(link, Record(fields={}, line=link.line), self.found.losses)
        if item:
            self.found.items.append(item)

    def _end_folder(self) -> None:
        self._leave()
        self._end_link()
        if self._folders:
            self._folders.pop()
        self._waiting = None

    def _add_note(self, said: str) -> None:
        said = _LINKING_NOTES.sub("\n", said)
        if self._link:
            note = joined_note(self._link.state.note, said)
            self._link = replace(self._link, state=replace(self._link.state, note=note))
        elif said.strip() and self._waiting:
            self.found.losses.tell(said, "is the description of a folder, which has no place here")

    def _path(self) -> Path:
        named = [*self._folders[:DEEPEST], self._waiting or ""]
        path = tuple(name for name in named if name)
        if path or self._headed.casefold() not in _READ_HEADINGS:
            return path or ("Bookmarks",)
        return (_POCKET,)

    def _count(self, record: Record) -> None:
        for name, said in (
            ("add_date", "the day it was saved"),
            ("time_added", "the day it was saved"),
        ):
            if record.text(name).strip("0"):
                self.found.losses.count(said)
        if record.text("shortcuturl"):
            self.found.losses.count("a keyword of the browser's")
        self.found.losses.count_fields(record, _USED)
