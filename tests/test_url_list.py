"""Promises of plain lists: an address a line, its title on either side."""

import pytest
from refshelf.data.importer.item import Origin
from refshelf.data.importer.url_list import read


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("https://x.org/a-story", "x.org: a story"),
        ("A title: https://x.org/a-story", "A title"),
        ("A title — https://x.org/a-story", "A title"),
        ("https://x.org/a-story\tA title", "A title"),
        ("3. <https://x.org/a-story> (A title)", "A title"),
    ],
)
def test_a_title_may_stand_before_or_after_or_be_lacking(line: str, title: str):
    (item,) = read(line, Origin()).items

    assert (item.title, item.url) == (title, "https://x.org/a-story")


def test_headings_name_what_follows_and_other_lines_are_told():
    reading = read("# One\nhttps://x.org/a\nTwo:\nhttps://x.org/b\njust words\n", Origin())

    assert [(item.path, item.line) for item in reading.items] == [(("One",), 2), (("Two",), 4)]
    assert [(one.what, one.line) for one in reading.left] == [("just words", 5)]
