"""Statistics as lines of text with pictures in them, for the screen and for `refshelf stats`."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..data.text import clean
from ..user_state.date import spoken_day
from ..user_state.entry import Entry
from ..user_state.progress import Progress
from ..user_state.statistics import Part, Statistics, TimeLeft
from ..user_state.status import Status
from .bar import bar
from .glyph import Glyphs
from .ink import BLANK, Ink, InkLine, Span, beside, said
from .length import spoken_minutes
from .text_width import width_of
from .week_chart import fitting_weeks, week_chart

_WIDE = 96  # cells from which on there is room for two columns
_GAP = 4
_NAME, _BAR, _LEAST_BAR = 34, 24, 6  # the widest name, the widest and the shortest bar
_BEGUN = 12  # works in progress that are named


def statistics_lines(
    statistics: Statistics, glyphs: Glyphs, today: date, width: int, height: int, done_key: str
) -> list[InkLine]:
    """Write statistics in lines of that many cells, for a window of that many lines.

    Where nothing is done yet they say that `done_key` marks a work as done.
    """
    rows = max(3, min(8, height // 5))
    sections = [
        _summary(statistics, glyphs, width),
        _nothing_done(statistics, done_key),
        week_lines(statistics, glyphs, width, rows),
        _begun(statistics.begun, today, width),
        left_lines(statistics.left, width),
        _fractions(statistics, glyphs, width),
    ]
    lines: list[InkLine] = []
    for section in filter(None, map(list, sections)):
        lines += [BLANK, *section] if lines else section
    return lines


def _nothing_done(statistics: Statistics, done_key: str) -> Iterator[InkLine]:
    if not statistics.whole.progress.total:
        yield said("There is no list yet.")
    elif not statistics.whole.progress.done:
        yield said("Nothing is done yet.")
        yield said(f"{done_key} marks a work as done;", Ink.DIM)
        yield said("here you will see in which week.", Ink.DIM)


def _summary(statistics: Statistics, glyphs: Glyphs, width: int) -> Iterator[InkLine]:
    progress = statistics.whole.progress
    done = f"{progress.done} of {progress.of} done"
    percent = f"  {progress.percent} %  "
    room = min(2 * _BAR, width - len(done) - len(percent))
    drawn = _bar(progress, glyphs, room) if room >= _LEAST_BAR else ()
    yield InkLine((Span(done, Ink.STRONG), Span(percent), *drawn))
    counts = {
        "in progress": statistics.statuses[Status.STARTED],
        "skipped": progress.skipped,
        "starred": statistics.starred,
        "with a note": statistics.noted,
    }
    yield from _wrapped(_counts(counts), glyphs, width)


def week_lines(statistics: Statistics, glyphs: Glyphs, width: int, rows: int) -> Iterator[InkLine]:
    """Draw what was done in each week, with the numbers that the picture does not tell."""
    weeks = fitting_weeks(statistics.weeks, width)
    if not statistics.whole.progress.done and not statistics.gone:
        return
    yield said("Done per week", Ink.STRONG)
    if weeks.done:
        yield from week_chart(weeks, glyphs, width, rows)
        told = [f"this week {weeks.this}", f"most in a week {weeks.most}"]
    else:
        told = [f"nothing in the last {len(weeks.weeks)} weeks"]
    others = {
        "before that": weeks.earlier,
        "without a date": weeks.undated,
        "in no list any more": statistics.gone,
    }
    yield from _wrapped([*told, *_counts(others)], glyphs, width)


def _counts(counts: Mapping[str, int]) -> list[str]:
    """Say counts; what there is none of is left out."""
    return [f"{count} {name}" for name, count in counts.items() if count]


def _wrapped(facts: Sequence[str], glyphs: Glyphs, width: int) -> Iterator[InkLine]:
    """Put facts on lines, as many on each as have room."""
    joint, line = f" {glyphs.dot} ", ""
    for fact in facts:
        if line and len(line) + len(joint) + len(fact) > width:
            yield said(line, Ink.DIM)
            line = ""
        line = f"{line}{joint}{fact}" if line else fact
    if line:
        yield said(line, Ink.DIM)


def _begun(begun: Sequence[Entry], today: date, width: int) -> Iterator[InkLine]:
    if begun:
        yield said("In progress since", Ink.STRONG)
    yield from begun_lines(begun[:_BEGUN], today, width)
    if len(begun) > _BEGUN:
        yield said(f"and {len(begun) - _BEGUN} more; is:started finds them", Ink.DIM)


def begun_lines(begun: Sequence[Entry], today: date, width: int) -> Iterator[InkLine]:
    """Name works in progress, each with the day since when; each line is about its work."""
    since = [since_when(entry, today) for entry in begun]
    column = max(map(len, since), default=0) + 2
    for entry, when in zip(begun, since, strict=True):
        title = Span(clean(entry.reference.title), cells=max(1, width - column))
        yield InkLine((Span(f"{when:<{column}}", Ink.DIM), title), entry.work)


def since_when(entry: Entry, today: date) -> str:
    """Say since when a work is in progress."""
    return spoken_day(entry.started, today) if entry.started else "some day"


def left_lines(left: TimeLeft, width: int) -> Iterator[InkLine]:
    """Say how long the rest takes, as far as that is known."""
    if not left.works:
        return
    yield said("Time left", Ink.STRONG)
    works = "1 work" if left.works == 1 else f"{left.works} works"
    duration = Span(f"{spoken_minutes(left.minutes)} in {works}")
    rest = Span(f"{left.unknown} more of unknown length", Ink.DIM)
    joint = Span("; ", Ink.DIM)
    if not left.unknown:
        yield InkLine((duration,))
    elif duration.width + joint.width + rest.width <= width:
        yield InkLine((duration, joint, rest))
    else:
        yield from (InkLine((duration,)), InkLine((rest,)))


def _fractions(statistics: Statistics, glyphs: Glyphs, width: int) -> list[InkLine]:
    """Draw how much is done of each kind and of each part, beside each other if there is room."""
    title, parts = _shown_parts(statistics)
    half = (width - _GAP) // 2 if width >= _WIDE else width
    kinds = list(kind_lines(statistics, glyphs, half))
    others = list(_fraction_lines(title, parts, glyphs, half))
    if width >= _WIDE:
        return list(beside(kinds, others, half + _GAP))
    return [*kinds, BLANK, *others]


def _shown_parts(statistics: Statistics) -> tuple[str, list[tuple[str, Progress]]]:
    """Choose between lists and categories: where there are several lists, their own progress."""
    lists = [part for part in statistics.parts if not part.path]
    if len(lists) > 1:
        return "Lists", [(clean(part.title), part.progress) for part in lists]
    return "Categories", [
        (_indented(part), part.progress) for part in statistics.parts if part.path
    ]


def _indented(part: Part) -> str:
    return "  " * (part.depth - 1) + clean(part.title)


def kind_lines(statistics: Statistics, glyphs: Glyphs, width: int) -> Iterator[InkLine]:
    """Draw how much is done of each kind, the most frequent first."""
    kinds = sorted(statistics.kinds.items(), key=lambda item: -item[1].total)
    yield from _fraction_lines("Kinds", kinds, glyphs, width)


def _fraction_lines(
    title: str, parts: Sequence[tuple[str, Progress]], glyphs: Glyphs, width: int
) -> Iterator[InkLine]:
    if not parts:
        return
    counts = [f"{progress.done}/{progress.of}" for _, progress in parts]
    count_width = max(map(len, counts))
    room = max(4, width - count_width - 4)
    name_width = min(max(width_of(name) for name, _ in parts), _NAME, room)
    bar_width = min(_BAR, width - name_width - count_width - 4)
    yield said(title, Ink.STRONG)
    for (name, progress), count in zip(parts, counts, strict=True):
        drawn = _bar(progress, glyphs, bar_width) if bar_width >= _LEAST_BAR else ()
        yield InkLine((Span(name, cells=name_width), Span(f"  {count:>{count_width}}  "), *drawn))


def _bar(progress: Progress, glyphs: Glyphs, width: int) -> tuple[Span, Span]:
    drawn, cells = bar(progress.fraction, width, glyphs.bar_full, glyphs.bar_part)
    return Span(drawn, Ink.DONE), Span(glyphs.bar_empty * (width - cells), Ink.FAINT)
