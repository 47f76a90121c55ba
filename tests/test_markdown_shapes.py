"""Promises of the Markdown importer on shapes that lists have: what a line says gets to its place."""

import pytest
from refshelf.data.importer.item import Item, Origin
from refshelf.data.importer.markdown import read
from refshelf.data.kind import Kind

LINK = "https://a.example/1"


def items(text: str) -> tuple[Item, ...]:
    return read(f"# List\n\n{text}\n", Origin()).items


def one(line: str) -> Item:
    [found] = items(line)
    return found


@pytest.mark.parametrize(
    ("line", "title", "authors", "year", "venue"),
    [
        (
            f"- Lee, A. *Queues made simple*. SIGQUEUE News, 2001. [PDF]({LINK})",
            "Queues made simple",
            ("A. Lee",),
            2001,
            "SIGQUEUE News",
        ),
        (
            f'- Lee, Ann. "Queues, and the order in them." Queues, 1978. [link]({LINK})',
            "Queues, and the order in them",
            ("Ann Lee",),
            1978,
            "Queues",
        ),
        (
            f"- Gray, J. and Berg, B. (1993). *Queues: a book*. Press. [book]({LINK})",
            "Queues: a book",
            ("J. Gray", "B. Berg"),
            1993,
            None,
        ),
        (
            f"- [QUEUE 2019] On waiting longer. Ann Lee, Bo Berg. [[pdf]]({LINK})",
            "On waiting longer",
            ("Ann Lee", "Bo Berg"),
            2019,
            "QUEUE 2019",
        ),
        (f"- 2003 - [On queues]({LINK}) - about them", "On queues", (), 2003, None),
        (f"- [On queues, 2004]({LINK})", "On queues", (), 2004, None),
        (f"- [On queues]({LINK}) | Ann Lee | 2014", "On queues", ("Ann Lee",), 2014, None),
        (f"**[On queues]({LINK})**, Ann Lee. Good.", "On queues", ("Ann Lee",), None, None),
    ],
)
def test_a_citation_says_who_when_and_where(
    line: str, title: str, authors: tuple[str, ...], year: int | None, venue: str | None
):
    found = one(line)

    assert (found.title, found.authors, found.year, found.venue, found.url) == (
        *(title, authors, year, venue),
        LINK,
    )


@pytest.mark.parametrize(
    ("line", "year", "minutes"),
    [
        (f"- [On queues]({LINK}) (2014, 45 min)", 2014, 45),
        (f"- [On queues]({LINK}) [1:05:12]", None, 65),
        (f"- [Talk]({LINK}) [45:12]", None, 45),
        (f"- [On queues]({LINK}) - 15 min read", None, 15),
    ],
)
def test_how_long_it_takes_is_no_remark(line: str, year: int | None, minutes: int):
    found = one(line)

    assert (found.year, found.minutes, found.remark) == (year, minutes, None)


@pytest.mark.parametrize("name", ["Netflix", "Red Hat", "Stack Overflow", "Uber Engineering"])
def test_an_organisation_is_nobody(name: str):
    found = one(f"- [On queues]({LINK}) - {name}")

    assert (found.authors, found.remark) == ((), name)


def test_a_heading_with_people_and_links_below_it_is_a_work():
    text = (
        "## Queues\n\n### Waiting in line\n\nAnn Lee, Bo Berg. QUEUE 2014\n\n"
        f"[Paper]({LINK}) | [Code](https://a.example/code)\n\n### Other\n\n[Paper](https://a.example/2)"
    )

    first, second = items(text)

    assert (first.title, first.authors, first.year) == (
        "Waiting in line",
        ("Ann Lee", "Bo Berg"),
        2014,
    )
    assert (first.url, [form.url for form in first.forms]) == (LINK, ["https://a.example/code"])
    assert (second.title, first.path, second.path) == ("Other", ("Queues",), ("Queues",))


def test_an_item_below_which_there_are_only_forms_is_a_work():
    found = one(f"- Waiting in line (2014)\n  - [pdf]({LINK})\n  - [video](https://a.example/v)")

    assert (found.title, found.url, found.year) == ("Waiting in line", LINK, 2014)
    assert [form.url for form in found.forms] == ["https://a.example/v"]


def test_the_mark_of_a_footnote_is_no_part_of_the_text():
    assert one(f"- [On queues]({LINK})[^1] is good").remark == "is good"


def test_a_badge_beside_a_work_is_no_form_of_it():
    reading = read(
        f"- [queue]({LINK}) [![Build](https://img.shields.io/x.svg)](https://ci.example/a) - it waits\n",
        Origin(),
    )

    assert reading.items[0].forms == ()
    assert [(left.what, left.why) for left in reading.left] == [("https://ci.example/a", "a badge")]


def test_a_line_of_links_to_translations_is_no_description():
    line = "*[English](a.md) ∙ [日本語](b.md) ∙ [简体中文](c.md) ∙ [Português](d.md)*"
    text = f"# List\n\n{line}\n\nHow queues work, in papers and talks.\n\n- [A]({LINK})\n"

    assert read(text, Origin()).description == "How queues work, in papers and talks."


def test_kinds_in_brackets_go_with_what_stands_beside_them():
    found = one(f"- [On queues]({LINK}) (video, 20 min)")

    assert (found.kind, found.minutes) == (Kind.VIDEO, 20)
