"""The line of one work or form in a checklist: what can be read in it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ..kind import FormKind
from ..markdown_text import unescape

DOT = "·"
STAR = "★"
DONE_WORDS = ("read", "watched", "heard", "done", "finished")
_STATUS_WORDS = {"started": "started", "skipped": "skipped", "unread": "unread"} | dict.fromkeys(
    DONE_WORDS, "done"
)

_KINDS = "|".join(FormKind)
_INNER = r"(?:\\.|[^\\\[\]]|\[(?:\\.|[^\\\[\]])*\])*"
_TARGET = r"<(?:\\.|[^\\<>])*>|(?:\\.|[^\\()\s<]|\((?:\\.|[^\\()\s])*\))+"
LINK = re.compile(rf"\[({_INNER})\]\(\s*({_TARGET})(?:\s+\"(?:\\.|[^\\\"])*\")?\s*\)")
_BOLD = re.compile(r"\*\*((?:\\.|[^\\*])+)\*\*(?:\s`([^`]+)`)?")
_BARE = re.compile(r"<?(https?://[^\s<>]+)>?")
_PLAIN = re.compile(r"(.+?)(?=\s+by\s|\s+\(|\s+[-–—]\s|:\s|\s·\s|$)")  # noqa: RUF001
_BOX = re.compile(r"\[([ xX])\](?:\s+|$)")
_FORM = re.compile(rf"({_KINDS}):\s+", re.IGNORECASE)
_PEOPLE = re.compile(r"\s*by\s+((?:\\.|[^\\()])*?)(?=\s*\(|\s+[-–—]\s|\s*$)")  # noqa: RUF001
_PLACE = re.compile(r"\s*\(((?:\\.|[^\\()])*)\)")
_YEAR = re.compile(r"(?:(.*)\s)?([12]\d{3})")
_STATUS = re.compile(
    rf"({'|'.join(_STATUS_WORDS)})(?:\s+(?:on\s+)?(\d{{4}}-\d\d-\d\d))?", re.IGNORECASE
)
_BETWEEN = re.compile(rf"\s+{DOT}\s+")
_SPENT = re.compile(r"took (\d{1,7}) min")
_STOPPED = "stopped at "


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line says. `box` is None without one; `status` is that of box and words together.

    `spent` are the reader's own minutes. `rest` is what is no part of the grammar.
    """

    title: str = ""
    url: str | None = None
    form: FormKind | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    session: str | None = None
    minutes: int | None = None
    box: bool | None = None
    status: str = ""
    on: str = ""
    starred: bool = False
    tags: tuple[str, ...] = ()
    position: str = ""
    spent: int | None = None
    rest: str = ""


def read_line(text: str) -> Line:
    """Read a line of a list, without its bullet. Any text gives some line."""
    text = " ".join(text.split())
    box = _BOX.match(text)
    text = text[box.end() :] if box else text
    ticked = box[1] in "xX" if box else None
    form = _FORM.match(text)
    text = text[form.end() :] if form else text
    title, url, behind = _head(text)
    first, *segments = _BETWEEN.split(behind)
    fields = _state(tuple(segment.strip() for segment in segments), ticked)
    people, first = _people(first)
    place, first = _cut(_PLACE, first)
    where = _where(place or "")
    rest = " ".join(part for part in (_without_dash(first), fields.rest) if part)
    return Line(
        title=title,
        url=url,
        form=FormKind(form[1].lower()) if form else None,
        authors=people,
        venue=where.venue,
        year=where.year,
        session=where.session,
        minutes=where.minutes,
        box=ticked,
        status=fields.status,
        on=fields.on,
        starred=fields.starred,
        tags=fields.tags,
        position=fields.position,
        spent=fields.spent,
        rest=rest,
    )


def read_target(target: str) -> str:
    """Read the address of a Markdown link."""
    inner = target[1:-1] if target.startswith("<") else target
    return unescape(inner)


def _head(text: str) -> tuple[str, str | None, str]:
    """Take title and address from the beginning of a line."""
    if link := LINK.match(text):
        return unescape(link[1], plain=True), read_target(link[2]), text[link.end() :]
    if bold := _BOLD.match(text):
        return unescape(bold[1]), bold[2], text[bold.end() :]
    if bare := _BARE.match(text):
        return bare[1], bare[1], text[bare.end() :]
    plain = _PLAIN.match(text)
    if plain is None:
        return "", None, text
    return unescape(plain[1].strip(), plain=True), None, text[plain.end() :]


def _people(text: str) -> tuple[tuple[str, ...], str]:
    names, rest = _cut(_PEOPLE, text)
    parts = re.split(r",\s+|\s+(?:and|&)\s+", names) if names else []
    return tuple(unescape(name.strip(), plain=True) for name in parts if name.strip()), rest


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    found = pattern.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


@lru_cache(64)
def _where(text: str) -> Line:
    """Read venue, year, session and length from between brackets."""
    parts = [part.strip() for part in text.split(", ")]
    minutes = re.fullmatch(r"(\d{1,7}) min", parts[-1])
    parts = parts[:-1] if minutes else parts
    first = parts[0] if parts else ""
    venue = "" if _YEAR.fullmatch(first) and " " not in first else first
    further = parts[1:] if venue else parts
    if further and " " not in further[0] and _YEAR.fullmatch(further[0]):
        year, further = further[0], further[1:]
    else:
        dated = _YEAR.fullmatch(venue)
        year = dated[2] if dated else None
    return Line(
        venue=unescape(venue, plain=True) or None,
        year=int(year) if year else None,
        session=unescape(", ".join(further), plain=True) or None,
        minutes=int(minutes[1]) if minutes else None,
    )


@lru_cache(64)
def _state(segments: tuple[str, ...], ticked: bool | None) -> Line:
    """Read the reader's own words at the end of a line."""
    status, on, position, spent = "", "", "", None
    starred, tags, rest = False, list[str](), list[str]()
    for segment in segments:
        if said := _STATUS.fullmatch(segment):
            status, on = _STATUS_WORDS[said[1].lower()], said[2] or ""
        elif segment == STAR:
            starred = True
        elif segment.startswith("#"):
            tags += [unescape(word.lstrip("#")) for word in segment.split() if word.strip("#")]
        elif segment.startswith(_STOPPED):
            position = unescape(segment.removeprefix(_STOPPED))
        elif took := _SPENT.fullmatch(segment):
            spent = int(took[1])
        elif segment:
            rest.append(segment)
    if ticked is not None and ticked != (status == "done"):
        # The box is what people change.
        status, on = ("done", "") if ticked else ("", "")
    return Line(
        status=status,
        on=on,
        starred=starred,
        tags=tuple(tags),
        position=position,
        spent=spent,
        rest=f" {DOT} ".join(rest),
    )


def _without_dash(text: str) -> str:
    return re.sub(r"^\s*[-–—:]\s+", "", text).strip()  # noqa: RUF001
