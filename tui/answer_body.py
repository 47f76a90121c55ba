"""The body of a server's answer: unpacked, whole, of a kind that can be a list, and not too large."""

import codecs
import re
import zlib
from collections.abc import Callable
from email.message import Message
from http.client import HTTPResponse

from .fetch_fault import BY_HAND, LATER, NotFetched
from .unpacker import Unpacker

_CHUNK = 64 * 1024
# Beside text/… and the like: of `application/…`, as servers call lists and files of no known kind.
_LISTS = (
    "json xml yaml x-yaml toml csv markdown x-markdown xhtml+xml javascript x-javascript "
    "zip x-zip x-zip-compressed octet-stream x-octet-stream binary download x-download "
    "force-download x-force-download unknown x-bibtex x-research-info-systems x-ndjson "
    "x-endnote-refer x-tex x-latex sql"
)
_APPLICATIONS = frozenset(_LISTS.split())
_SPOKEN = {"image": "a picture", "audio": "sound", "video": "a video", "font": "a font"}
# Encodings of text, as Python names them; others that it has are compressions and escapes.
_TEXTUAL = re.compile(
    r"(iso|cp|koi8|gb|big5|euc|shift|mac|utf_16|utf_32|utf-16|utf-32|tis|hz|johab)"
)

Progress = Callable[[int, int | None], object]


def refuse_kind(headers: Message, place: str) -> None:
    """Raise NotFetched for a picture, a video, a PDF: what by its type can be no list."""
    said = str(headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    major, _, minor = said.partition("/")
    is_text = not minor or major in {"text", "binary"} or minor.endswith(("+json", "+xml", "+yaml"))
    # Pictures are drawn in XML as well, but hold no list.
    if (is_text and major != "image") or (major == "application" and minor in _APPLICATIONS):
        return
    what = "a PDF" if minor == "pdf" else _SPOKEN.get(major, f"of the type {said[:80]}")
    raise NotFetched(place, f"it is {what}, not a list", "Name the page or the file of a list.")


def read_body(response: HTTPResponse, place: str, size: int, progress: Progress | None) -> bytes:
    """Read a body of at most `size` bytes, packed and unpacked; raises NotFetched for half a one."""
    total: int | None = response.length
    if total is not None and total > size:
        raise _too_large(place, size)
    unpacker = _unpacker(response, place)
    body, came = bytearray(), 0
    while piece := response.read1(_CHUNK):
        came += len(piece)
        try:
            body += unpacker.feed(piece, size + 1 - len(body)) if unpacker else piece
        except zlib.error as error:
            raise NotFetched(place, "its compression is damaged", LATER) from error
        if max(came, len(body)) > size:
            raise _too_large(place, size)
        if progress is not None:
            progress(came, total)
    if (total is not None and came < total) or (unpacker and came and not unpacker.is_whole):
        of = "" if total is None else f" of {total:,}"
        raise NotFetched(place, f"it broke off after {came:,}{of} bytes", "Try again.")
    return bytes(body)


def in_utf8(data: bytes, headers: Message) -> bytes:
    """Write text anew that is in the encoding which the server names, and in no other that shows.

    UTF-8 and what begins with a mark of its encoding stay: servers name encodings by habit.
    """
    try:
        name = codecs.lookup(_charset(headers)).name
        if not _TEXTUAL.match(name) or data.startswith((b"PK", codecs.BOM_UTF8)):
            return data
        if not name.startswith(("iso2022", "hz", "utf")) and _is_utf8(data):
            return data
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data
        return str(data, name).encode()
    except (LookupError, ValueError):
        return data


def _charset(headers: Message) -> str:
    said = str(headers.get("Content-Type") or "")
    found = re.search(r"""charset\s*=\s*["']?([A-Za-z0-9][\w.:-]{0,30})""", said, re.IGNORECASE)
    return found[1] if found else "utf-8"


def _is_utf8(data: bytes) -> bool:
    try:
        str(data, "utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _too_large(place: str, size: int) -> NotFetched:
    limit = f"{size // 1024**2} MiB" if size >= 1024**2 else f"{size:,} bytes"
    return NotFetched(place, f"it is larger than {limit}", "Name a smaller part of it.")


def _unpacker(response: HTTPResponse, place: str) -> Unpacker | None:
    named = str(response.headers.get("Content-Encoding") or "").strip().lower()
    if named in {"", "identity", "none"}:
        return None
    kind = named.removeprefix("x-")
    if kind not in {"gzip", "deflate"}:
        raise NotFetched(place, f"it is packed as “{named[:40]}”, which was not asked for", BY_HAND)
    return Unpacker(kind)
