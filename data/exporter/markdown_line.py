"""The line of one work or form in a checklist: written as `read_line` reads it."""

import re

from ..importer.checklist_line import DOT, STAR, Line
from ..key import is_web_link
from ..kind import FormKind, Kind
from ..markdown_text import escape

_SIMPLE = re.compile(r"[^\s()<>\\`]+")
_WORDS = {
    FormKind.VIDEO: "watched",
    FormKind.AUDIO: "heard",
    Kind.VIDEO: "watched",
    Kind.PODCAST: "heard",
}


def write_line(line: Line, kind: Kind | FormKind) -> str:
    """Write a line of a list, without its bullet; `kind` tells whether done is read or watched."""
    box = "[x] " if line.box else "[ ] "
    form = f"{line.form}: " if line.form else ""
    text = f"{box}{form}{_head(line.title, line.url)}"
    if line.authors:
        people = ", ".join(escape(name, f",(){DOT}") for name in line.authors)
        text += f" by {people}"
    if where := _where(line):
        text += f" ({where})"
    return f" {DOT} ".join([text, *_state(line, kind)])


def write_target(url: str) -> str:
    """Write the address of a Markdown link."""
    safe = re.sub(r"&(?=#?[0-9A-Za-z]+;)", "&amp;", url)
    if _SIMPLE.fullmatch(url):
        return safe
    return "<" + re.sub(r"[\\<>]", r"\\\g<0>", safe) + ">"


def _head(title: str, url: str | None) -> str:
    if url and is_web_link(url):
        return f"[{escape(title)}]({write_target(url)})"
    # Whatever else an address is, nobody should be able to click on it.
    shown = f" `{url}`" if url and _SIMPLE.fullmatch(url) else ""
    return f"**{escape(title)}**{shown}"


def _where(line: Line) -> str:
    venue = escape(line.venue or "", f",(){DOT}")
    year = str(line.year) if line.year is not None else ""
    year = "" if venue.endswith(year) else year
    session = escape(line.session or "", f",(){DOT}")
    minutes = f"{line.minutes} min" if line.minutes is not None else ""
    return ", ".join(part for part in (venue, year, session, minutes) if part)


def _state(line: Line, kind: Kind | FormKind) -> list[str]:
    found: list[str] = []
    if line.status == "done" and line.on:
        found.append(f"{_WORDS.get(kind, 'read')} {line.on}")
    elif line.status in {"started", "skipped"}:
        found.append(f"{line.status} {line.on}".strip())
    if line.starred:
        found.append(STAR)
    if line.tags:
        found.append(" ".join(f"#{escape(tag, DOT)}" for tag in line.tags))
    if line.position:
        found.append(f"stopped at {escape(line.position, DOT)}")
    if line.spent is not None:
        found.append(f"took {line.spent} min")
    return found
