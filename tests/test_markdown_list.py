"""Promises of the Markdown importer, each on a small list of our own."""

import pytest
from refshelf.data.importer.item import Item, Origin, Reading
from refshelf.data.importer.markdown import read
from refshelf.data.kind import FormKind, Kind

BASE = Origin(url="https://lists.example/shelf/readme.md")


def reading(text: str, origin: Origin = BASE) -> Reading:
    return read(text, origin)


def items(text: str) -> tuple[Item, ...]:
    return reading(text).items


def one(entry: str) -> Item:
    found = items(f"# List\n\n## Part\n\n{entry}\n")
    assert len(found) == 1
    return found[0]


def why_left(text: str) -> dict[str, str]:
    return {left.what: left.why for left in reading(text).left}


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("- [The Log](https://x.org/a) - what it is", "The Log"),
        ("- **The Log** (2013), J. Kreps [[pdf]](https://x.org/a)", "The Log"),
        ("- The Log: https://x.org/a", "The Log"),
        ("- The Log https://x.org/a", "The Log"),
        ('- "The Log" by Ann Lee [paper](https://x.org/a)', "The Log"),
        ("- [2013](https://x.org/a) The Log of it", "The Log of it"),
        ("- [The Log (2013)](https://x.org/a)", "The Log"),
        ("- [The Log (video)](https://x.org/a)", "The Log"),
        ("- 📖 [The Log](https://x.org/a)", "The Log"),
        ('- [link](https://x.org/a "The Log")', "The Log"),
        ("1. The Log. [Lee (2013)](https://x.org/a).", "The Log"),
        ("- Lee, A. (2013). The Log. Some Press. [pdf](https://x.org/a)", "The Log"),
        ("- [The Log, by Ann Lee (SomeConf 2013)](https://x.org/a)", "The Log"),
        ("- ![cover](c.png) [The Log](https://x.org/a)", "The Log"),
    ],
)
def test_the_title_is_what_names_the_work(entry: str, title: str):
    assert one(entry).title == title


@pytest.mark.parametrize(
    ("entry", "authors"),
    [
        ("- [The Log](https://x.org/a) by Ann Lee", ("Ann Lee",)),
        ("- [The Log](https://x.org/a) by Ann Lee, on the day it came out", ("Ann Lee",)),
        ("- [The Log](https://x.org/a) - Ann Lee and Bob Ray (PDF)", ("Ann Lee", "Bob Ray")),
        ("- [The Log](https://x.org/a) - *Ann Lee*, Some Press, 2015 :star:", ("Ann Lee",)),
        ("- Ann Lee: [The Log](https://x.org/a)", ("Ann Lee",)),
        ("- The Log (2013), A. Lee et al. [[pdf]](https://x.org/a)", ("A. Lee et al.",)),
        ("- The Log. [Lee, Ray (2013)](https://x.org/a).", ("Lee", "Ray")),
        ("- [The Log](https://x.org/a) by [Ann Lee](https://ann.example)", ("Ann Lee",)),
        ("- [Summary by Ann Lee - The Log](https://x.org/a)", ("Ann Lee",)),
        ("- [日志](https://x.org/a)——山田太郎(2013)", ("山田太郎",)),  # as it is written there
        ("- [The Log](https://x.org/a) - Open source framework", ()),
        ("- [The Log](https://x.org/a) - A library for people.", ()),
    ],
)
def test_people_are_found_and_other_words_are_none(entry: str, authors: tuple[str, ...]):
    assert one(entry).authors == authors


@pytest.mark.parametrize(
    ("entry", "year", "venue", "session"),
    [
        ("- [The Log (SomeConf 2013)](https://x.org/a)", 2013, "SomeConf 2013", None),
        ("- [The Log (SomeConf'13)](https://x.org/a)", 2013, "SomeConf'13", None),
        ("- [The Log (ABC123)](https://x.org/a)", None, None, "ABC123"),
        ("- [The Log](https://x.org/a) - *Ann Lee*, Some Press, 2015", 2015, "Some Press", None),
        ("- [The Log](https://x.org/a) (2013)", 2013, None, None),
    ],
)
def test_brackets_tell_year_venue_and_session(
    entry: str, year: int | None, venue: str | None, session: str | None
):
    found = one(entry)

    assert (found.year, found.venue, found.session) == (year, venue, session)


def test_headings_groups_and_folds_are_categories():
    found = items(
        "# List\n\n## Data\n\n- Trees:\n  - [B-trees](https://x.org/1)\n\n"
        "- ### Hashing\n  - [Cuckoo](https://x.org/2)\n\n"
        "<details>\n<summary>More</summary>\n\n- [Heaps](https://x.org/3)\n\n</details>\n\n"
        "- [Logs](https://x.org/4)\n"
    )

    assert [item.path for item in found] == [
        ("Data", "Trees"),
        ("Data", "Hashing"),
        ("Data", "More"),
        ("Data",),
    ]


def test_front_matter_names_the_list():
    found = reading(
        "---\ntitle: \"My shelf\"\ndescription: 'All of it'\n---\n\n- [A b](https://x.org)\n"
    )

    assert (found.title, found.description) == ("My shelf", "All of it")


def test_the_only_first_heading_is_the_title_and_no_category():
    found = reading("Shelf\n=====\n\nAll that is worth your time.\n\n- [A b](https://x.org)\n")

    assert (found.title, found.description) == ("Shelf", "All that is worth your time.")
    assert found.items[0].path == ()


def test_further_links_of_the_same_work_are_forms():
    found = one(
        "- [The Log](https://x.org/a) [[pdf]](https://x.org/b.pdf) [[video]](https://x.org/c)"
    )

    assert [(form.kind, form.url) for form in found.forms] == [
        (FormKind.PDF, "https://x.org/b.pdf"),
        (FormKind.VIDEO, "https://x.org/c"),
    ]


def test_nested_items_are_forms_related_works_or_remarks():
    found = one(
        "- [The Log](https://x.org/a)\n"
        "  - [Read PDF](https://x.org/b.pdf) or [watch video](https://x.org/c)\n"
        "  - [A later view](https://x.org/d) by Bob Ray\n"
        "  - Read it twice."
    )

    assert [form.url for form in found.forms] == ["https://x.org/b.pdf", "https://x.org/c"]
    assert [(part.title, part.authors) for part in found.related] == [
        ("A later view", ("Bob Ray",))
    ]
    assert found.remark == "Read it twice."


def test_a_quote_behind_an_item_is_its_abstract():
    found = items(
        "- [The Log](https://x.org/a)\n\n> Abstract: It appends.\n\n- [B b](https://x.org/b)\n"
    )

    assert [item.abstract for item in found] == ["It appends.", None]


def test_boxes_tell_the_status():
    found = items(
        "- [x] [A a](https://x.org/a)\n- [ ] [B b](https://x.org/b)\n- [C c](https://x.org/c)\n"
    )

    assert [item.state.status for item in found] == ["done", "unread", ""]


def test_a_table_gives_each_column_its_field():
    found = items(
        "| Name | Author | Rating | Year |\n|---|---|---|---|\n"
        "| The Log | Ann Lee, Bob Ray | [4.5](https://x.org/a) | 2013 |\n"
    )[0]

    assert (found.title, found.url, found.year) == ("The Log", "https://x.org/a", 2013)
    assert found.authors == ("Ann Lee", "Bob Ray")
    assert found.remark == "Rating: 4.5"


def test_a_paragraph_of_hard_lines_is_one_work():
    found = one(
        "**The Log** \\\n*Ann Lee, Bob Ray* \\\n"
        "SomeConf 2013. [[Paper](https://x.org/a)] [[Github](https://x.org/b)]"
    )

    assert (found.title, found.authors, found.url) == (
        "The Log",
        ("Ann Lee", "Bob Ray"),
        "https://x.org/a",
    )
    assert (found.venue, found.year) == ("SomeConf", 2013)
    assert [form.kind for form in found.forms] == [FormKind.CODE]


def test_lines_of_html_that_begin_with_a_link_are_works():
    found = items(
        '## Part\n\n<p>\n<a href="https://x.org/a"><b>fzf</b></a> - a finder.<br>\n'
        '<a href="https://x.org/b">vi</a> - an editor.<br>\n</p>\n'
    )

    assert [(item.title, item.remark) for item in found] == [
        ("fzf", "a finder."),
        ("vi", "an editor."),
    ]


def test_the_page_s_own_links_and_prose_are_no_works():
    text = (
        "# List\n\n[![Build](https://img.shields.io/a.svg)](https://ci.example/a)\n\n"
        "You may like [this one](https://x.org/p) too.\n\n- [Part](#part)\n\n"
        "<!-- https://x.org/hidden -->\n\n## Part\n\n- [A b](https://x.org/a)\n\n"
        "## License\n\n- [MIT](https://x.org/mit)\n"
    )

    assert [item.url for item in items(text)] == ["https://x.org/a"]
    assert why_left(text) == {
        "https://ci.example/a": "a badge",
        "https://x.org/p": "in running text",
        "https://x.org/hidden": "in a comment",
        "https://x.org/mit": "in the section “License”",
    }


def test_relative_links_resolve_against_the_list():
    assert one("- [A b](../docs/a.md)").url == "https://lists.example/docs/a.md"


def test_a_list_without_links_is_a_list_of_works():
    found = items("# Read\n\n- *Dune* by Frank Herbert\n- Emma - Jane Austen\n")

    assert [(item.title, item.authors) for item in found] == [
        ("Dune", ("Frank Herbert",)),
        ("Emma", ("Jane Austen",)),
    ]


def test_line_ends_marks_and_tabs_of_any_system_are_read_alike():
    text = "# L\n\n## P\n\n- [A b](https://x.org/a)\n\t- [Slides](https://x.org/s)\n"

    odd = reading("\ufeff" + text.replace("\n", "\r\n"))

    assert odd == reading(text)


def test_a_sign_or_a_label_tells_the_kind():
    assert one("- 🎥 [A b](https://x.org/a)").kind is Kind.VIDEO
    assert one("_Book_ - [A b](https://x.org/a)").kind is Kind.BOOK


def test_reference_style_and_bracketed_addresses_are_links():
    found = items("- [A b][one]\n- <https://x.org/two>\n\n[one]: https://x.org/one\n")

    assert [item.url for item in found] == ["https://x.org/one", "https://x.org/two"]


def test_links_side_by_side_are_works_of_their_own():
    found = items("- [A b](https://x.org/1), [C d](https://x.org/2) and [E f](https://x.org/3)\n")

    assert [item.url for item in found] == ["https://x.org/1", "https://x.org/2", "https://x.org/3"]
