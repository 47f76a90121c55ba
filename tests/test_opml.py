"""Promises of OPML: feeds with their sites, folders, and nothing that expands."""

import pytest
from refshelf.data.importer import opml
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.item import Origin

HERE = Origin(name="feeds.opml")


def body(outlines: str) -> str:
    return f"<opml><head><title>Mine</title></head><body>{outlines}</body></opml>"


def test_a_feed_is_its_site_with_the_feed_as_a_form_in_its_folders():
    reading = opml.read(
        body(
            '<outline text="Blogs"><outline title="Dbs"><outline type="rss" text="A" '
            'xmlUrl="https://x.org/rss" htmlUrl="https://x.org/" category="p,q"/></outline></outline>'
            '<outline text="B" xmlUrl="https://y.org/rss" htmlUrl=""/>'
        ),
        HERE,
    )

    first, second = reading.items
    assert (first.title, first.url, first.path) == ("A", "https://x.org/", ("Blogs", "Dbs"))
    assert [(form.url, form.title) for form in first.forms] == [("https://x.org/rss", "Feed")]
    assert first.state.tags == ("p", "q")
    assert (second.url, second.path, reading.title) == ("https://y.org/rss", ("Feeds",), "Mine")


def test_a_feed_that_a_program_makes_is_told():
    (left,) = opml.read(body('\n<outline text="A" xmlUrl="|~/make"/>'), HERE).left

    assert (left.what, left.line) == ("|~/make", 2)


def test_a_broken_outline_leaves_the_others():
    reading = opml.read(
        body(
            '<outline text="A" xmlUrl="https://x.org/a"/>\n<outline text="B xmlUrl="https://x.org/b/>\n'
            '<outline text="C" xmlUrl="https://x.org/c"/>\n<outline text="D" xmlUrl="https://x.org/d"/>'
        ),
        HERE,
    )

    assert {"A", "D"} <= {item.title for item in reading.items}


@pytest.mark.parametrize(
    "bomb", ['<!DOCTYPE opml SYSTEM "file:///etc/passwd">', '<!ENTITY a "&b;&b;">']
)
def test_a_text_that_declares_entities_is_refused(bomb: str):
    with pytest.raises(Unreadable, match=r"line 2: .*entities"):
        opml.read(f"\n{bomb}{body('')}", HERE)


@pytest.mark.parametrize(
    ("text", "missing"), [("<opml></opml>", "<body>"), ("<rss><body/></rss>", "<opml>")]
)
def test_what_is_no_outline_is_refused_by_what_it_lacks(text: str, missing: str):
    with pytest.raises(Unreadable, match=missing):
        opml.read(text, HERE)


def test_a_million_folders_in_each_other_do_no_harm():
    deep = '<outline text="f">' * 50_000 + '<outline text="A" url="https://x.org"/>'

    reading = opml.read(body(deep), HERE)

    assert [item.title for item in reading.items] == ["A"]
