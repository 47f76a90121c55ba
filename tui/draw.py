"""How the rows of the list look: from an entry to a line of exactly the width there is."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from ..user_state.date import local_day
from ..user_state.entry import Entry, FormEntry
from ..user_state.position import said_position
from ..user_state.progress import Progress
from ..user_state.status import Status
from .about import short_people, venue_and_year
from .glyph import Glyphs
from .line import Piece, cut, cut_path, line, width_of

INDENT = 4
_LEAST_SAID = 14  # cells of a work's second line that its forms leave free: `watched 30 Sep`


class Pen(NamedTuple):
    """What is needed to draw: signs, styles by name, the style under it all, and today's date."""

    glyphs: Glyphs
    style: Callable[[str], Style]
    base: Style
    today: date
    has_cursor: bool = False
    is_selected: bool = False

    @property
    def margin(self) -> Piece:
        """The left edge: signs of the cursor and of being selected, so that both show without colours."""
        sign = self.glyphs.edge(has_cursor=self.has_cursor, is_selected=self.is_selected)
        return sign, self.style("accent")


def heading_line(
    pen: Pen, path: tuple[str, ...], progress: Progress, width: int, sign: str
) -> Strip:
    """Draw a category: its name, a rule, how far the reader is."""
    count = f" {progress.done}/{progress.of} "
    name_width = width - len(count) - 6
    name = cut_path(path, pen.glyphs.joint, name_width, pen.glyphs.ellipsis)
    left = [pen.margin, (f"{sign} ", pen.style("faint")), (f"{name} ", pen.style("heading"))]
    rule = width - width_of(left) - len(count)
    left.append((pen.glyphs.rule * max(0, rule), pen.style("faint")))
    done = pen.style("done" if progress.done else "dim")
    return line(left, width, pen.base, [(count, done)])


def remark_line(pen: Pen, remark: str, width: int) -> Strip:
    """Draw what a list's author says of a category, as far as one line reaches."""
    text = cut(" ".join(remark.split()), width - 5, pen.glyphs.ellipsis)
    return line([pen.margin, (f"  {text}", pen.style("dim") + Style(italic=True))], width, pen.base)


def title_line(pen: Pen, entry: Entry, width: int, *, dimmed: bool = False) -> Strip:
    """Draw the first line of a work: status, title, and at the right its note and star."""
    return _titled(pen, entry, width, _flags(pen, entry), dimmed=dimmed)


def single_line(pen: Pen, entry: Entry, width: int, *, dimmed: bool = False) -> Strip:
    """Draw a work in one line: status, title, and at the right by whom and when it was made."""
    flags = _flags(pen, entry)
    reference = entry.reference
    joint, year = f" {pen.glyphs.dot} ", str(reference.year or "")
    room = width // 3 - (len(year) + len(joint) if year else 0)
    people = cut(_people(reference.authors, room), room, pen.glyphs.ellipsis)
    text = cut(joint.join(part for part in (people, year) if part), width // 3, pen.glyphs.ellipsis)
    right = [(f"  {text}", pen.style("dim")), *flags] if text else flags
    return _titled(pen, entry, width, right, dimmed=dimmed)


def _titled(pen: Pen, entry: Entry, width: int, right: list[Piece], *, dimmed: bool) -> Strip:
    room = width - INDENT - width_of(right)
    quiet = dimmed or entry.status is Status.SKIPPED
    style = pen.style("dim") if quiet else Style.null()
    if entry.status is Status.STARTED and not dimmed:
        style += pen.style("strong")
    title = cut(entry.reference.title, room, pen.glyphs.ellipsis)
    left = [pen.margin, *_status_sign(pen, entry.status), (title, style)]
    return line(left, width, pen.base, right)


def about_line(pen: Pen, entry: Entry, width: int, *, with_place: bool = False) -> Strip:
    """Draw the second line of a work: where and by whom, what was done when; its forms at the right."""
    joint = f" {pen.glyphs.dot} "
    dated, stopped = _dated(entry, pen.today), _stopped(entry)
    least = cell_len(joint.join(part for part in (dated, stopped) if part))
    right = form_boxes(pen, entry, width - INDENT - max(least + 1, _LEAST_SAID))
    room = width - INDENT - width_of(right) - 1
    done = [part for part in (dated, stopped) if part]
    places = [entry.path[-1]] if with_place and entry.path else []
    text = joint.join([*done, *about_parts(entry), *places])
    if cell_len(text) > room:
        text = joint.join([*done, *about_parts(entry, most_people=1), *places])
    said = cut(text, room, pen.glyphs.ellipsis)
    pieces: list[Piece] = [pen.margin, (" " * (INDENT - 1), Style.null())]
    if dated and said.startswith(dated):
        done = entry.status is Status.DONE
        pieces.append(
            (dated, pen.style("done" if done else "accent" if _is_started(entry) else "dim"))
        )
        said = said[len(dated) :]
    pieces.append((said, pen.style("dim")))
    return line(pieces, width, pen.base, right)


def related_line(pen: Pen, entry: Entry, width: int, *, is_last: bool) -> Strip:
    """Draw a related reference, under its work: status, title, people."""
    flags = _flags(pen, entry)
    room = width - INDENT - 4 - width_of(flags)
    people = _people(entry.reference.authors, room // 3)
    people = cut(people, max(0, room // 3), pen.glyphs.ellipsis)
    title_room = room - (cell_len(people) + 2 if people else 0)
    title = cut(entry.reference.title, title_room, pen.glyphs.ellipsis)
    branch = pen.glyphs.last_branch if is_last else pen.glyphs.branch
    style = pen.style("dim") if entry.status is Status.SKIPPED else Style.null()
    left = [pen.margin, (f"  {branch} ", pen.style("faint")), *_status_sign(pen, entry.status)]
    right = [(f"  {people}", pen.style("dim")), *flags] if people else flags
    return line([*left, (title, style)], width, pen.base, right)


def form_line(pen: Pen, form: FormEntry, width: int) -> Strip:
    """Draw one form of a work that was unfolded: its box, its kind, where it is."""
    box = pen.glyphs.box(form.status)
    address = form.title or (_address(form.url) if form.url else "no link")
    text = cut(address, width - INDENT - 16, pen.glyphs.ellipsis)
    left = [
        pen.margin,
        (" " * (INDENT + 1), Style.null()),
        (f"{box} ", _box_style(pen, form.status)),
        (f"{form.kind:<8}", Style.null()),
        (text, pen.style("dim")),
    ]
    return line(left, width, pen.base)


def form_boxes(pen: Pen, entry: Entry, room: int) -> list[Piece]:
    """Draw the forms of a work as small boxes; a page alone goes without saying.

    Without room for their names the boxes stand alone, and without room for these there are none.
    """
    forms = entry.forms
    if len(forms) == 1 and forms[0].kind == "page":
        return []
    boxes = [(f"  {pen.glyphs.box(form.status)}", _box_style(pen, form.status)) for form in forms]
    names = [(f" {form.kind}", pen.style("dim")) for form in forms]
    named = [piece for pair in zip(boxes, names, strict=True) for piece in pair]
    for pieces in (named, boxes):
        if width_of(pieces) < room:
            return [*pieces, (" ", Style.null())]
    return []


def about_parts(entry: Entry, most_people: int = 2) -> list[str]:
    """Say in short where a work was published and by whom."""
    reference = entry.reference
    venue = venue_and_year(reference)
    kind = "" if reference.venue or reference.year else str(reference.kind)
    return [part for part in (venue, short_people(reference.authors, most_people), kind) if part]


def _people(people: tuple[str, ...], room: int) -> str:
    """Name two people if that fits into so many cells, else the first and how many there are besides."""
    named = short_people(people)
    return named if cell_len(named) <= room else short_people(people, most=1)


def _dated(entry: Entry, today: date) -> str:
    if entry.status in {Status.UNREAD, Status.SKIPPED}:
        return "skipped" if entry.status is Status.SKIPPED else ""
    when = entry.finished if entry.status is Status.DONE else entry.started
    day = local_day(when) if when else None
    if day is None:
        return entry.status_word
    if day == today:
        return f"{entry.status_word} today"
    said = f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b} {day.year}"
    return f"{entry.status_word} {said}"


def _stopped(entry: Entry) -> str:
    """Say where the reader stopped in what is not done."""
    position = entry.mark.position
    if position is None or not position.value or entry.status is Status.DONE:
        return ""
    return f"at {said_position(position.value)}"


def _is_started(entry: Entry) -> bool:
    return entry.status is Status.STARTED


def _status_sign(pen: Pen, status: Status) -> list[Piece]:
    names = {Status.DONE: "done", Status.STARTED: "accent"}
    return [(f"{pen.glyphs.status(status)}  ", pen.style(names.get(status, "dim")))]


def _box_style(pen: Pen, status: Status) -> Style:
    names = {Status.DONE: "done", Status.STARTED: "accent"}
    return pen.style(names.get(status, "dim"))


def _flags(pen: Pen, entry: Entry) -> list[Piece]:
    pieces: list[Piece] = []
    if entry.is_new:
        pieces.append((f" {pen.glyphs.new}", pen.style("new")))
    if entry.mark.conflicts:
        pieces.append((f" {pen.glyphs.conflict}", pen.style("accent")))
    if entry.mark.notes:
        pieces.append((f" {pen.glyphs.note}", pen.style("dim")))
    if entry.mark.starred:
        pieces.append((f" {pen.glyphs.star}", pen.style("accent")))
    return [*pieces, (" ", Style.null())]


def _address(url: str) -> str:
    try:
        found = urlsplit(url)
    except ValueError:
        return url
    return f"{found.netloc.removeprefix('www.')}{found.path}" if found.netloc else url
