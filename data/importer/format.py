"""The formats that can be imported: one table, and the recognition of a text's format."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .decoding import decode
from .fault import Unreadable
from .plain_record import URLS
from .sample import Sample

_TAGS = re.compile(r"<(?:!doctype html|html|head|body)\b")
_BIBTEX = re.compile(r"^[ \t]*@[a-z]+[ \t]*[{(][^,{}\n]*(?:,|=|$)", re.MULTILINE)
_CHECKLIST = re.compile(r"<!--\s*refshelf\b")
_LINK = re.compile(r"\]\(|https?://|^\[[^\]]+\]:", re.MULTILINE)
_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S|^#{1,6} \S|^\|.+\|", re.MULTILINE)
_BARE_LINK = re.compile(r"https?://\S+$|^(?:\d+[.)] *|[-*] )?https?://\S+", re.MULTILINE)
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what a person calls it, its module, and how it knows a text as its own."""

    name: str
    label: str
    module: str
    knows: Callable[[Sample], bool]


def _has(*columns: str) -> Callable[[Sample], bool]:
    return lambda sample: sample.columns.issuperset(columns)


def _fields(*paths: str) -> Callable[[Sample], bool]:
    return lambda sample: sample.paths.issuperset(paths)


def _is_bookmarks(sample: Sample) -> bool:
    head = sample.small
    if sample.ending in _MARKDOWN:
        return False
    is_netscape = "netscape-bookmark-file" in head[:2000] or (
        "<dl" in head and "<dt><a href" in head
    )
    return is_netscape or ("<a href" in head and 'time_added="' in head)


def _is_csl(sample: Sample) -> bool:
    return any(
        {f"{root}type", f"{root}title"} <= sample.paths
        and any(
            f"{root}{field}" in sample.paths
            for field in ("issued", "author[].family", "DOI", "container-title", "author[].literal")
        )
        for root in ("[].", "items[].", "")
    )


def _is_table(sample: Sample) -> bool:
    is_named = sample.ending in {".csv", ".tsv"}
    return bool(sample.columns & URLS) and (is_named or len(sample.columns) > 1)


def _is_listed_json(sample: Sample) -> bool:
    return any(
        re.fullmatch(rf"(\w+)?\[\]\.({'|'.join(URLS)})", path, re.IGNORECASE)
        for path in sample.paths
    )


def _is_markdown(sample: Sample) -> bool:
    if sample.ending in _MARKDOWN:
        return True
    is_other = sample.head.startswith(("{", "[{")) or _TAGS.search(sample.small[:2000])
    return not is_other and bool(_LINK.search(sample.head) or _LIST.search(sample.head))


def _is_plain_list(sample: Sample) -> bool:
    lines = [line for line in sample.head.splitlines()[:500] if line.strip()]
    bare = sum(bool(_BARE_LINK.search(line)) and "](" not in line for line in lines)
    is_other = sample.ending in _MARKDOWN or sample.head.startswith(("<", "{", "[{"))
    bulleted = sum(line.lstrip().startswith(("- ", "* ", "+ ", "|")) for line in lines)
    return not is_other and bare * 2 >= len(lines) > 0 and bulleted * 2 < len(lines)


FORMATS = (
    Format(
        "refshelf",
        "a catalog of refshelf (YAML)",
        "refshelf",
        lambda one: bool(re.search(r"^refshelf:[ \t]*\d", one.head[:4000], re.MULTILINE)),
    ),
    Format("refshelf-json", "refshelf's JSON", "refshelf_json", _fields("refshelf_export")),
    Format(
        "checklist",
        "refshelf's Markdown checklist",
        "checklist",
        lambda one: bool(_CHECKLIST.search(one.head)),
    ),
    Format("bookmarks", "bookmarks as HTML", "bookmark_html", _is_bookmarks),
    Format(
        "opml",
        "OPML",
        "opml",
        lambda one: one.ending == ".opml" or bool(re.search(r"<opml\b", one.small[:4000])),
    ),
    Format(
        "firefox",
        "Firefox's backup of bookmarks",
        "firefox",
        lambda one: "children" in one.paths and "text/x-moz-place" in one.head,
    ),
    Format("pinboard", "Pinboard's JSON", "pinboard", _fields("[].href", "[].description")),
    Format(
        "omnivore",
        "Omnivore's JSON",
        "omnivore",
        lambda one: "[].url" in one.paths and bool({"[].readingProgress", "[].slug"} & one.paths),
    ),
    Format("wallabag", "Wallabag's JSON", "wallabag", _fields("[].is_archived", "[].url")),
    Format("karakeep", "Karakeep's JSON", "karakeep", _fields("bookmarks[].content")),
    Format("linkwarden", "Linkwarden's JSON", "linkwarden", _fields("collections[].links")),
    Format(
        "github-stars",
        "GitHub's stars",
        "github_stars",
        lambda one: bool({"[].repo.html_url", "[].full_name"} & one.paths),
    ),
    Format("csl-json", "CSL-JSON", "csl_json", _is_csl),
    Format("delicious", "Delicious' JSON", "delicious", _fields("[].url", "[].owner", "[].tags")),
    Format("json", "a list of records with a url, as JSON", "json_list", _is_listed_json),
    Format("bibtex", "BibTeX", "bibtex", lambda one: bool(_BIBTEX.search(one.small))),
    Format("ris", "RIS", "ris", lambda one: bool(re.search(r"^TY  -", one.head, re.MULTILINE))),
    Format("pocket", "Pocket's CSV", "pocket", _has("url", "time_added", "status")),
    Format("instapaper", "Instapaper's CSV", "instapaper", _has("url", "selection", "folder")),
    Format("raindrop", "Raindrop's CSV", "raindrop", _has("url", "folder", "excerpt")),
    Format("readwise", "Readwise Reader's CSV", "readwise", _has("url", "reading progress")),
    Format("goodreads", "Goodreads' CSV", "goodreads", _has("book id", "exclusive shelf")),
    Format("zotero", "Zotero's CSV", "zotero", _has("item type", "title", "abstract note")),
    Format(
        "youtube",
        "a playlist of YouTube's takeout",
        "youtube",
        lambda one: bool(re.search(r"^\"?video id\b", one.small, re.MULTILINE)),
    ),
    Format("csv", "a CSV with a column `url`", "csv_list", _is_table),
    Format("urls", "a plain list of addresses", "url_list", _is_plain_list),
    Format("markdown", "a list in Markdown", "markdown", _is_markdown),
)
"""In the order in which they are tried: those that look like few others come first."""


def recognise(data: bytes, name: str) -> str:
    """Name the format of a file. Raises Unreadable, naming what it seems to be and what is known."""
    return recognise_text(decode(data).text, name).name


def recognise_text(text: str, name: str) -> Format:
    """Find the format of a text by its beginning and the name of its file."""
    sample = Sample.of(text, name)
    if not sample.head:
        raise Unreadable("it is empty: there is nothing to import")
    for one in FORMATS:
        if one.knows(sample):
            return one
    known = ", ".join(one.label for one in FORMATS)
    raise Unreadable(f"this is {_seeming(sample)} of no format that is known. Known are: {known}")


def format_called(name: str) -> Format:
    """Find a format by its name. Raises Unreadable, naming all, if there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in FORMATS)
    raise Unreadable(f"no format is called `{name}`. The formats are: {known}")


def _seeming(sample: Sample) -> str:
    if _TAGS.search(sample.small[:2000]):
        return "a page of HTML, and no bookmarks: one"
    if sample.head.startswith("<"):
        return "XML"
    if sample.head.startswith(("{", "[")):
        fields = ", ".join(sorted(sample.paths)[:6])
        return f"JSON (with {fields})" if fields else "JSON"
    if len(sample.columns) > 1:
        return f"a table (with the columns {', '.join(sorted(sample.columns)[:6])})"
    return "a text without any link or list,"
