"""An archive: one file with all that a reader has here, for another machine or for a bad day.

It is a state file with two tables more, the reader's own catalog files and the news. So a program
that only knows state files can take the marks in, and there is one way to read them.
"""

import base64
import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from ..data.library import HIDING
from .codec import Encoder, Tables, decode
from .contents import FORGOTTEN, MARKS, Contents, decode_contents
from .disk import read_bytes, replace_file
from .fault import NewerSchema, Refused, StateFault
from .forgotten import as_rows
from .migration import ABOUT, FILE, SCHEMA
from .news import Known, read_known

CATALOGS, NEWS = "catalogs", "news"
MAX_BYTES = 1024**3

_TEXT, _BYTES = "text", "base64"
_SUFFIXES = (".yaml", ".yml", HIDING)


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds.

    `catalogs` are the bytes of catalog files by file name, `news` what was known of catalogs by
    their id, `made` the instant it was made ("" for a plain state file).
    """

    contents: Contents
    catalogs: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    news: Mapping[str, Known] = field(default_factory=dict[str, Known])
    made: str = ""


def archive_bytes(archive: Archive) -> bytes:
    """Write an archive: JSON, a mark, a catalog or a note of what is new a line."""
    about: dict[str, object] = {
        "schema": SCHEMA,
        "reader": archive.contents.about.reader,
        "made": archive.made,
    }
    catalogs = {name: _row_of(data) for name, data in archive.catalogs.items()}
    news = {catalog: known.as_json() for catalog, known in archive.news.items()}
    tables: Mapping[str, Mapping[str, object]] = {
        ABOUT: {FILE: about},
        MARKS: archive.contents.documents,
        FORGOTTEN: as_rows(archive.contents.forgotten),
        CATALOGS: catalogs,
        NEWS: news,
    }
    return Encoder().encode(tables)


def write_archive(archive: Archive, path: Path) -> int:
    """Write an archive to a file, whole or not at all, and give its size in bytes.

    Raise `NotWritten` if that fails, `Refused` for one that could not be read again.
    """
    data = archive_bytes(archive)
    if len(data) > MAX_BYTES:
        raise Refused(path, f"{path} would be larger than 1 GiB: nothing was written.")
    replace_file(path, data)
    return len(data)


def read_archive(path: Path) -> Archive:
    """Read an archive, or any other state file, which has no catalogs.

    Raise `Damaged` for a file that is none, `Refused` for one that cannot be read, `NewerSchema`
    for one that this program does not understand.
    """
    found = read_bytes(path, own=False, limit=MAX_BYTES)
    if found is None:
        raise Refused(path, f"There is no file {path}.")
    return archive_of(found[0], path)


def archive_of(data: bytes, path: Path) -> Archive:
    """Read an archive's bytes as `read_archive` does; `path` is what faults name."""
    held = decode_contents(data, path)
    if held.about.schema > SCHEMA:
        text = f"{path} was written by a newer refshelf. Update refshelf, then take it in."
        raise NewerSchema(path, text)
    # What git could not merge is a state file's, and has neither catalogs nor news.
    tables: Tables = {}
    with contextlib.suppress(StateFault):
        tables = decode(data, path)
    news = {name: known for name, row in tables.get(NEWS, {}).items() if (known := read_known(row))}
    made = cast("dict[str, object]", tables.get(ABOUT, {}).get(FILE, {})).get("made")
    catalogs = dict(filter(None, map(_catalog, tables.get(CATALOGS, {}).items())))
    return Archive(held, catalogs, news, made if isinstance(made, str) else "")


def is_catalog_name(name: str) -> bool:
    """Tell whether a text is the name of a catalog file, or of one that hides a built-in catalog.

    A name that leads elsewhere is none.
    """
    is_plain = not name.startswith(".") and not any(sign in name for sign in "/\\\0")
    return is_plain and name.lower().endswith(_SUFFIXES)


def catalog_files(folder: Path) -> tuple[dict[str, bytes], list[StateFault]]:
    """Read the catalog files of a folder by name, and say which could not be read."""
    found: dict[str, bytes] = {}
    faults: list[StateFault] = []
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for path in sorted(folder.iterdir()):
            if is_catalog_name(path.name):
                try:
                    read = read_bytes(path, own=False)
                except StateFault as fault:
                    faults.append(fault)
                else:
                    found |= {} if read is None else {path.name: read[0]}
    return found, faults


def _row_of(data: bytes) -> dict[str, str]:
    try:
        return {_TEXT: data.decode()}
    except UnicodeDecodeError:
        return {_BYTES: base64.b64encode(data).decode()}


def _catalog(item: tuple[str, object]) -> tuple[str, bytes] | None:
    """Read a catalog file's name and bytes; None for a name that is no file's of a catalog."""
    name, row = item
    fields = cast("dict[str, object]", row)
    if not is_catalog_name(name):
        return None
    text, coded = fields.get(_TEXT), fields.get(_BYTES)
    with contextlib.suppress(ValueError):
        if isinstance(text, str):
            return name, text.encode()
        if isinstance(coded, str):
            return name, base64.b64decode(coded, validate=True)
    return None
