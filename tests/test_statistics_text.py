"""Promises of the picture of statistics: it fits, its columns are straight, its numbers are true."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from entry_strategy import ENTRIES, TEXTS
from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.tui.glyph import ASCII, UNICODE, Glyphs
from refshelf.tui.ink import InkLine
from refshelf.tui.length import spoken_minutes
from refshelf.tui.statistics_text import statistics_lines
from refshelf.tui.week_chart import fitting_weeks, week_chart
from refshelf.user_state.progress import Progress
from refshelf.user_state.statistics import Part, Statistics, TimeLeft
from refshelf.user_state.status import Status
from refshelf.user_state.week import Weeks

TODAY = date(2026, 11, 24)
GLYPHS = st.sampled_from([UNICODE, ASCII])
COUNTS = st.integers(0, 10_000)
DAYS = st.lists(st.integers(-10, 500).map(lambda days: TODAY - timedelta(days=days)))


def progresses() -> st.SearchStrategy[Progress]:
    return st.builds(
        lambda done, skipped, still: Progress(done, skipped, done + skipped + still),
        COUNTS,
        COUNTS,
        COUNTS,
    )


PARTS = st.builds(
    Part,
    catalog=st.sampled_from(["a", "b"]),
    title=TEXTS,
    path=st.lists(TEXTS, max_size=3).map(tuple),
    progress=progresses(),
)
STATISTICS = st.builds(
    Statistics,
    whole=PARTS,
    parts=st.lists(PARTS, max_size=5).map(tuple),
    statuses=st.fixed_dictionaries(dict.fromkeys(Status, COUNTS)),
    kinds=st.dictionaries(st.sampled_from(["paper", "article", "video"]), progresses()),
    weeks=st.builds(Weeks.of, DAYS, st.just(TODAY)),
    begun=st.lists(ENTRIES, max_size=14).map(tuple),
    left=st.builds(TimeLeft, COUNTS, COUNTS, COUNTS),
    starred=COUNTS,
    noted=COUNTS,
    gone=COUNTS,
)


def text_of(line: InkLine) -> str:
    return "".join(span.text for span in line.spans).rstrip()


def chart(weeks: Weeks, width: int, rows: int, glyphs: Glyphs = UNICODE) -> list[str]:
    return [text_of(line) for line in week_chart(fitting_weeks(weeks, width), glyphs, width, rows)]


@settings(deadline=None)
@given(statistics=STATISTICS, glyphs=GLYPHS, width=st.integers(36, 200), height=st.integers(1, 60))
def test_no_line_is_wider_than_its_room(
    statistics: Statistics, glyphs: Glyphs, width: int, height: int
) -> None:
    lines = statistics_lines(statistics, glyphs, TODAY, width, height, "space")

    assert [text_of(line) for line in lines if line.width > width] == []


@settings(deadline=None)
@given(days=DAYS.filter(bool), width=st.integers(36, 200), rows=st.integers(1, 9), glyphs=GLYPHS)
def test_each_week_with_something_done_has_a_column(
    days: list[date], width: int, rows: int, glyphs: Glyphs
) -> None:
    weeks = fitting_weeks(Weeks.of(days, TODAY), width)
    *_, lowest, _, _, _ = chart(weeks, width, rows, glyphs)
    gutter = max(2, len(str(weeks.most))) + 1
    step = max(1, min(3, (width - gutter) // 53))

    columns = lowest.ljust(gutter + step * len(weeks.weeks))[gutter::step]

    assert [sign != " " for sign in columns] == [week.done > 0 for week in weeks.weeks]


def test_one_row_is_one_work_where_there_is_room() -> None:
    weeks = Weeks.of([TODAY, TODAY, TODAY, TODAY - timedelta(days=7)], TODAY)

    assert [line[-2:] for line in chart(weeks, 56, 8)[:3]] == [" █", " █", "██"]


def test_the_highest_column_is_labelled_with_its_number() -> None:
    weeks = Weeks.of([TODAY] * 120 + [TODAY - timedelta(days=7)] * 60, TODAY)

    first, second, *_ = chart(weeks, 57, 2)

    assert (first.split(), second.split()) == (["120", "█"], ["██"])


def test_one_work_shows_beside_a_week_with_a_thousand() -> None:
    weeks = Weeks.of([TODAY] * 1000 + [TODAY - timedelta(days=7)], TODAY)

    assert chart(weeks, 58, 3)[2].split() == ["▁█"]


def test_months_stand_under_their_weeks_with_their_sums() -> None:
    days = [date(2026, 9, 7), date(2026, 9, 28), date(2026, 9, 30), date(2026, 8, 31)]

    *_, names, sums = chart(Weeks.of(days, TODAY), 56, 4)

    assert names.split()[-4:] == ["Aug", "Sep", "Oct", "Nov"]
    assert sums.split()[-4:] == ["1", "3", "0", "0"]
    assert [sums[place] for place in (names.index("Aug"), names.index("Sep"))] == ["1", "3"]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (85, "1 h 25 min"), (6001, "100 h")],
)
def test_a_length_is_said_as_a_person_would(minutes: int, said: str) -> None:
    assert spoken_minutes(minutes) == said


@settings(deadline=None)
@given(statistics=STATISTICS, width=st.integers(36, 200))
def test_numbers_need_no_colour(statistics: Statistics, width: int) -> None:
    lines = statistics_lines(statistics, ASCII, TODAY, width, 40, "space")
    progress = statistics.whole.progress

    assert f"{progress.done} of {progress.of} done" in text_of(lines[0])
    assert all(
        ord(sign) < 128
        for line in lines
        for span in line.spans
        if span.cells is None
        for sign in span.text
    )


@settings(deadline=None)
@given(statistics=STATISTICS)
def test_each_work_in_progress_can_be_gone_to(statistics: Statistics) -> None:
    begun = tuple(replace(entry, work=n) for n, entry in enumerate(statistics.begun))
    lines = statistics_lines(replace(statistics, begun=begun), UNICODE, TODAY, 80, 24, "space")

    assert [line.work for line in lines if line.work >= 0] == list(range(min(12, len(begun))))
