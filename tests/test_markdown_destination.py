"""Promises of destinations: they end where markdown-it ends them, however odd the text."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.helpers import parseLinkDestination
from refshelf.data.importer.markdown.destination import find_destination

TEXTS = st.text(alphabet="ab() \\\n<>\x7f&;é", max_size=12)


@settings(max_examples=1_000, deadline=None)
@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_an_address_ends_where_markdown_it_ends_it(text: str, start: int, length: int):
    start = min(start, len(text))
    end = min(start + length, len(text))

    wanted, found = parseLinkDestination(text, start, end), find_destination(text, start, end)

    assert told(found) == told(wanted)


def told(found: Any) -> tuple[str, int] | None:
    return (found.str, found.pos) if found.ok else None
