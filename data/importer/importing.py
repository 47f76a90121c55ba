"""Import of bytes: from a file, an archive or the web to a catalog, marks and a report."""

from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from ..burst import burst
from ..limit import MAX_BYTES
from .archive import MARK, parts_of
from .assembly import Making, assemble
from .decoding import decode
from .fault import Unreadable
from .format import Format, format_called, recognise_text
from .imported import Imported
from .item import Left, Origin, Reading


class _Module(Protocol):
    def read(self, text: str, origin: Origin) -> Reading | Imported: ...


def import_bytes(data: bytes, origin: Origin, making: Making, format: str = "") -> Imported:  # noqa: A002  # what it is called everywhere
    """Make of a file's bytes a catalog, the marks that came along, and a report.

    `format` is the name of one, "" to recognise it. An archive gives all lists in it as one. Raises
    Unreadable for what is empty, too large, of no known format or without any reference.
    """
    with burst():
        return _import(data, origin, making, format)


def _import(data: bytes, origin: Origin, making: Making, name: str) -> Imported:
    if len(data) > MAX_BYTES:
        raise Unreadable("it is larger than 64 MiB")
    if not data.strip():
        raise Unreadable("it is empty: there is nothing to import")
    if data.startswith(MARK):
        found, kind = _from_archive(data, origin, name)
    else:
        found, kind = _found(data, origin, name)
    if isinstance(found, Imported):
        return _renamed(found, making)
    if not found.items:
        raise Unreadable(_nothing(found, kind))
    title = making.name or PurePath(origin.name).stem
    return assemble(found, replace(making, format=making.format or kind.name, name=title))


def _found(data: bytes, origin: Origin, name: str) -> tuple[Reading | Imported, Format]:
    decoded = decode(data)
    kind = format_called(name) if name else recognise_text(decoded.text, origin.name)
    module = cast("_Module", cast("object", import_module(f".{kind.module}", __package__)))
    found = module.read(decoded.text, origin)
    if decoded.note and isinstance(found, Reading):
        found = replace(found, left=(decoded.note, *found.left))
    elif decoded.note and isinstance(found, Imported):
        report = replace(found.report, left=(decoded.note, *found.report.left))
        found = replace(found, report=report)
    return found, kind


def _from_archive(data: bytes, origin: Origin, name: str) -> tuple[Reading | Imported, Format]:
    parts = parts_of(data)
    readings: list[Reading] = []
    left: list[Left] = []
    kinds: list[Format] = []
    for part in parts:
        try:
            found, kind = _found(part.data, replace(origin, name=part.name), name)
        except Unreadable as fault:
            left.append(Left(what=part.name, why=str(fault)))
            continue
        if isinstance(found, Imported):
            if len(parts) == 1:
                return found, kind
            left.append(Left(what=part.name, why="is a whole catalog; import it by itself"))
            continue
        kinds.append(kind)
        readings.append(found)
        left.extend(replace(one, what=f"{part.name}: {one.what}") for one in found.left)
    if not kinds:
        raise Unreadable(f"no file in the archive can be imported; {left[0].what}: {left[0].why}")
    return _joined(readings, left), kinds[0]


def _joined(readings: list[Reading], left: list[Left]) -> Reading:
    return Reading(
        items=tuple(item for one in readings for item in one.items),
        left=tuple(left),
        title=next((one.title for one in readings if one.title), None),
        description=next((one.description for one in readings if one.description), None),
        remarks={path: text for one in readings for path, text in one.remarks.items()},
        categories=tuple(path for one in readings for path in one.categories),
    )


def _renamed(found: Imported, making: Making) -> Imported:
    catalog = replace(
        found.catalog,
        id=making.id or found.catalog.id,
        title=making.title or found.catalog.title,
        source=making.source or found.catalog.source,
    )
    return replace(found, catalog=catalog)


def _nothing(found: Reading, kind: Format) -> str:
    said = f"there is no reference in it, read as {kind.label}"
    if found.left:
        one = found.left[0]
        place = "" if one.line is None else f"line {one.line}: "
        said += f"; {place}{one.what} {one.why}"
    return said
