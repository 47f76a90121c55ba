"""Unpacks what a server packed for the way, piece by piece, and never more than is wanted."""

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The class has no public name.
    from zlib import _Decompress  # pyright: ignore[reportPrivateUsage]

_MAGIC = b"\x1f\x8b"


class Unpacker:
    """Unpacks gzip (RFC 1952, with several members too) or deflate (zlib, or bare as some send it)."""

    def __init__(self, kind: str) -> None:
        self._is_gzip = kind == "gzip"
        self._inner: _Decompress | None = None
        self._held = b""

    @property
    def is_whole(self) -> bool:
        """Whether the end of what was packed has come."""
        return self._inner is not None and self._inner.eof

    def feed(self, data: bytes, limit: int) -> bytes:
        """Unpack what came, up to `limit` bytes; what is beyond is dropped. Raises zlib.error."""
        data, self._held = self._held + data, b""
        out = bytearray()
        while data and len(out) < limit:
            if self._inner is None or self._inner.eof:
                # The first two bytes tell what begins.
                if len(data) < 2:
                    self._held = data
                    break
                if self._inner is not None and not (self._is_gzip and data.startswith(_MAGIC)):
                    break
                self._inner = zlib.decompressobj(self._window(data))
            out += self._inner.decompress(data, limit - len(out))
            data = self._inner.unused_data
        return bytes(out)

    def _window(self, data: bytes) -> int:
        if self._is_gzip:
            return 31
        # The head of zlib names its method, 8, and is a number that 31 divides (RFC 1950, section 2.2).
        # Bare data that begins so would be a stored block with bits where none are (RFC 1951, 3.2.4).
        is_zlib = data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return 15 if is_zlib else -15
