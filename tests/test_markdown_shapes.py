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


@pytest.mark.parametrize(
    ("told", "authors", "year", "venue"),
    [
        ("(Ann Weaver, 2011)", ("Ann Weaver",), 2011, None),
        ("(Ann Weaver 2011)", ("Ann Weaver",), 2011, None),
        ("(Weaver & Dyer, 1983)", ("Weaver", "Dyer"), 1983, None),
        ("(Weaver et al., 1983)", ("Weaver et al.",), 1983, None),
        ("(A. B. Weaver and C. Dyer, 1983)", ("A. B. Weaver", "C. Dyer"), 1983, None),
        ("(Ann Weaver, ACM Weaving, 2008)", ("Ann Weaver",), 2008, "ACM Weaving"),
        ("(Ann Weaver @ Loom Days 2014)", ("Ann Weaver",), 2014, "Loom Days"),
        ("(Ann Weaver, 2011, 45 min)", ("Ann Weaver",), 2011, None),
        ("(Ann Weaver)", ("Ann Weaver",), None, None),
        ("(LOOM 2011)", (), 2011, "LOOM 2011"),
        ("(Loom Summit, 2011)", (), 2011, "Loom Summit, 2011"),
        ("(University of Looms, 2011)", (), 2011, "University of Looms, 2011"),
        ("(LoomConf, 2011)", (), 2011, "LoomConf, 2011"),
        ("(Journal of Weaving, 2011)", (), 2011, "Journal of Weaving, 2011"),
        ("(Springer, 2011)", (), 2011, "Springer, 2011"),
        (" 张三，2019", ("张三",), 2019, None),
        ("（张三，2019）", ("张三",), 2019, None),
        (" - 张三，李四，2019年", ("张三", "李四"), 2019, None),
        (" — Weaver, Lamport, Knuth", ("Weaver", "Lamport", "Knuth"), None, None),
        (" — Weaver, Dyer, and Spinner (1982)", ("Weaver", "Dyer", "Spinner"), 1982, None),
    ],
)
def test_a_person_with_a_year_is_no_venue(
    told: str, authors: tuple[str, ...], year: int | None, venue: str | None
):
    found = one(f"- [On queues]({LINK}) {told}")

    assert (found.authors, found.year, found.venue) == (authors, year, venue)
    assert (found.title, found.remark) == ("On queues", None)


@pytest.mark.parametrize(
    "told",
    ["Queues, Locks, and Latches", "推荐阅读，很好", "(张三推荐) 的书"],
)
def test_other_words_behind_a_title_are_a_remark(told: str):
    found = one(f"- [On queues]({LINK}) - {told}")

    assert (found.authors, found.remark) == ((), told)


def test_a_name_at_the_start_of_a_sentence_stays_in_it():
    found = one(f"- [On queues]({LINK}) (Ann Weaver) tells why they wait")

    assert (found.authors, found.remark) == ((), "(Ann Weaver) tells why they wait")


@pytest.mark.parametrize(
    "line",
    [
        f"- 《排队论》 王五 [链接]({LINK})",
        f"- [《排队论》 王五]({LINK})",
        f"- [《排队论》（王五 著）]({LINK})",
    ],
)
def test_the_people_behind_a_title_in_chinese_marks_are_no_part_of_it(line: str):
    found = one(line)

    assert (found.title, found.authors, found.url) == ("排队论", ("王五",), LINK)


def test_what_is_ticked_is_kept_where_only_the_others_have_links():
    found = items(
        f"- [x] [On queues]({LINK})\n- [x] Waiting in line\n- [ ] Waiting longer\n- a word"
    )

    assert [(item.title, item.url, item.state.status) for item in found] == [
        ("On queues", LINK, "done"),
        ("Waiting in line", None, "done"),
        ("Waiting longer", None, "unread"),
    ]


@pytest.mark.parametrize(
    ("line", "title", "authors", "year", "remark"),
    [
        (
            f"- Required: [On queues]({LINK}), Lamport, QUEUE 1978",
            "On queues",
            ("Lamport",),
            1978,
            "(Required)",
        ),
        (
            f"- Episode 42: [On queues]({LINK}) with Ann Weaver",
            "On queues",
            ("Ann Weaver",),
            None,
            "(Episode 42)",
        ),
        (f"- Watch [On queues]({LINK})", "On queues", (), None, None),
        (f"- [2015] [[pdf]({LINK})] On queues and lines", "On queues and lines", (), 2015, None),
        (
            f"- **On queues**, Weaver, Reed, Clark. 1984. [PDF]({LINK})",
            "On queues",
            ("Weaver", "Reed", "Clark"),
            1984,
            None,
        ),
        (
            f'- Weaver & Reed, "On queues and lines", 1975: {LINK}',
            "On queues and lines",
            ("Weaver", "Reed"),
            1975,
            None,
        ),
        (
            f"- Weaver, Anna. On queues and lines. 2020. {LINK}",
            "On queues and lines",
            ("Anna Weaver",),
            2020,
            None,
        ),
        (f"- **Jan 3** [On queues]({LINK}) (*The Line*)", "On queues", (), None, "(The Line)"),
        (
            f"- [On queues]({LINK}) • Ann Weaver • QUEUE 2014 • 26:53",
            "On queues",
            ("Ann Weaver",),
            2014,
            None,
        ),
        (f"- {LINK} (a friend has it)", "a.example/1", (), None, "(a friend has it)"),
        (
            f"- [Les files]({LINK}), d'Antoine Weaver (1943)",
            "Les files",
            ("Antoine Weaver",),
            1943,
            None,
        ),
        (
            f"- « Les files », par Anna Weaver : [lire]({LINK})",
            "Les files",
            ("Anna Weaver",),
            None,
            None,
        ),
        (
            f"- 「待ち行列」 Ann Weaver、Bo Dyer 著 [Amazon]({LINK})",
            "待ち行列",
            ("Ann Weaver", "Bo Dyer"),
            None,
            None,
        ),
        (f"- [📹 Video: On queues]({LINK})", "On queues", (), None, None),
        (
            f"- On queues ([free online]({LINK})) - Ann Weaver",
            "On queues",
            ("Ann Weaver",),
            None,
            None,
        ),
    ],
)
def test_labels_days_and_signs_around_a_title_are_no_part_of_it(
    line: str, title: str, authors: tuple[str, ...], year: int | None, remark: str | None
):
    found = one(line)

    assert (found.title, found.authors, found.year, found.remark, found.url) == (
        *(title, authors, year, remark),
        LINK,
    )


def test_a_year_written_with_two_figures_is_one():
    found = one(f"- On queues and lines. Ann Weaver and Bo Dyer. QUEUE'04. [[PDF]]({LINK})")

    assert (found.authors, found.venue, found.year) == (("Ann Weaver", "Bo Dyer"), "QUEUE", 2004)


@pytest.mark.parametrize("head", ["Links", "**Links**"])
def test_a_column_of_links_gives_forms_and_tells_what_is_none(head: str):
    found = one(
        f"| **Paper** | {head} |\n| --- | --- |\n"
        f"| 1) **On queues** - a study. | [Paper]({LINK}), [Code]({LINK}/c), [Tweet]({LINK}/t) |"
    )

    assert (found.title, found.url) == ("On queues", LINK)
    assert [(form.title, form.url) for form in found.forms] == [("Code", f"{LINK}/c")]
    assert f"Tweet ({LINK}/t)" in (found.remark or "")
    assert (found.remark or "").startswith("a study")


def test_a_form_right_behind_the_title_is_one_whatever_follows():
    found = one(f"- [On queues]({LINK}) ([Paper]({LINK}.pdf)) `Queueworks` `2015`")

    assert [form.url for form in found.forms] == [f"{LINK}.pdf"]
    assert (found.venue, found.year, found.remark) == ("Queueworks", 2015, None)


@pytest.mark.parametrize(
    ("after", "venue"), [("Queues 2015", "Queues"), ("May 2015", None), ("3 March 2015", None)]
)
def test_only_a_month_before_a_year_is_a_date(after: str, venue: str | None):
    found = one(f"- [On queues]({LINK}) [pdf]({LINK}.pdf) {after}")

    assert (found.venue, found.year) == (venue, 2015)


def test_a_table_of_talks_says_who_speaks_and_how_long():
    found = one(
        "| # | Talk | Speaker(s) | Video | Slides | Length |\n|--|--|--|--|--|--|\n"
        f"| 1 | On queues | Ann Lee, Bo Berg | [▶]({LINK}) | [pptx](https://a.example/s) | 35:12 |"
    )

    assert (found.title, found.authors, found.minutes) == ("On queues", ("Ann Lee", "Bo Berg"), 35)
    assert (found.url, [form.url for form in found.forms]) == (LINK, ["https://a.example/s"])
    assert found.remark is None


def test_a_heading_that_is_a_link_is_a_work_with_its_prose_for_a_remark():
    first, second = items(
        f"## [On queues]({LINK})\n\nLong, with [more](https://a.example/m).\n\n"
        "## Others\n\n- [Lines](https://a.example/2)\n\n## [License](https://a.example/3)"
    )

    assert (first.title, first.path, first.url) == ("On queues", (), LINK)
    assert first.remark == "Long, with more (https://a.example/m)."
    assert (second.title, second.path) == ("Lines", ("Others",))


def test_paragraphs_that_begin_with_a_sign_or_a_bold_title_are_entries():
    first, second, third = items(
        f"📗 [On queues]({LINK}) `free` \\\n📘 [Lines](https://a.example/2) of people\n\n"
        "**The line** ([site](https://a.example/3), [RSS](https://a.example/r)) – every day."
    )

    assert [first.title, second.title, first.kind] == ["On queues", "Lines", Kind.BOOK]
    assert (third.title, third.url, third.remark) == (
        "The line",
        "https://a.example/3",
        "every day.",
    )


@pytest.mark.parametrize(
    ("text", "title", "authors", "venue", "year"),
    [
        (
            "Ann Weaver, Bo Dyer, and Cy Spinner, On queues and lines, QUEUE, 2015.",
            "On queues and lines",
            ("Ann Weaver", "Bo Dyer", "Cy Spinner"),
            "QUEUE",
            2015,
        ),
        (
            "Ann Weaver, Bo Dyer, Queue: on lines, arXiv:1506.01497",
            "Queue: on lines",
            ("Ann Weaver", "Bo Dyer"),
            "arXiv",
            2015,
        ),
        ("Ann Weaver: On queues. QUEUE, 2001.", "On queues", ("Ann Weaver",), "QUEUE", 2001),
        ("Ann Weaver: On queues and lines", "Ann Weaver: On queues and lines", (), None, None),
    ],
)
def test_a_citation_needs_no_marks(
    text: str, title: str, authors: tuple[str, ...], venue: str | None, year: int | None
):
    found = one(f"- {text} [[Paper-QUEUE15]]({LINK}) [[C Code]](https://a.example/c)")

    assert (found.title, found.authors, found.venue, found.year) == (title, authors, venue, year)
    assert (found.url, [form.url for form in found.forms]) == (LINK, ["https://a.example/c"])


def test_a_citation_below_a_work_says_whose_it_is():
    found = one(
        f"- Queues [[Paper]]({LINK})\n  - Ann Weaver, Bo Dyer, On queues and lines, QUEUE, 2015."
    )

    assert (found.title, found.authors, found.venue, found.year) == (
        *("Queues", ("Ann Weaver", "Bo Dyer"), "QUEUE"),
        2015,
    )
    assert found.remark == "Ann Weaver, Bo Dyer, On queues and lines, QUEUE, 2015."


def test_people_at_the_end_of_a_title_are_no_part_of_it():
    found = one(f"- [On queues and lines, Ann Weaver and Bo Dyer]({LINK}) [Free]")

    assert (found.title, found.authors) == ("On queues and lines", ("Ann Weaver", "Bo Dyer"))
    assert one(f"- [Queues, Locks]({LINK})").title == "Queues, Locks"


def test_the_name_of_a_course_goes_with_its_number():
    assert one(f"- [CS 107]({LINK}) **On Queues** *A University*").title == "CS 107 On Queues"


def test_a_list_below_headings_that_are_works_tells_of_these():
    part = "## [On {0}](https://a.example/{0})\n\n- **For:** they wait\n- **Against:** see [here](https://b.example/{0})\n\n"
    found = items("".join(part.format(name) for name in ("queues", "lines", "rows")))

    assert [(item.title, item.path) for item in found] == [
        ("On queues", ()),
        ("On lines", ()),
        ("On rows", ()),
    ]
    assert found[0].remark
    assert found[0].remark.startswith("For: they wait\nAgainst:")
    assert "https://b.example/queues" in found[0].remark


def test_items_that_are_ticked_off_below_a_heading_are_works_of_their_own():
    part = f"## [On queues]({LINK})\n\n- [x] wait\n- [ ] wait longer\n\n"

    assert [item.state.status for item in items(part * 3)] == ["done", "unread"] * 3


def test_a_project_of_a_foundation_is_no_licence():
    found = read(f"- [On queues]({LINK}), read [Apache Queue](https://a.example/q), MIT", Origin())

    assert found.left == ()
    assert "https://a.example/q" in (found.items[0].remark or "")


def test_works_that_define_a_term_stand_under_it():
    first, second = items(
        f"Waiting\n: [On queues]({LINK}) by Ann Weaver\n: [Lines](https://a.example/2)"
    )

    assert (first.title, first.authors, first.path) == ("On queues", ("Ann Weaver",), ("Waiting",))
    assert (second.title, second.path) == ("Lines", ("Waiting",))
