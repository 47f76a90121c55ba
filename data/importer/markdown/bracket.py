"""Brackets behind a title: a year, a venue, a talk's code, a kind, or a remark."""

import re
from dataclasses import dataclass

from ...kind import Kind
from .credit import credited
from .marker import named_kind

_LAST = re.compile(r"\s*[(（\[【]([^()（）\[\]【】\ue000-\uf7ff]{1,120})[)）\]】]\s*$")
_FIRST = re.compile(r"^[\s,]*[(（\[【]([^()（）\[\]【】\ue000-\uf7ff]{1,120})[)）\]】]")
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_ONLY_YEAR = re.compile(
    rf"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?,? "
    rf")?(?:\d{{1,2}},? )?({_YEAR})(?:[-/.]\d\d?){{0,2}}|({_YEAR})年?",
    re.IGNORECASE,
)
_VENUE = re.compile(rf"([^\W\d_][^.;:]{{1,50}}?)[,\s]*['’]?(?<!\d)({_YEAR}|(?<=['’])\d\d)")
_SESSION = re.compile(r"[A-Z]{2,4}\d{2,4}(?:-[A-Z0-9]{1,4})?")
_FORMATS = re.compile(
    r"(?:(?:pdf|epub|mobi|html|djvu|azw3|kindle|ps|txt|youtube|in pdf|online|"
    r"web)(?:\s*[,/&+]\s*|\s+and\s+|$))+",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:~ ?)?(\d{1,3}) ?[-–]?(?:min|mins|minutes?|分钟|分)\.?(?: read| watch| talk)?",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:~ ?)?(\d{1,2}) ?h(?:rs?|ours?)?\.?(?:,? ?(\d{1,2}) ?(?:m|min|mins|minutes)\.?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):\d\d")
_COMMA = re.compile(r"\s*[,，、]\s*")
_GOES_ON = re.compile(r"\s+[a-z]")
_YEARED = re.compile(rf"^(.{{3,}}\w),\s+({_YEAR})$")
_NO_VENUE = frozenset("updated since edition version copyright last new wip draft added".split())  # noqa: SIM905  # words
_EVENT = re.compile(rf"^((?:[A-Z][\w.:’']*[ ]){{1,4}}?)({_YEAR})\s*(?::| [-–—])\s+\S")


@dataclass(frozen=True, slots=True)
class Told:
    """What brackets tell of a work."""

    year: int | None = None
    venue: str | None = None
    session: str | None = None
    kind: Kind | None = None
    minutes: int | None = None
    authors: tuple[str, ...] = ()

    def joined(self, other: "Told") -> "Told":
        """Take from another what this does not tell."""
        if other is NOTHING:
            return self
        if self is NOTHING:
            return other
        return Told(
            self.year or other.year,
            self.venue or other.venue,
            self.session or other.session,
            self.kind or other.kind,
            self.minutes or other.minutes,
            self.authors or other.authors,
        )


NOTHING = Told()


def read_bracket(text: str) -> Told | None:
    """Read what stands in brackets; None for anything that is a remark."""
    text = text.strip()
    if (told := _read_one(text)) is not None:
        return told
    if _COMMA.search(text) and (told := _read_parts(_COMMA.split(text))):
        return told
    if (found := _VENUE.fullmatch(text)) and _is_venue(found[1]):
        return _placed(found[1], full_year(found[2]), text)
    names, venue = credited(text, dated=False)
    return Told(authors=names, venue=venue or None) if names else None


def _read_one(text: str) -> Told | None:
    """Read what says one thing: a year, a talk's code, a kind, a format, how long it takes."""
    if found := _ONLY_YEAR.fullmatch(text):
        return Told(year=int(found[1] or found[2]))
    if _SESSION.fullmatch(text) and len(text) > 4:
        return Told(session=text)
    if (kind := named_kind(text)) is not None:
        return Told(kind=kind)
    if _FORMATS.fullmatch(text):
        return Told()
    if minutes := minutes_in(text):
        return Told(minutes=minutes)
    return None


def minutes_in(text: str) -> int | None:
    """Give the minutes that a text tells and nothing else, such as `45 min` and `1:02:30`."""
    if found := _MINUTES.fullmatch(text.strip()):
        return int(found[1]) or None
    if found := _CLOCK.fullmatch(text.strip()):
        return int(found[1] or 0) * 60 + int(found[2]) or None
    if found := _HOURS.fullmatch(text.strip()):
        return int(found[1]) * 60 + int(found[2] or 0) or None
    return None


def _read_parts(parts: list[str]) -> Told | None:
    """Read what stands in brackets one beside the other: people, and what is understood behind them."""
    told = NOTHING
    while parts:
        found = _read_one(parts[-1].strip())
        if found is None or found == NOTHING:
            break
        told = told.joined(found)
        parts.pop()
    if not parts or told == NOTHING:
        return told if not parts else None
    names, venue = credited(", ".join(parts), dated=told.year is not None)
    if names:
        return told.joined(Told(authors=names, venue=venue or None))
    placed = read_bracket(", ".join(parts)) if told.year is None else None
    return told.joined(placed) if placed else None


def _placed(name: str, year: int, text: str) -> Told:
    """Read a name with a year: people's, or a venue's."""
    names, venue = credited(name, dated="," in name, yeared=True)
    return Told(year=year, authors=names, venue=(venue or None) if names else text)


def yeared(title: str) -> tuple[str, Told]:
    """Take the year off a title that ends with it behind a comma."""
    found = _YEARED.match(title)
    return (found[1], Told(year=int(found[2]))) if found else (title, NOTHING)


def trailing(title: str) -> tuple[str, Told]:
    """Take brackets that are understood off the end of a title."""
    told = NOTHING
    while (found := _LAST.search(title)) and found.start():
        read = read_bracket(found[1])
        if read is None:
            break
        told = told.joined(read)
        title = title[: found.start()]
    return title, told


def leading(text: str) -> tuple[str, Told]:
    """Take brackets that are understood off the start of what follows a title."""
    told = NOTHING
    while found := _FIRST.match(text):
        read = read_bracket(found[1])
        if read is None or (read.authors and not read.year and _GOES_ON.match(text, found.end())):
            break
        told = told.joined(read)
        text = text[found.end() :]
    return text, told


def event(title: str) -> Told:
    """Read the event and year that a title begins with, such as `Conf 2020: How we …`."""
    found = _EVENT.match(title)
    if not found:
        return NOTHING
    return Told(year=int(found[2]), venue=f"{found[1]}{found[2]}")


def _is_venue(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= 6 and words[0][0].isupper() and words[0].lower().strip("!") not in _NO_VENUE
    )


def full_year(year: str) -> int:
    """Give a year that may be written with two figures, or with a sign before them."""
    year = year.lstrip("'’")
    if len(year) == 4:
        return int(year)
    return int(year) + (1900 if int(year) > 60 else 2000)
