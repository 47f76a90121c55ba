"""Export as BibTeX, in the form that biber and its older sisters read, in UTF-8."""

import re
from collections.abc import Iterator

from ..key import is_web_link
from ..kind import Kind
from .cleaning import cleaned_sheet
from .row import Row, rows
from .sheet import DONE, Sheet

# biber knows types for videos and sound, but no field of theirs.
_ON_THE_WEB = frozenset(
    {Kind.ARTICLE, Kind.DOCS, Kind.VIDEO, Kind.COURSE, Kind.PODCAST, Kind.OTHER}
)
_CONFERENCE = re.compile(
    r"conference|proceedings|symposium|workshop|congress|usenix|sigmod|sosp|osdi|nsdi|icml|neurips",
    re.IGNORECASE,
)
_VENUES = {"article": "journaltitle", "inproceedings": "booktitle", "book": "publisher"}
_SIGNS = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


def write_bibtex(sheet: Sheet) -> str:
    """Write a sheet as BibTeX: an entry per work, also for what belongs to another."""
    keys = _Keys()
    return "\n".join(_entry(row, keys) for row in rows(cleaned_sheet(sheet)))


class _Keys:
    """Gives each entry a key of its own: two lists may use the same id."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, row: Row) -> str:
        name = re.sub(r"[^A-Za-z0-9-]+", "-", row.reference.id).strip("-") or "ref"
        key, number = name, 2
        while key.casefold() in self._taken:
            key, number = f"{name}-{number}", number + 1
        self._taken.add(key.casefold())
        return key


def _entry(row: Row, keys: _Keys) -> str:
    kind = _type(row)
    fields = [f"  {name} = {{{value}}}" for name, value in _fields(row, kind) if value]
    return f"@{kind}{{{keys.give(row)},\n" + ",\n".join(fields) + "\n}\n"


def _type(row: Row) -> str:
    one = row.reference
    if one.kind is Kind.PAPER and one.venue:
        return "inproceedings" if _CONFERENCE.search(one.venue) else "article"
    if one.kind is Kind.BOOK:
        return "book"
    if one.kind is Kind.CODE:
        return "software"
    return "online" if one.kind in _ON_THE_WEB and _url(one.url) else "misc"


def _fields(row: Row, kind: str) -> Iterator[tuple[str, str]]:
    one, state = row.reference, row.state
    yield "title", f"{{{_text(one.title)}}}"
    yield "author", " and ".join(map(_name, one.authors))
    if one.venue:
        yield _VENUES.get(kind, "organization"), _text(one.venue)
    if one.year is not None:
        yield "year", str(one.year)
    yield "url", _url(one.url)
    if one.url and row.status == DONE:
        yield "urldate", _day(row.on)
    yield "abstract", _text(one.abstract)
    yield "annotation", _text(one.remark)
    yield "note", _text(state.note)
    yield "keywords", ", ".join(_keyword(word) for word in _keywords(row))
    yield "titleaddon", _text(one.session)


def _keywords(row: Row) -> list[str]:
    words = [row.path[-1], *row.state.tags, row.status, "starred" if row.state.starred else ""]
    return list(dict.fromkeys(word for word in words if word))


def _keyword(word: str) -> str:
    return _text(word.replace(",", " "))


def _name(name: str) -> str:
    """Write a name; in braces where it would be taken apart: it has a comma, or an `and`."""
    text = _text(name)
    is_whole = re.search(r",|\band\b|\bothers\b", name, re.IGNORECASE)
    return f"{{{text}}}" if is_whole or not re.search(r"\w", name) else text


def _text(text: str | None) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in " ".join((text or "").split()))


def _url(url: str | None) -> str:
    """Write an address as it is, but for what would end the field; only those that may be opened."""
    if url is None or not is_web_link(url):
        return ""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _day(on: str) -> str:
    return on[:10] if re.match(r"[12]\d{3}-\d\d-\d\d(?:$|T)", on, re.ASCII) else ""
