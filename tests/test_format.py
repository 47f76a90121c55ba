"""Promises of recognition: a text tells its format, whatever its name, or is refused in words."""

import pytest
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.format import FORMATS, format_called, recognise

TEXTS = {
    "refshelf": "# mine\nrefshelf: 1\nid: x\n",
    "refshelf-json": '{"refshelf_export": 1, "catalogs": []}',
    "checklist": "# List\n\n- [x] [A](https://x.org) <!-- refshelf id=a -->\n",
    "bookmarks": "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF='https://x.org'>A</A></DL>",
    "opml": '<?xml version="1.0"?><opml version="2.0"><body/></opml>',
    "firefox": '{"root": "placesRoot", "children": [{"type": "text/x-moz-place"}]}',
    "pinboard": '[{"href": "https://x.org", "description": "A", "toread": "no"}]',
    "omnivore": '[{"slug": "a", "url": "https://x.org", "readingProgress": 0}]',
    "wallabag": '[{"is_archived": 0, "url": "https://x.org"}]',
    "karakeep": '{"bookmarks": [{"content": {"type": "link"}}]}',
    "linkwarden": '{"collections": [{"id": 1, "links": []}]}',
    "github-stars": '[{"full_name": "o/r", "html_url": "https://github.com/o/r"}]',
    "csl-json": '[{"type": "book", "title": "T", "issued": {}}]',
    "delicious": '[{"url": "https://x.org", "owner": "o", "tags": []}]',
    "json": '{"links": [{"url": "https://x.org"}]}',
    "bibtex": "% mine\n@Article{key,\n title = {T}}",
    "ris": "TY  - JOUR\nTI  - T\nER  - ",
    "pocket": "title,url,time_added,tags,status\n",
    "instapaper": "URL,Title,Selection,Folder\n",
    "raindrop": "id,title,note,excerpt,url,folder,tags,created\n",
    "readwise": "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\n",
    "goodreads": "Book Id,Title,Author,Exclusive Shelf\n",
    "zotero": '\ufeff"Key","Item Type","Title","Abstract Note"\n',
    "youtube": "Video ID,Playlist Video Creation Timestamp\n",
    "csv": "Name;Link\nA;https://x.org\n",
    "urls": "https://x.org/a\nA title https://x.org/b\n",
    "markdown": "# List\n\n- [A](https://x.org) by Ann\n",
}


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_every_format_knows_its_own_and_no_other_takes_it(name: str):
    assert recognise(TEXTS[name].encode(), "") == name


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_does_not_count(encoding: str):
    assert recognise(TEXTS["pocket"].encode(encoding), "") == "pocket"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"<!doctype html><html><a href='https://x.org'>x</a></html>", "no bookmarks"),
        (b'{"a": {"b": 1}}', "JSON (with a, a.b)"),
        (b"name,price\nx,1\n", "columns name, price"),
        (b"just words", "without any link"),
        (b"\0\1\2\0\0\0\1\0" * 50, "binary"),
        (b" \n ", "empty"),
    ],
)
def test_what_is_of_no_format_is_refused_by_what_it_seems(data: bytes, said: str):
    with pytest.raises(Unreadable) as refused:
        recognise(data, "file")

    assert said in str(refused.value)


def test_a_refusal_names_what_is_known():
    with pytest.raises(Unreadable, match="Goodreads' CSV"):
        recognise(b"just words", "")


def test_a_name_that_no_format_has_is_answered_with_all_names():
    with pytest.raises(Unreadable, match="bibtex"):
        format_called("bibtext")


def test_a_readme_stays_markdown_whatever_it_begins_with():
    text = (
        b"<div align='center'><a href='https://x.org'>x</a></div>\n<dl><dt><a href='u'>x</a></dl>\n"
    )

    assert recognise(text, "README.md") == "markdown"
