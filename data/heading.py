"""Headings: the categories of a compiled catalog as ranges of works."""

from typing import NamedTuple


class Heading(NamedTuple):
    """A category as a range of works.

    Its own works are `[start, own_stop)`, with those of nested categories `[start, stop)`. `parent`
    is the index of the heading around it, -1 at the top; `depth` is 0 there. `total` is the number
    of distinct own keys in `[start, stop)`.
    """

    path: tuple[str, ...]
    remark: str | None
    depth: int
    parent: int
    start: int
    own_stop: int
    stop: int
    total: int
