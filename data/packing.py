"""Packed sections: byte strings in one block that says when it is damaged."""

import struct
import zlib
from collections.abc import Sequence
from io import BufferedReader

FORMAT = 3
"""Version of what the sections hold; raise it whenever the compiler writes something else."""

_MAGIC = b"refshelf"
_HEAD = struct.Struct("<8sII")  # magic, format version, checksum of all that follows
_SIZE = struct.Struct("<Q")


class DamagedBlock(ValueError):
    """A block of packed sections that is cut, altered, or of another format version."""


def pack(sections: Sequence[bytes]) -> bytes:
    """Join sections into one block."""
    sizes = b"".join(_SIZE.pack(len(section)) for section in (sections, *sections))
    body = b"".join((sizes, *sections))
    return _HEAD.pack(_MAGIC, FORMAT, zlib.crc32(body)) + body


def check_file(file: BufferedReader) -> None:
    """Verify the block that a file holds from here on, piece by piece; raises DamagedBlock.

    So a large block need not be in memory as a whole.
    """
    checksum = _checksum(file.read(_HEAD.size))
    found = 0
    piece = bytearray(1 << 18)
    with memoryview(piece) as view:
        while size := file.readinto(view):
            found = zlib.crc32(view[:size], found)
    if found != checksum:
        raise DamagedBlock("its checksum does not fit")


def unpack(block: bytes | memoryview, count: int, *, checked: bool = False) -> list[memoryview]:
    """Take a block apart into its sections, without copying them; raises DamagedBlock.

    With `checked`, `check_file` has verified its checksum already.
    """
    view = memoryview(block)
    checksum = _checksum(view)
    if not checked and zlib.crc32(view[_HEAD.size :]) != checksum:
        raise DamagedBlock("its checksum does not fit")
    return _sections(view[_HEAD.size :], count)


def _checksum(head: bytes | memoryview) -> int:
    if len(head) < _HEAD.size:
        raise DamagedBlock(f"cut short after {len(head)} bytes")
    magic, version, checksum = _HEAD.unpack_from(head)
    if magic != _MAGIC:
        raise DamagedBlock("no compiled catalog")
    if version != FORMAT:
        raise DamagedBlock(f"format version {version}, not {FORMAT}")
    return checksum


def _sections(body: memoryview, count: int) -> list[memoryview]:
    start = _SIZE.size * (count + 1)
    if len(body) < start:
        raise DamagedBlock("its table of sections is cut short")
    found, *sizes = (_SIZE.unpack_from(body, _SIZE.size * n)[0] for n in range(count + 1))
    if found != count or start + sum(sizes) != len(body):
        raise DamagedBlock("its table of sections does not fit")
    sections: list[memoryview] = []
    for size in sizes:
        sections.append(body[start : start + size])
        start += size
    return sections
