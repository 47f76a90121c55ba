"""Promises of the Markdown checklist: it comes back exactly, and what people change in it counts."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from refshelf.data.catalog import Catalog, Category
from refshelf.data.exporter.markdown import write_markdown
from refshelf.data.exporter.sheet import Sheet, sheet_of
from refshelf.data.importer.assembly import Making, assemble
from refshelf.data.importer.checklist import read, read_all
from refshelf.data.importer.fault import Unreadable
from refshelf.data.importer.item import Origin, State
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Form, Reference
from sheet_strategy import HOSTILE_SHEETS, SHEETS

MAKING = Making(format="checklist")


def back(text: str) -> Sheet:
    return sheet_of(*(assemble(one, MAKING) for one in read_all(text, Origin())))


@settings(max_examples=300, deadline=None)
@given(SHEETS)
def test_a_list_and_its_marks_come_back_exactly(sheet: Sheet):
    text = write_markdown(sheet)

    found = back(text)

    assert found == sheet
    assert write_markdown(found) == text


@settings(max_examples=200, deadline=None)
@given(HOSTILE_SHEETS)
def test_hostile_texts_stay_text(sheet: Sheet):
    shown = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(write_markdown(sheet))
    inline = [part for token in shown for part in (token.children or ())]

    markup = {token.type for token in inline}
    assert markup <= {
        *("text", "text_special", "softbreak", "hardbreak", "html_inline", "code_inline"),
        *("link_open", "link_close", "strong_open", "strong_close"),
    }
    assert not {"fence", "code_block", "table_open", "ordered_list_open", "hr"} & {
        token.type for token in shown
    }
    html = [token.content for token in (*shown, *inline) if token.type.startswith("html")]
    assert all(part.startswith("<!-- ") and part.count("-->") == 1 for part in html)
    hrefs = [token.attrs["href"] for token in inline if token.type == "link_open"]
    assert all(str(href).startswith(("http://", "https://", "mailto:")) for href in hrefs)


TEXT = write_markdown(
    Sheet(
        catalogs=(
            Catalog(
                id="list",
                title="A list",
                description="About\n\nit",
                categories=(
                    Category(
                        name="First",
                        references=(
                            Reference(
                                id="one",
                                title="One",
                                url="https://x.org/1",
                                kind=Kind.BOOK,
                                was=("uno",),
                                forms=(
                                    Form(kind=FormKind.PDF, url="https://x.org/1.pdf"),
                                    Form(kind=FormKind.VIDEO, url="https://x.org/v", title="Talk"),
                                ),
                            ),
                            Reference(id="two", title="Two", url="https://x.org/2"),
                        ),
                    ),
                    Category(name="Second", remark="All else"),
                ),
            ),
        ),
        states={
            ("list", "two"): State(
                status="done", on="2023-05-01T08:00:00Z", history=(("started", "2023-04-01"),)
            ),
            ("list", "one"): State(starred=True, note="line 1\nline 2", tags=("a", "b")),
        },
        form_states={
            ("list", "one", "https://x.org/1.pdf"): State(status="done", on="2022-02-02T00:00:00Z")
        },
    )
)


def edited(old: str, new: str, count: int = 1) -> Sheet:
    assert old in TEXT
    return back(TEXT.replace(old, new, count))


def test_the_text_is_one_that_people_can_read():
    visible = re.sub(r" ?<!--.*?-->\n?", "", TEXT)

    assert visible.replace("\n\n", "\n") == (
        "\n# A list\nAbout\nit\n## First\n"
        "- [x] [One](https://x.org/1) · read 2022-02-02 · ★ · #a #b"
        "\n  **Note:** line 1\\\n  line 2\n"
        "  - [x] [pdf](https://x.org/1.pdf) · read 2022-02-02"
        "  - [ ] video: [Talk](https://x.org/v)\n"
        "- [x] [Two](https://x.org/2) · read 2023-05-01"
        "\n## Second\nAll else\n"
    )


def test_a_box_ticked_by_hand_is_done():
    found = edited("[ ] video", "[x] video")

    assert found.form_states["list", "one", "https://x.org/v"].status == "done"
    assert found.form_states["list", "one", "https://x.org/1.pdf"].on == "2022-02-02T00:00:00Z"


def test_a_box_unticked_by_hand_keeps_what_was_as_history():
    state = edited("[x] [Two]", "[ ] [Two]").states["list", "two"]

    history = (("started", "2023-04-01"), ("done", "2023-05-01T08:00:00Z"))
    assert (state.status, state.on, state.history) == ("unread", "", history)


def test_unticking_a_work_unticks_the_form_that_made_it_done():
    found = edited("[x] [One]", "[ ] [One]")

    form = found.form_states["list", "one", "https://x.org/1.pdf"]
    assert (form.status, form.history) == ("unread", (("done", "2022-02-02T00:00:00Z"),))
    assert "[ ] [One]" in write_markdown(found)


def test_unticking_a_form_leaves_a_ticked_work_ticked():
    found = edited("[x] [pdf]", "[ ] [pdf]")

    assert found.states["list", "one"].status == "done"
    assert "[x] [One]" in write_markdown(found)


def test_a_date_changed_by_hand_counts():
    state = edited("read 2023-05-01", "read 2023-06-07").states["list", "two"]

    assert (state.status, state.on) == ("done", "2023-06-07")
    assert state.history == (("started", "2023-04-01"),)


def test_a_word_written_by_hand_counts():
    found = edited(
        "[ ] video: [Talk](https://x.org/v)", "[ ] video: [Talk](https://x.org/v) · skipped"
    )

    assert found.form_states["list", "one", "https://x.org/v"].status == "skipped"


def test_star_tags_and_note_can_be_edited_in_place():
    state = edited("★ · #a #b", "#b #c").states["list", "one"]
    noted = edited("line 2", "line two\n\n  more").states["list", "one"]

    assert (state.starred, state.tags, state.note) == (False, ("b", "c"), "line 1\nline 2")
    assert noted.note == "line 1\nline two\n\nmore"


def test_a_title_and_an_address_can_be_changed_and_the_work_stays_itself():
    (catalog,) = edited("[Two](https://x.org/2)", "[**Two** and more](https://x.org/22)").catalogs

    two = catalog.categories[0].references[1]
    assert (two.id, two.title, two.url) == ("two", "Two and more", "https://x.org/22")


def test_an_item_added_by_hand_is_a_work_of_its_own_and_takes_no_id():
    line = "* [x] [Two](https://x.org/new) by Ann Lee and Bob Ray (OSDI 2020) - worth it [pdf](https://x.org/n.pdf)\n"

    found = back(TEXT.replace("- [x] [One]", f"{line}- [x] [One]"))

    first, one, two = found.catalogs[0].categories[0].references
    assert (first.id, one.id, two.id) == ("two-2", "one", "two")
    assert (first.title, first.authors, first.venue) == ("Two", ("Ann Lee", "Bob Ray"), "OSDI 2020")
    assert (first.year, first.remark, first.forms[0].kind) == (2020, "worth it", FormKind.PDF)
    assert found.states["list", "two-2"] == State(status="done")


def test_items_below_an_item_are_forms_or_works_by_what_they_are_called():
    text = (
        TEXT
        + "\n- Plain title\n    - [Slides](https://x.org/s)\n    - [A summary of it](https://x.org/t)\n"
    )

    (catalog,) = back(text).catalogs

    (plain,) = catalog.categories[1].references
    assert (plain.title, plain.url) == ("Plain title", None)
    assert [(form.kind, form.title) for form in plain.forms] == [(FormKind.SLIDES, None)]
    assert [one.title for one in plain.related] == ["A summary of it"]


def test_a_deleted_line_is_gone_and_a_moved_one_stays_itself():
    lines = TEXT.splitlines()
    (two,) = (line for line in lines if "[Two]" in line)
    lines.remove(two)

    gone = back("\n".join(lines))
    moved = back("\n".join([*lines, "", two]))

    assert [one.id for one in gone.catalogs[0].references()] == ["one"]
    assert [one.id for one in moved.catalogs[0].categories[1].references] == ["two"]
    assert moved.states["list", "two"].history == (("started", "2023-04-01"),)


def test_headings_and_remarks_can_be_changed():
    text = TEXT.replace("## Second", "### Inner").replace("All else", "Other *things*")

    (catalog,) = back(text).catalogs

    (first,) = catalog.categories
    assert [(part.name, part.remark) for part in first.categories] == [("Inner", "Other *things*")]


def test_code_in_a_note_written_by_hand_is_no_list():
    text = TEXT.replace("line 2", "line 2\n  ```\n  - [ ] [x](https://x.org/no)\n    # deep\n  ```")

    found = back(text)

    note = "line 1\nline 2\n```\n- [ ] [x](https://x.org/no)\n  # deep\n```"
    assert found.states["list", "one"].note == note
    assert back(write_markdown(found)) == found


def test_a_damaged_comment_costs_what_it_held_and_is_reported():
    reading = read(TEXT.replace('{"id":"two"', '{"id:"two"'), Origin())

    assert [item.title for item in reading.items] == ["One", "Two"]
    assert [left.line for left in reading.left] == [reading.items[1].line]


def test_several_lists_in_one_text_come_back_one_by_one():
    sheet = back(TEXT)
    other = replace(sheet.catalogs[0], id="other")

    found = back(write_markdown(replace(sheet, catalogs=(sheet.catalogs[0], other))))

    assert found.catalogs == (sheet.catalogs[0], other)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# A list\n- [a](https://x.org)", "comment at its beginning is missing"),
        ("<!-- refshelf checklist 9 {} -->\n# A", "line 1: written by a newer refshelf"),
        (TEXT + "\n" + TEXT, "holds 2 lists"),
    ],
)
def test_what_is_no_checklist_of_one_list_is_refused(text: str, said: str):
    with pytest.raises(Unreadable) as caught:
        read(text, Origin())

    assert said in str(caught.value)


@settings(deadline=None)
@given(st.text(max_size=60), st.integers(0, len(TEXT)), st.integers(0, 40))
def test_any_damage_still_reads_as_something(junk: str, place: int, length: int):
    text = TEXT[:place] + junk + TEXT[place + length :]

    try:
        found = back(text)
    except Unreadable:
        return  # the header itself was hit
    assert all(one.title for one in found.catalogs[0].references())


def test_items_nested_without_end_are_still_read():
    text = TEXT + "\n" + "".join(f"{' ' * n}- Item {n}\n" for n in range(1500))

    found = back(text)

    assert len(list(found.catalogs[0].references())) == 2 + 1500
