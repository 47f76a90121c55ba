"""CSL-JSON: bibliographies as Zotero, Pandoc and Crossref write them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from .fault import Unreadable
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .json_text import load_json
from .loss import Losses
from .moment import year
from .note_text import joined_note, plain_of
from .person import spoken_names
from .publication import addresses, category_of, kind_of
from .record import Record
from .tag_list import tags

_USED = {
    *("id", "citation-key", "type", "title", "author", "editor", "director", "container-title"),
    *("collection-title", "publisher", "event-title", "issued", "abstract", "DOI", "URL", "note"),
    *("keyword", "annote", "container-title-short", "original-date"),
}


def read(text: str, origin: Origin) -> Reading:
    """Find every publication, in categories by type."""
    del origin
    loaded, losses = load_json(text), Losses()
    records = loaded.records or loaded.record.parts("items")
    if not records:
        if not loaded.record.text("title"):
            raise Unreadable("there is no publication in it")
        records = (loaded.record,)
    found = harvest(records, _item, losses, _USED)
    return replace(found, left=(*loaded.left, *found.left))


def _item(record: Record, losses: Losses) -> Item:
    del losses
    kind = kind_of(record.text("type"))
    url, forms = addresses(record.text("URL"), doi=record.text("DOI"))
    return Item(
        title=plain_of(record.text("title")),
        url=url,
        path=(category_of(kind),),
        kind=kind,
        id=cite_key(record.text("citation-key", "id")),
        authors=_people(record),
        venue=_first(record, "container-title", "event-title", "collection-title", "publisher"),
        year=_year(record.part("issued")) or _year(record.part("original-date")),
        abstract=plain_of(record.text("abstract")),
        forms=forms,
        state=State(
            note=joined_note(record.text("note"), record.text("annote")),
            tags=tags(record.value("keyword")),
        ),
    )


def cite_key(name: str) -> str | None:
    """Make an id of the name that a bibliography cites by; None of an address or a number."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return plain if re.search("[a-z]", plain) and "/" not in name and len(plain) <= 40 else None


def _people(record: Record) -> tuple[str, ...]:
    for role in ("author", "director", "editor"):
        if people := record.parts(role):
            return spoken_names(_spoken(one) for one in people)
    return ()


def _spoken(person: Record) -> str:
    said = " ".join(
        person.text(part)
        for part in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    )
    return (person.text("literal") or said).replace(",", " ")


def _first(record: Record, *names: str) -> str:
    """Give the first text there is; Crossref writes titles as lists."""
    return next((said for name in names for said in _texts(record.value(name))), "")


def _texts(value: object) -> Iterable[str]:
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return (plain_of(one) for one in values if isinstance(one, str) and one.strip())


def _year(date: Record) -> int | None:
    parts = date.value("date-parts")
    while isinstance(parts, list) and parts:
        parts = cast("list[object]", parts)[0]
    return year(cast("object", parts)) or year(str(date.text("literal", "raw", "year")))
