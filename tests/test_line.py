"""Promises of lines and progress bars: as wide as they must be, whatever is in them."""

import pytest
from entry_strategy import TEXTS, WIDTHS
from hypothesis import given
from hypothesis import strategies as st
from refshelf.tui.bar import bar
from refshelf.tui.glyph import ASCII, UNICODE, Glyphs
from refshelf.tui.line import cut, cut_path, cut_quoted, line, width_of
from rich.cells import cell_len
from rich.style import Style

PLAIN = Style.null()
PIECES = st.lists(st.tuples(TEXTS, st.just(PLAIN)), max_size=4)
GLYPHS = st.sampled_from([UNICODE, ASCII])


@given(left=PIECES, right=PIECES, width=WIDTHS)
def test_a_line_is_exactly_as_wide_as_it_must_be(left, right, width: int) -> None:
    strip = line(left, width, PLAIN, right)

    assert strip.cell_length == width
    assert sum(cell_len(segment.text) for segment in strip) == width


def test_what_stands_at_the_right_end_stays_there_while_the_left_is_cut() -> None:
    strip = line([("a long title", PLAIN)], 10, PLAIN, [(" 3/7", PLAIN)])

    assert strip.text == "a long 3/7"


def test_a_right_end_without_room_is_cut_and_takes_all_of_it() -> None:
    strip = line([("title", PLAIN)], 3, PLAIN, [("3/75 ", PLAIN)])

    assert strip.text == "3/7"


def test_the_style_under_a_line_reaches_its_end() -> None:
    base = Style(bgcolor="blue")

    strip = line([("a", PLAIN)], 5, base)

    assert all(segment.style.bgcolor == base.bgcolor for segment in strip)


@given(text=TEXTS, width=st.integers(-5, 200), glyphs=GLYPHS)
def test_a_cut_text_is_never_wider_than_its_room(text: str, width: int, glyphs: Glyphs) -> None:
    assert cell_len(cut(text, width, glyphs.ellipsis)) <= max(0, width)


@given(text=TEXTS, glyphs=GLYPHS)
def test_a_text_that_fits_is_left_alone(text: str, glyphs: Glyphs) -> None:
    assert cut(text, max(1, cell_len(text)), glyphs.ellipsis) == text


@given(glyphs=GLYPHS, width=st.integers(4, 60))
def test_a_text_that_is_cut_says_so(glyphs: Glyphs, width: int) -> None:
    assert cut("word " * 40, width, glyphs.ellipsis).endswith(glyphs.ellipsis)


@given(
    total=st.integers(1, 100_000), part=st.floats(0, 1), width=st.integers(0, 200), glyphs=GLYPHS
)
def test_a_bar_keeps_within_its_room_and_tells_its_own_cells(
    total: int, part: float, width: int, glyphs: Glyphs
) -> None:
    done = round(total * part)

    drawn, cells = bar(done / total, width, glyphs.bar_full, glyphs.bar_part)

    assert 0 <= cells <= width
    assert width_of([(drawn, PLAIN)]) == cells


@given(total=st.integers(1, 100_000), width=st.integers(1, 200), glyphs=GLYPHS)
def test_something_done_always_shows(total: int, width: int, glyphs: Glyphs) -> None:
    _, cells = bar(1 / total, width, glyphs.bar_full, glyphs.bar_part)

    assert cells > 0


@given(total=st.integers(2, 100_000), width=st.integers(1, 200), glyphs=GLYPHS)
def test_a_bar_is_full_only_when_all_is_done(total: int, width: int, glyphs: Glyphs) -> None:
    nearly, _ = bar((total - 1) / total, width, glyphs.bar_full, glyphs.bar_part)
    wholly, _ = bar(1.0, width, glyphs.bar_full, glyphs.bar_part)

    assert wholly == glyphs.bar_full * width
    assert nearly != wholly


@pytest.mark.parametrize("width", [0, 1, 7, 28])
def test_a_bar_is_empty_when_nothing_is_done(width: int) -> None:
    assert bar(0.0, width, "=", "-") == ("", 0)


def test_of_a_long_path_the_innermost_name_stays() -> None:
    path = ("Amazon DynamoDB references", "Videos and talks")

    assert cut_path(path, " > ", 50) == "Amazon DynamoDB references > Videos and talks"
    assert cut_path(path, " > ", 30) == "Amazon Dyn… > Videos and talks"
    assert cut_path(path, " > ", 22) == "… > Videos and talks"
    assert cut_path(path, " > ", 16) == "Videos and talks"
    assert cut_path(path, " > ", 10) == "Videos an…"


@given(path=st.lists(TEXTS, min_size=1, max_size=4), width=WIDTHS, glyphs=GLYPHS)
def test_a_path_is_never_too_long(path: list[str], width: int, glyphs: Glyphs) -> None:
    assert cell_len(cut_path(path, glyphs.joint, width, glyphs.ellipsis)) <= width


def test_of_what_is_said_only_the_title_is_shortened() -> None:
    said = "Starred “A Scalable, Predictably Performant Database”  ·  u undoes it"

    assert cut_quoted(said, 80) == said
    assert cut_quoted(said, 40) == "Starred “A Scalable, P…”  ·  u undoes it"
    assert cut_quoted(said, 10) == said
