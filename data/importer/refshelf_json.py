"""Read our own JSON export back: all its catalogs, with the reader's state."""

import json
from dataclasses import replace
from typing import cast

from ..catalog import Source
from ..kind import FormKind, Kind
from .fault import Unreadable
from .item import UNTOUCHED, FormItem, Item, Left, Origin, Part, Path, Reading, State
from .json_value import Place

VERSION = 1
_FIELD = "refshelf_export"
_STATUSES = frozenset({"", "unread", "started", "done", "skipped"})


def is_own(text: str) -> bool:
    """Tell whether a text looks like our own JSON export, without reading it."""
    return f'"{_FIELD}"' in text[:400]


def read(text: str, origin: Origin) -> Reading:
    """Read the one catalog of an export; raises Unreadable for another number of them."""
    readings = read_all(text, origin)
    if len(readings) != 1:
        raise Unreadable(f"this export holds {len(readings)} lists, and one is wanted")
    return readings[0]


def read_all(text: str, origin: Origin) -> tuple[Reading, ...]:  # noqa: ARG001  # all readers have it
    """Read all catalogs of an export; what is wrong in one is in its `left`, with its place.

    Raises Unreadable, with the line, for what is no such export.
    """
    root = _root(text)
    left: list[Left] = []
    place = Place(root, "", left)
    _check_version(place)
    readings = [_catalog(one) for one in place.parts("catalogs")]
    place.finish()
    if left and not readings:
        raise Unreadable(f"{left[0].what} {left[0].why}")
    return tuple(readings)


def _root(text: str) -> dict[str, object]:
    try:
        root = cast("object", json.loads(text.removeprefix("\ufeff")))
    except json.JSONDecodeError as error:
        message = f"this is no whole JSON file: {error.msg} in column {error.colno}. Export it anew"
        raise Unreadable(message, error.lineno) from None
    except (RecursionError, ValueError):
        raise Unreadable("this JSON is nested too deep, or has a number too long") from None
    if not isinstance(root, dict) or _FIELD not in root:
        raise Unreadable(f"this is no export of refshelf: it does not begin with “{_FIELD}”")
    return cast("dict[str, object]", root)


def _check_version(place: Place) -> None:
    version = place.number(_FIELD)
    if version is None or version < 1:
        raise Unreadable(f"{_FIELD} must be the number of the format, such as {VERSION}")
    if version > VERSION:
        message = f"written by a newer refshelf (export format {version}); update to read it"
        raise Unreadable(message)


def _catalog(outer: Place) -> Reading:
    left: list[Left] = []
    place = Place(outer.fields, outer.name, left)
    parts: list[Part] = []
    _categories(place, (), parts)
    reading = Reading(
        items=tuple(item for part in parts for item in part.items),
        title=place.text("title") or None,
        description=place.text("description") or None,
        parts=tuple(parts),
        id=place.text("id"),
        source=_source(place.part("source")),
    )
    place.finish()
    return replace(reading, left=tuple(left))


def _source(place: Place | None) -> Source | None:
    if place is None:
        return None
    url, format_ = place.text("url"), place.text("format")
    fetched = place.text("fetched") or None
    place.finish()
    return Source(url=url, format=format_, fetched=fetched) if url and format_ else None


def _categories(outer: Place, path: Path, parts: list[Part]) -> None:
    for place in outer.parts("categories"):
        here = (*path, place.text("name"))
        remark = place.text("remark") or None
        items = tuple(_item(one) for one in place.parts("references"))
        parts.append(Part(path=here, remark=remark, items=items))
        _categories(place, here, parts)
        place.finish()


def _item(place: Place, *, is_related: bool = False) -> Item:
    item = Item(
        id=place.text("id") or None,
        title=place.text("title"),
        url=place.text("url") or None,
        kind=place.choice("kind", Kind),
        authors=place.texts("authors"),
        venue=place.text("venue") or None,
        year=place.number("year"),
        session=place.text("session") or None,
        abstract=place.text("abstract") or None,
        remark=place.text("remark") or None,
        minutes=place.number("minutes"),
        was=place.texts("was"),
        forms=tuple(_form(one) for one in place.parts("forms")),
        related=()
        if is_related
        else tuple(_item(one, is_related=True) for one in place.parts("related")),
        state=_state(place.part("state")),
    )
    place.finish()
    return item


def _form(place: Place) -> FormItem:
    form = FormItem(
        kind=place.choice("kind", FormKind) or FormKind.PAGE,
        url=place.text("url"),
        title=place.text("title") or None,
        state=_state(place.part("state")),
    )
    if not form.url:
        place.tell("url", "is missing, and a form without an address is none; it was left out")
    place.finish()
    return form


def _state(place: Place | None) -> State:
    if place is None:
        return UNTOUCHED
    state = State(
        status=_status(place),
        on=place.text("on"),
        history=tuple(_event(one) for one in place.parts("history")),
        starred=place.flag("starred"),
        note=place.text("note"),
        tags=place.texts("tags"),
        position=place.text("position"),
        minutes=place.number("minutes"),
    )
    place.finish()
    return state


def _event(place: Place) -> tuple[str, str]:
    event = _status(place), place.text("on")
    place.finish()
    return event


def _status(place: Place) -> str:
    status = place.text("status")
    if status in _STATUSES:
        return status
    place.tell("status", f"“{status[:40]}” is none of unread, started, done, skipped")
    return ""
