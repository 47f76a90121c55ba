"""Promises of the HTML export: one page that needs nothing else, in which every text is text."""

from html.parser import HTMLParser

from hypothesis import given, settings
from refshelf.data.catalog import Catalog, Category
from refshelf.data.exporter.html import write_html
from refshelf.data.exporter.sheet import Sheet
from refshelf.data.importer.item import State
from refshelf.data.reference import Reference
from sheet_strategy import HOSTILE_SHEETS

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3"),
    *("p", "ul", "li", "span", "a", "b", "code", "blockquote"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "href", "rel", "title"),
    "aria-hidden",
}
VOID = {"meta"}


class Page(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, what it is given, and where it leads."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that elements end in the order in which they began."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what can be read."""
        self.words.append(data)


@settings(max_examples=200, deadline=None)
@given(HOSTILE_SHEETS)
def test_hostile_texts_add_no_element_and_no_link(sheet: Sheet):
    page = Page(write_html(sheet))

    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert page.open == []
    assert all(link.startswith(("http://", "https://", "mailto:")) for link in page.links)


def test_a_page_shows_the_list_and_how_far_its_reader_is():
    part = Reference(id="in", title="Inner")
    work = Reference(
        id="a", title="A & B", url="https://x.org/?a=1&b=2", authors=("Ann",), related=(part,)
    )
    catalog = Catalog(
        id="list", title="A <list>", categories=(Category(name="One", references=(work,)),)
    )
    state = State(
        status="done", on="2020-01-02T03:04:05Z", note="n1\nn2", tags=("t",), starred=True
    )

    page = Page(write_html(Sheet(catalogs=(catalog,), states={("list", "a"): state})))

    words = [word.strip() for word in page.words if word.strip()]
    assert words[0] == "A <list>"
    assert words[2:] == [
        *("A <list>", "1 of 2 done", "One", "✓", "A & B", "★"),
        *("Ann · other · read 2020-01-02", "n1\nn2", "#t", "○", "Inner", "other"),
    ]
    assert page.links == ["https://x.org/?a=1&b=2"]


def test_a_page_needs_nothing_else_and_follows_light_and_dark():
    text = write_html(Sheet(catalogs=()))

    assert "prefers-color-scheme: dark" in text
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "url(" not in text
