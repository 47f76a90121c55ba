"""Entries as JSON, for programs: unknown is null, never missing."""

from typing import TypeAlias

from ..data.text import clean
from ..user_state.entry import Entry
from ..user_state.shelf import Shelf

SCHEMA = 1

Fields: TypeAlias = dict[str, object]


def entries_form(shelf: Shelf, works: list[int]) -> Fields:
    """Give what `--json` prints for several works."""
    return {"schema": SCHEMA, "entries": [entry_form(shelf, work) for work in works]}


def entry_form(shelf: Shelf, work: int) -> Fields:
    """Give a work as an ENTRY, its related ones nested in it.

    Days are `YYYY-MM-DD`, instants RFC 3339 in UTC; `minutes` is the reader's own figure first.
    """
    entry = shelf.entry(work)
    related = [_form(shelf, shelf.entry(other)) for other in shelf.related(work)]
    place: Fields = {
        "catalog": entry.catalog or None,
        "category": [] if entry.is_gone else list(entry.path),
    }
    form = _form(shelf, entry)
    form["related"] = related
    # The names come first, then the place: the order in which people read them.
    names: Fields = {"id": form.pop("id"), "key": form.pop("key")}
    return names | place | form


def _form(shelf: Shelf, entry: Entry) -> Fields:
    reference = entry.reference
    about: Fields = {
        "id": reference.id,
        "key": entry.key,
        "title": clean(reference.title),
        "url": reference.url,
        "kind": str(reference.kind),
        "authors": list(reference.authors),
        "venue": reference.venue,
        "year": reference.year,
        "session": reference.session,
        "abstract": reference.abstract,
        "remark": reference.remark,
    }
    return about | _mark_form(entry) | _place_form(shelf, entry)


def _mark_form(entry: Entry) -> Fields:
    mark = entry.mark
    position = clean(mark.position.value) if mark.position is not None else ""
    return {
        "minutes": entry.reference.minutes if mark.minutes is None else mark.minutes.value,
        "status": str(entry.status),
        "started": entry.started,
        "finished": entry.finished,
        "starred": mark.starred,
        "tags": [clean(tag) for tag in mark.tags],
        "note": clean(entry.note, lines=True) or None,
        "position": position or None,
        "history": [{"status": str(head.value), "on": head.on or None} for head in entry.history],
        "new": entry.is_new,
        "gone": entry.is_gone,
    }


def _place_form(shelf: Shelf, entry: Entry) -> Fields:
    others = (shelf.works.listings[number].id for number, _ in shelf.also(entry.work))
    also = dict.fromkeys(other for other in others if other and other != entry.catalog)
    return {
        "also": list(also),
        "forms": [
            {
                "kind": str(form.kind),
                "title": form.title,
                "url": form.url,
                "key": form.key,
                "status": str(form.status),
            }
            for form in entry.forms
        ],
        "related": [],
    }
