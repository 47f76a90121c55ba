"""Promises of bookmarks as HTML and of Firefox's backups: folders, tags, notes, states."""

import json

import pytest
from refshelf.data.importer import bookmark_html, firefox
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.item import Origin, State

HERE = Origin(name="bookmarks.html")
NETSCAPE = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>My bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
  <DT><H3 ADD_DATE="1600000000">Outer</H3>
  <DL><p>
    <DT><A HREF="https://x.org/a?x=1&amp;y=2" ADD_DATE="1600000000" TAGS="p,q" TOREAD="1">A &lt;1&gt;</A>
    <DD>mine
    <DT><H3>Inner</H3>
    <DL><p>
      <DT><A HREF="https://x.org/b" PRIVATE="1">B</A>
    </DL><p>
    <DT><H3>Empty</H3>
    <DL><p>
    </DL><p>
    <DT><A HREF="https://x.org/c">C</A>
  </DL><p>
  <DT><A HREF="javascript:void(0)">Mark</A>
  <DT><A HREF="https://x.org/d"></A>
</DL><p>
"""


def test_folders_are_categories_and_what_stands_outside_is_kept():
    reading = bookmark_html.read(NETSCAPE, HERE)

    assert [(item.title, item.path) for item in reading.items] == [
        ("A <1>", ("Outer",)),
        ("B", ("Outer", "Inner")),
        ("C", ("Outer",)),
        ("x.org/d", ("Bookmarks",)),
    ]
    assert reading.title == "My bookmarks"
    assert ("Outer", "Empty") in reading.categories


def test_tags_notes_and_what_is_to_be_read_come_along():
    first, second = bookmark_html.read(NETSCAPE, HERE).items[:2]

    assert first.url == "https://x.org/a?x=1&y=2"
    assert (first.state.status, first.state.tags) == ("unread", ("p", "q"))
    assert first.state.note.strip() == "mine"
    assert second.state == State()


def test_a_bookmark_that_runs_a_script_is_told_with_its_line():
    left = bookmark_html.read(NETSCAPE, HERE).left

    assert (left[0].what, left[0].line) == ("javascript:void(0)", 18)


def test_pockets_page_tells_by_its_headings_what_was_read():
    reading = bookmark_html.read(
        '<title>Pocket Export</title><h1>Unread</h1><ul><li><a href="https://x.org/a" '
        'time_added="1" tags="t">A</a></li></ul><h1>Read Archive</h1><ul><li>'
        '<a href="https://x.org/b" time_added="1" tags="">B</a></li></ul>',
        HERE,
    )

    assert [(item.state.status, item.path) for item in reading.items] == [
        ("unread", ("Pocket",)),
        ("done", ("Pocket",)),
    ]


def test_a_quotation_mark_that_is_never_closed_leaves_the_other_bookmarks():
    broken = NETSCAPE.replace('PRIVATE="1"', 'PRIVATE="1')

    titles = [item.title for item in bookmark_html.read(broken, HERE).items]

    assert {"A <1>", "C"} <= set(titles)


def test_a_page_without_a_bookmark_is_refused():
    with pytest.raises(Unreadable, match="no bookmark"):
        bookmark_html.read("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL></DL>", HERE)


def test_a_backup_of_firefox_keeps_folders_tags_and_descriptions():
    place = {"type": "text/x-moz-place", "uri": "https://x.org", "title": "A", "tags": "t,u"}
    note = {"name": "bookmarkProperties/description", "value": "mine"}
    reading = firefox.read(
        json.dumps(
            {
                "children": [
                    {
                        "title": "menu",
                        "children": [
                            {"title": "In", "children": [place | {"annos": [note]}]},
                            place | {"uri": "place:sort=8", "title": "Recent"},
                        ],
                    },
                    {"title": "mobile", "type": "text/x-moz-place-container"},
                ]
            }
        ),
        HERE,
    )

    (item,) = reading.items
    assert item.path == ("Bookmarks menu", "In")
    assert item.state == State(note="mine", tags=("t", "u"))
    assert [one.what for one in reading.left] == ["Recent"]


def test_folders_without_end_are_joined_where_they_get_too_deep():
    deep = "<DT><H3>f</H3><DL>" * 20_000 + "<DT><A HREF='https://x.org'>A</A>"

    (item,) = bookmark_html.read(deep, HERE).items

    assert len(item.path) == 64
