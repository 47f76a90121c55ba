"""Promises of the HTML export: one page that needs nothing else, in which every text is text."""

from html.parser import HTMLParser

from hypothesis import given, settings
from refshelf.data.catalog import Catalog, Category, Source
from refshelf.data.exporter.html import write_html
from refshelf.data.exporter.html_text import note
from refshelf.data.exporter.sheet import Sheet
from refshelf.data.importer.item import State
from refshelf.data.reference import Reference
from sheet_strategy import HOSTILE_SHEETS

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "nav", "article", "header"),
    *("h1", "h2", "h3", "p", "div", "ul", "ol", "li", "span", "a", "b", "code", "time"),
    *("details", "summary", "blockquote", "pre", "em", "strong", "s", "br", "hr"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "href", "rel", "title"),
    *("aria-hidden", "aria-label", "role", "id", "dir", "style", "datetime", "open", "start"),
}
VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.places: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, what it is given, and where it leads."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.places |= {value or "" for name, value in attrs if name == "id"}
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
    assert all(link.startswith(("http://", "https://", "mailto:", "#")) for link in page.links)
    assert page.places.issuperset(link[1:] for link in page.links if link[0] == "#")


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
        *("A <list>", "1 of 2 done", "One", "1/2", "A & B", "★"),
        *("Ann", "·", "read", "2 January 2020", "n1", "n2", "#t", "Inner"),
    ]
    assert page.links == ["https://x.org/?a=1&b=2"]


def test_a_page_needs_nothing_else_and_follows_light_and_dark():
    text = write_html(Sheet(catalogs=()))

    assert "prefers-color-scheme: dark" in text
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "url(" not in text


def test_a_note_reads_as_the_markdown_that_it_is_and_holds_nothing_else():
    said = note(
        "# Head\n\n**bold** `<b>` https://x.org/a_(b).\n\n- one\n  1. [in](https://y.org)\n"
        "\n<img src=x> ![p](https://z.org/p.png) [bad](javascript:x)\n\n```\n<i>\n```"
    )
    page = Page(said)

    assert page.links == ["https://x.org/a_(b)", "https://y.org", "https://z.org/p.png"]
    assert page.tags == {"p", "strong", "code", "a", "ul", "ol", "li", "pre"}
    assert "<img src=x>" in "".join(page.words)
    assert "<i>\n" in page.words


def test_a_note_that_nests_without_end_stands_as_it_is():
    assert note("> " * 500 + "a") == f'<p class="plain">{"&gt; " * 500}a</p>'


def test_what_is_skipped_leaves_both_sides_of_the_count():
    works = tuple(Reference(id=id_, title=id_) for id_ in "abc")
    catalog = Catalog(id="list", title="List", categories=(Category(name="One", references=works),))
    states = {("list", "a"): State(status="done"), ("list", "b"): State(status="skipped")}

    words = Page(write_html(Sheet(catalogs=(catalog,), states=states))).words

    assert "1 of 2 done · 1 skipped" in words
    assert "1/2" in words


def test_the_reader_of_a_page_does_not_learn_where_the_list_lay():
    source = Source(url="file:///home/ann/list.md", format="markdown")
    catalog = Catalog(id="list", title="List", source=source)

    assert "ann" not in write_html(Sheet(catalogs=(catalog,)))


def test_a_list_in_a_script_from_right_to_left_is_laid_out_so():
    assert 'dir="rtl"' in write_html(Sheet(catalogs=(Catalog(id="list", title="«קריאה»"),)))
