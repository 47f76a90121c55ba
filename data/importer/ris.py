"""RIS, by way of rispy."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from .fault import ExtraNeeded, Unreadable
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .loss import Losses
from .moment import year
from .note_text import joined_note
from .person import spoken_names
from .publication import addresses, category_of, further_forms, kind_of
from .record import Record

_FILES = ("file_attachments1", "file_attachments2")
_TAG = re.compile(r"[A-Z][A-Z0-9]  -")
_START = re.compile(r"^TY  -", re.MULTILINE)
_USED = {
    *("type_of_reference", "id", "title", "primary_title", "short_title", "authors", "year"),
    *("first_authors", "secondary_authors", "publication_year", "date", "abstract", "keywords"),
    *("notes_abstract", "notes", "research_notes", "journal_name", "secondary_title", "publisher"),
    *("alternate_title1", "alternate_title2", "alternate_title3", "tertiary_title", "doi", "urls"),
    *("file_attachments1", "file_attachments2", "link", "translated_title", "label", "access_date"),
}


class _Library(Protocol):
    def loads(self, text: str, *, enforce_list_tags: bool) -> list[dict[str, object]]: ...


def read(text: str, origin: Origin) -> Reading:
    """Find every publication, in categories by type; a broken record is named with its line."""
    del origin
    losses = Losses()
    return harvest(_records(text, losses), _item, losses, _USED)


def _records(text: str, losses: Losses) -> list[Record]:
    try:
        rispy = cast("_Library", cast("object", import_module("rispy")))
    except ImportError as missing:
        raise ExtraNeeded("RIS", "rispy") from missing
    records: list[Record] = []
    for line, lines in _chunks(text):
        try:
            found = rispy.loads("\n".join(lines), enforce_list_tags=False)
        except (ValueError, IndexError, KeyError, TypeError, AttributeError) as fault:
            losses.tell(" ".join(lines), f"is not written as RIS asks ({fault})", line)
            continue
        if not found:
            losses.tell(" ".join(lines), "is a record that does not begin as RIS asks", line)
        for fields in found:
            records.append(Record(fields=fields, number=len(records) + 1, line=line))
    return records


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each record's lines, folded ones made one, with an end even if the text lacks it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = [found.start() for found in _START.finditer(text)]
    if not starts:
        raise Unreadable("there is no record in it: no line begins with `TY  -`")
    line = text.count("\n", 0, starts[0]) + 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield line, [*_unfolded(text[start:end].split("\n")), "ER  - "]
        line += text.count("\n", start, end)


def _unfolded(lines: list[str]) -> Iterator[str]:
    gathered: list[str] = []
    for line in lines:
        if _TAG.match(line):
            if gathered:
                yield " ".join(gathered)
            gathered = []
            if line.startswith("ER  -"):
                return
        if line.strip():
            gathered.append(line.rstrip())
    if gathered:
        yield " ".join(gathered)


def _item(record: Record, losses: Losses) -> Item:
    del losses
    kind = kind_of(record.text("type_of_reference"))
    links = [link for name in ("urls", "link") for link in _all(record, name)]
    files = [file for name in _FILES for file in _all(record, name) if "://" in file]
    url, forms = addresses(links[0] if links else "", doi=record.text("doi"))
    people = (_all(record, name) for name in ("authors", "first_authors", "secondary_authors"))
    return Item(
        title=record.text("title", "primary_title", "short_title"),
        url=url,
        path=(category_of(kind),),
        kind=kind,
        authors=spoken_names(next((names for names in people if names), list[str]())),
        venue=record.text(
            *("secondary_title", "journal_name", "alternate_title3", "alternate_title1"),
            *("alternate_title2", "tertiary_title", "publisher"),
        ),
        year=year(record.text("year", "publication_year", "date")),
        abstract=record.text("abstract", "notes_abstract"),
        forms=(*forms, *further_forms([*links[1:], *files])),
        state=State(
            note=joined_note(*_all(record, "notes"), *_all(record, "research_notes")),
            tags=tuple(_all(record, "keywords")),
        ),
    )


def _all(record: Record, name: str) -> list[str]:
    value = record.value(name)
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return [one.strip() for one in values if isinstance(one, str) and one.strip()]
