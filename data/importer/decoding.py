"""Bytes of any encoding as text."""

import codecs
import re
from dataclasses import dataclass

from .fault import Unreadable
from .item import Left

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database of SQLite"),
    (b"\x1f\x8b", "a file compressed with gzip"),
    (b"BZh", "a file compressed with bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"mozLz40\0", "a backup of Firefox that is compressed"),
    (b"\x7fELF", "a program"),
)
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?([A-Za-z][\w.:-]{1,30})""")
_LOST = re.compile("[\udc80-\udcff]+")
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what there is to say of how it was read; None if nothing."""

    text: str
    note: Left | None = None


def decode(data: bytes) -> Decoded:
    """Decode by the mark at the beginning, as UTF-8 or UTF-16, or by what the text declares.

    Bytes that are no UTF-8 are read as Windows-1252 one by one, and counted in the note. Raises
    Unreadable for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_undamaged(data, encoding).removeprefix("\ufeff"))
    _refuse_binary(data)
    if encoding := _wide(data[:_HEAD]):
        return Decoded(_undamaged(data, encoding))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _declared(data) or _mixed(data)


def _undamaged(data: bytes, encoding: str) -> str:
    return data.decode(encoding, errors="replace")


def _refuse_binary(data: bytes) -> None:
    for mark, what in _BINARY:
        if data.startswith(mark):
            raise Unreadable(f"it is {what}, not a list")
    head = data[:_HEAD]
    if head.count(0) > len(head) // 8 and not _wide(head):
        raise Unreadable("it is a binary file of no kind that is known, not a list")


def _wide(head: bytes) -> str:
    """Tell UTF-16 without a mark by its zeros, which in most scripts stand at every other byte."""
    half = len(head) // 2
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half > 1 and head[place::2].count(0) > half * 0.7 and head[1 - place :: 2].count(0) == 0:
            return encoding
    return ""


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    name = found[1].decode("ascii")
    try:
        if codecs.lookup(name).name in {"utf-8", "utf-16", "utf-32", "utf-7"}:
            return None
        return Decoded(str(data, name))
    except (LookupError, UnicodeError, TypeError):
        return None


def _mixed(data: bytes) -> Decoded:
    text = data.decode("utf-8", errors="surrogateescape")
    count = sum(len(found[0]) for found in _LOST.finditer(text))
    many = f"{count} byte{'' if count == 1 else 's'}"
    why = f"is no UTF-8: {many} of it were read as Windows-1252; look whether its letters are right"
    return Decoded(_LOST.sub(_read_anew, text), Left(what="the encoding of the file", why=why))


def _read_anew(found: re.Match[str]) -> str:
    lost = found[0].encode("utf-8", errors="surrogateescape")
    return lost.decode("cp1252", errors="ignore")
