"""Promises of unpacking: the same whole in pieces of any size, and never more than is wanted."""

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st
from refshelf.tui.unpacker import Unpacker


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=3), st.integers(1, 20))
def test_members_in_pieces_of_any_size_are_unpacked(members: list[bytes], size: int):
    packed = b"".join(gzip.compress(one, mtime=0) for one in members)
    unpacker = Unpacker("gzip")

    out = [unpacker.feed(packed[at : at + size], 1000) for at in range(0, len(packed), size)]

    assert b"".join(out) == b"".join(members)
    assert unpacker.is_whole


@given(st.binary(min_size=1), st.integers(1, 20), st.sampled_from([15, -15]))
def test_deflate_in_pieces_of_any_size_is_unpacked(data: bytes, size: int, window: int):
    packed = zlib.compress(data, wbits=window)
    unpacker = Unpacker("deflate")

    out = [unpacker.feed(packed[at : at + size], 10**6) for at in range(0, len(packed), size)]

    assert b"".join(out) == data
    assert unpacker.is_whole


def test_no_more_is_unpacked_than_is_wanted():
    packed = gzip.compress(bytes(10**6)) * 3

    assert len(Unpacker("gzip").feed(packed, 100)) == 100
