"""The text of the details, from top to bottom; foreign text goes in as plain text only."""

from collections.abc import Iterable
from datetime import date

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from ..data.key import is_web_link
from ..user_state.date import spoken_day
from ..user_state.entry import Entry, FormEntry
from ..user_state.mark import Head
from ..user_state.position import said_position
from ..user_state.status import Status
from .glyph import Glyphs
from .line import cut
from .shown import ShownEntry, ShownHeading

_DIM, _LABEL, _TITLE = "$dim", "bold $dim", "bold $accent"


def detail_text(shown: ShownEntry, glyphs: Glyphs, today: date, width: int) -> Content:
    """Write all that is known of an entry; each form takes one line of that many cells."""
    entry = shown.entry
    blocks = [
        _head(entry, glyphs),
        _state(entry, glyphs, today, width),
        _forms(entry, glyphs, width),
        _notes(entry, glyphs, today),
        _labelled("Summary", entry.reference.abstract),
        _labelled("Remark", entry.reference.remark),
        _related(shown, glyphs),
        _labelled("Also in", "\n".join(" › ".join(path) for path in shown.also)),  # noqa: RUF001
        _history(entry, today),
    ]
    return Content("\n\n").join(block for block in blocks if block is not None)


def heading_text(shown: ShownHeading) -> Content:
    """Write what is known of a category or a catalog."""
    progress = shown.progress
    said = f"{progress.done} of {progress.of} done"
    if progress.skipped:
        said += f", {progress.skipped} skipped"
    blocks = [
        Content.styled(shown.path[-1], _TITLE),
        Content.styled(said, _DIM),
        *([Content(shown.remark)] if shown.remark else []),
    ]
    return Content("\n\n").join(blocks)


def _head(entry: Entry, glyphs: Glyphs) -> Content:
    reference = entry.reference
    lines = [Content.styled(reference.title, _TITLE)]
    if reference.authors:
        lines.append(Content(", ".join(reference.authors)))
    year = str(reference.year) if reference.year else ""
    venue = reference.venue or ""
    facts = [
        str(reference.kind),
        venue,
        "" if year in venue else year,
        reference.session or "",
        f"{reference.minutes} min" if reference.minutes else "",
    ]
    joint = f" {glyphs.dot} "
    lines.append(Content.styled(joint.join(fact for fact in facts if fact), _DIM))
    lines.append(Content.styled(f"{entry.catalog}/{reference.id}" if entry.catalog else "", _DIM))
    return Content("\n").join(line for line in lines if line.plain)


def _state(entry: Entry, glyphs: Glyphs, today: date, width: int) -> Content:
    status = entry.status
    when = entry.finished if status is Status.DONE else entry.started
    word = entry.status_word
    if when and status in {Status.DONE, Status.STARTED}:
        word += f" {spoken_day(when, today)}"
    parts = [Content.styled(f"{glyphs.status(status)} {word}", _status_style(status))]
    if entry.mark.starred:
        parts.append(Content.styled(f"{glyphs.star} starred", "$accent"))
    if entry.is_new:
        parts.append(Content.styled("new here", "$secondary"))
    if entry.is_gone:
        parts.append(Content.styled("no longer listed", "$warning"))
    if entry.mark.position is not None and entry.mark.position.value:
        parts.append(Content(f"at {said_position(entry.mark.position.value)}"))
    lines = [_unbroken(parts, width)]
    if "status" in entry.mark.conflicts:
        lines.append(Content.styled(_status_dispute(entry, glyphs, today), "$warning"))
    if entry.mark.tags:
        lines.append(Content.styled(" ".join(f"#{tag}" for tag in entry.mark.tags), "$secondary"))
    return Content("\n").join(lines)


def _unbroken(parts: Iterable[Content], width: int) -> Content:
    """Put parts on as many lines of that many cells as they take, none of them broken in two."""
    lines: list[Content] = []
    for part in parts:
        longer = Content("   ").join([lines[-1], part]) if lines else part
        if lines and longer.cell_length <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return Content("\n").join(lines)


def _status_dispute(entry: Entry, glyphs: Glyphs, today: date) -> str:
    """Say in words that devices set the status apart, what each said, and what settles it."""
    said = [
        f"{head.value} {spoken_day(head.on, today)}" if head.on else str(head.value)
        for head in entry.mark.statuses
    ]
    others = " and ".join(said[1:])
    told = f"Your devices differ: {said[0]} counts, {others} was set too."
    return f"{glyphs.conflict} {told} Mark it again to settle that."


def _status_style(status: Status) -> str:
    return {Status.DONE: "$success", Status.STARTED: "$accent"}.get(status, _DIM)


def _forms(entry: Entry, glyphs: Glyphs, width: int) -> Content | None:
    lines = [
        _form(number, form, glyphs, width) for number, form in enumerate(entry.forms) if form.url
    ]
    return Content("\n").join(lines) if lines else None


def _form(number: int, form: FormEntry, glyphs: Glyphs, width: int) -> Content:
    box = Content.styled(f"{glyphs.box(form.status)} ", _status_style(form.status))
    name = Content(f"{form.kind:<6} ")
    url = form.url or ""
    style = Style.from_meta({"@click": f"screen.open_form({number})"})
    short = url.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    short = cut(short, width - cell_len(box.plain) - cell_len(name.plain), glyphs.ellipsis)
    link = Content.styled(short, style) if is_web_link(url) else Content(short)
    return Content.assemble(box, name, link)


def _labelled(label: str, text: str | None) -> Content | None:
    if not text:
        return None
    return Content.assemble((f"{label}\n", _LABEL), Content(text))


def _notes(entry: Entry, glyphs: Glyphs, today: date) -> Content | None:
    notes = entry.mark.notes
    if not notes:
        return None
    if not entry.has_rival_notes:
        return _note(notes[0], today, is_one_of_several=False)
    told = [_note(note, today, is_one_of_several=True) for note in notes]
    several = f"{glyphs.conflict} Your devices left several notes; writing makes one of them."
    told.insert(0, Content.styled(several, "$warning"))
    return Content("\n\n").join(told)


def _note(note: Head[str], today: date, is_one_of_several: bool) -> Content:
    label = "One of several notes" if is_one_of_several else "Note"
    when = f"  {spoken_day(note.on, today)}" if note.on else ""
    return Content.assemble((label, _LABEL), (f"{when}\n", _DIM), Content(note.value))


def _related(shown: ShownEntry, glyphs: Glyphs) -> Content | None:
    if not shown.related:
        return None
    lines = [Content.styled("Belongs to it", _LABEL)]
    for entry in shown.related:
        people = ", ".join(entry.reference.authors)
        lines.append(
            Content.assemble(
                (f"{glyphs.status(entry.status)} ", _status_style(entry.status)),
                Content(entry.reference.title),
                (f"  {people}" if people else "", _DIM),
            )
        )
    return Content("\n").join(lines)


def _history(entry: Entry, today: date) -> Content | None:
    if len(entry.history) < 2:
        return None
    said = [
        f"{head.value} {spoken_day(head.on, today)}" if head.on else str(head.value)
        for head in entry.history
    ]
    return Content.assemble(("Before\n", _LABEL), (", ".join(said), _DIM))
