"""The layout of a compiled catalog: its sections, and how each is written and read in bulk."""

import json
import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, TypedDict, TypeVar
from zlib import crc32

T = TypeVar("T", bytes, memoryview)


class Sections(NamedTuple, Generic[T]):
    """The sections of a compiled catalog, in their order; one value per work unless said."""

    about: T
    """JSON: About; not per work."""
    keys: T
    key_starts: T
    """Where each key starts, and one past the end of the last one's separator."""
    ids: T
    texts: T
    parents: T
    kinds: T
    years: T
    minutes: T
    facets: T
    further_keys: T
    """Keys of forms and earlier names; the works that they lead to are in `owners`."""
    further_starts: T
    owners: T
    sums: T
    """The checksums of own, then further keys, sorted; `places` tells which key each is of."""
    places: T
    offsets: T
    """Where each work's record starts, and where the last one ends."""
    records: T


class About(TypedDict):
    """What a compiled catalog says of itself as a whole."""

    id: str
    title: str
    description: str | None
    source: tuple[str, str, str | None] | None
    works: int
    total: int
    headings: list[tuple[list[str], str | None, tuple[int, int, int, int, int, int]]]
    stamp: str


def write_json(value: object) -> bytes:
    """Write a value as compact JSON, also one with lone surrogates."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def read_json(section: memoryview) -> object:
    """Read a value back that `write_json` wrote."""
    return json.loads(str(section, "utf-8", "surrogatepass"))


def write_numbers(code: str, numbers: Iterable[int]) -> bytes:
    """Write whole numbers of the `array` type `code`, low byte first."""
    column = array(code, numbers)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def read_numbers(code: str, section: memoryview) -> "array[int]":
    """Read numbers back that `write_numbers` wrote."""
    column: array[int] = array(code)
    column.frombytes(section)
    if sys.byteorder == "big":
        column.byteswap()
    return column


def join(texts: Sequence[str]) -> tuple[bytes, bytes]:
    """Join texts, each on a line; give them, and the numbers of where each starts."""
    lines = [text.encode() for text in texts]
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return b"\n".join(lines), write_numbers("Q", starts)


def one_of(section: memoryview, starts: Sequence[int], place: int) -> str:
    """Read one of the texts that `join` joined, without splitting the others."""
    return str(section[starts[place] : starts[place + 1] - 1], "utf-8")


def key_sum(key: str) -> int:
    """Return a checksum of a key, by which it is found without a table of all keys in memory."""
    return crc32(key.encode("utf-8", "surrogatepass"))


def split(section: memoryview, separator: str, count: int) -> list[str]:
    """Split a section of `count` joined texts; of none, the section is empty."""
    return str(section, "utf-8").split(separator) if count else []
