"""Promises of the rows that are drawn: exactly as wide as the list, whatever they say."""

from dataclasses import replace
from datetime import date

import pytest
from entry_strategy import ENTRIES, FORMS, TEXTS, WIDTHS
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.kind import FormKind, Kind
from refshelf.data.reference import Reference
from refshelf.tui.about import short_people
from refshelf.tui.draw import (
    Pen,
    about_line,
    form_line,
    heading_line,
    related_line,
    remark_line,
    title_line,
)
from refshelf.tui.glyph import ASCII, UNICODE, Glyphs
from refshelf.user_state.entry import Entry, FormEntry
from refshelf.user_state.mark import Head, Mark
from refshelf.user_state.progress import Progress
from refshelf.user_state.status import Status
from refshelf.user_state.work_status import WorkStatus
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

TODAY = date(2026, 11, 22)


def pen_of(glyphs: Glyphs, *, has_cursor: bool = False) -> Pen:
    return Pen(glyphs, lambda _: Style.null(), Style(bgcolor="black"), TODAY, has_cursor)


PENS = st.builds(pen_of, st.sampled_from([UNICODE, ASCII]), has_cursor=st.booleans())
PROGRESSES = st.builds(
    lambda done, skipped, rest: Progress(done, skipped, done + skipped + rest),
    *[st.integers(0, 100_000)] * 3,
)


def entry_of(status: Status, *, title: str = "A title", on: str = "", mark: Mark | None = None):
    head = Head("a", status, on)
    return Entry(
        work=0,
        catalog="list",
        catalog_title="List",
        path=("Outer", "Inner"),
        reference=Reference(id="a", title=title, kind=Kind.PAPER, authors=("A", "B", "C")),
        key="a",
        aliases=(),
        mark=mark or Mark(),
        state=WorkStatus(status, head),
        forms=(),
        history=(head,),
    )


def fits(strip: Strip, width: int) -> bool:
    return strip.cell_length == sum(cell_len(segment.text) for segment in strip) == width


@given(
    pen=PENS,
    path=st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
    progress=PROGRESSES,
    width=WIDTHS,
)
def test_a_heading_fits(pen: Pen, path: tuple[str, ...], progress: Progress, width: int) -> None:
    assert fits(heading_line(pen, path, progress, width, pen.glyphs.folded), width)


@given(pen=PENS, remark=TEXTS, width=WIDTHS)
def test_a_remark_fits(pen: Pen, remark: str, width: int) -> None:
    assert fits(remark_line(pen, remark, width), width)


@given(pen=PENS, entry=ENTRIES, width=WIDTHS, dimmed=st.booleans())
def test_a_title_fits(pen: Pen, entry: Entry, width: int, dimmed: bool) -> None:
    assert fits(title_line(pen, entry, width, dimmed=dimmed), width)


@given(pen=PENS, entry=ENTRIES, width=WIDTHS, is_flat=st.booleans())
def test_the_line_below_a_title_fits(pen: Pen, entry: Entry, width: int, is_flat: bool) -> None:
    assert fits(about_line(pen, entry, width, with_place=is_flat), width)


@given(pen=PENS, entry=ENTRIES, width=WIDTHS, is_last=st.booleans())
def test_a_related_reference_fits(pen: Pen, entry: Entry, width: int, is_last: bool) -> None:
    assert fits(related_line(pen, entry, width, is_last=is_last), width)


@given(pen=PENS, form=FORMS, width=WIDTHS)
def test_a_form_fits(pen: Pen, form: FormEntry, width: int) -> None:
    assert fits(form_line(pen, form, width), width)


@given(glyphs=st.sampled_from([UNICODE, ASCII]), entry=ENTRIES, width=st.integers(20, 200))
def test_the_cursor_shows_without_colours_on_every_line(
    glyphs: Glyphs, entry: Entry, width: int
) -> None:
    pen = pen_of(glyphs, has_cursor=True)
    lines = [
        title_line(pen, entry, width),
        about_line(pen, entry, width),
        related_line(pen, entry, width, is_last=True),
        form_line(pen, entry.forms[0], width),
        heading_line(pen, ("Papers",), Progress(0, 0, 24), width, pen.glyphs.folded),
        remark_line(pen, "A remark", width),
    ]

    assert {strip.text[0] for strip in lines} == {pen.glyphs.cursor}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_a_status_has_a_sign_of_its_own(glyphs: Glyphs, status: Status) -> None:
    others = {glyphs.status(other) for other in Status if other is not status}

    sign = title_line(pen_of(glyphs), entry_of(status), 40).text[1]

    assert sign == glyphs.status(status)
    assert sign not in others


def test_note_star_and_news_stand_at_the_right_end_of_a_title_that_is_cut() -> None:
    head = Head("a", True, "")  # the value that a star has
    mark = Mark(star=head, notes=(Head("b", "a note", ""),))
    entry = replace(entry_of(Status.DONE, title="long " * 20, mark=mark), is_new=True)

    drawn = title_line(pen_of(UNICODE), entry, 40).text

    assert drawn.endswith("… new ✎ ★ ")


@pytest.mark.parametrize(
    ("status", "on", "said"),
    [
        (Status.UNREAD, "", "A +2"),
        (Status.STARTED, "2026-11-22", "started today · A +2"),
        (Status.DONE, "2026-05-03", "read 3 May · A +2"),
        (Status.DONE, "2024-05-03", "read 3 May 2024 · A +2"),
        (Status.DONE, "some day", "read · A +2"),
        (Status.SKIPPED, "2026-11-22", "skipped · A +2"),
    ],
)
def test_the_line_below_a_title_says_what_was_done_when(status: Status, on: str, said: str) -> None:
    drawn = about_line(pen_of(UNICODE), entry_of(status, on=on), 60).text

    assert drawn.strip().startswith(said)


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (60, "    read today · A +2 · paper          □ page  □ pdf  □ video "),
        (40, "    read today · A +2 · paper □  □  □ "),
        (20, "    read today · A… "),
    ],
)
def test_forms_give_way_to_what_was_done_first_their_names_then_they(width: int, said: str) -> None:
    kinds = (FormKind.PAGE, FormKind.PDF, FormKind.VIDEO)
    forms = tuple(FormEntry(kind, None, None, kind, Status.UNREAD) for kind in kinds)
    entry = replace(entry_of(Status.DONE, on="2026-11-22"), forms=forms)

    drawn = about_line(pen_of(UNICODE), entry, width).text

    assert drawn.split() == said.split()
    assert drawn.startswith("    read today")


@pytest.mark.parametrize(
    ("people", "said"),
    [((), ""), (("A",), "A"), (("A", "B"), "A, B"), (("A", "B", "C"), "A +2")],
)
def test_people_are_named_in_short(people: tuple[str, ...], said: str) -> None:
    assert short_people(people) == said


def test_two_people_without_room_for_both_are_the_first_and_one_more() -> None:
    reference = Reference(id="a", title="A", authors=("Jason Hunter", "Somu Perianayagam"))
    entry = replace(entry_of(Status.UNREAD), reference=reference)

    wide, narrow = (about_line(pen_of(UNICODE), entry, width).text for width in (60, 36))

    assert "Jason Hunter, Somu Perianayagam" in wide
    assert "Jason Hunter +1" in narrow
