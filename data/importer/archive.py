"""Archives of several files: what is in a zip, within bounds."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from ..limit import MAX_BYTES
from .fault import Unreadable

MARK = b"PK\x03\x04"
_MOST_FILES = 1000
_ENDINGS = (".csv", ".json", ".html", ".htm", ".opml", ".xml", ".bib", ".ris", ".md", ".txt")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an archive."""

    name: str
    data: bytes


def parts_of(data: bytes) -> list[Part]:
    """Give the lists in an archive, by name.

    No more is unpacked than a single list may have, whatever the archive says of its sizes. Raises
    Unreadable if it is broken, locked, too large, or has no list in it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [one for one in archive.infolist() if _is_list(one)]
            if len(inside) > _MOST_FILES:
                raise Unreadable(f"there are {len(inside)} files in the archive; unpack it first")
            return _unpacked(archive, sorted(inside, key=lambda one: one.filename))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as fault:
        raise Unreadable(f"the archive is broken: {fault}") from fault
    except RuntimeError as fault:
        raise Unreadable("the archive is locked with a password; unpack it first") from fault


def _is_list(one: zipfile.ZipInfo) -> bool:
    name = one.filename
    return not one.is_dir() and name.lower().endswith(_ENDINGS) and not name.startswith("__MACOSX")


def _unpacked(archive: zipfile.ZipFile, inside: list[zipfile.ZipInfo]) -> list[Part]:
    if not inside:
        raise Unreadable("there is no list in the archive")
    parts: list[Part] = []
    room = MAX_BYTES
    for one in inside:
        with archive.open(one) as file:
            content = file.read(room + 1)
        room -= len(content)
        if room < 0:
            raise Unreadable("what is in the archive is larger than 64 MiB")
        parts.append(Part(one.filename, content))
    return parts
