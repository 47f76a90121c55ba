"""Citations without marks: `Ann Lee, Bo Berg, A title of theirs, CONF, 2014`, and titles with a name."""

import re
from dataclasses import dataclass

from .bracket import NOTHING, Told, full_year
from .credit import credited
from .name import is_given
from .people import people

_COMMA = re.compile(r",\s+")
_AND = re.compile(r"\s+(?:and|&)\s+")
_ARXIV = re.compile(r"arxiv:\s?(\d\d)\d\d\.\d+\S*", re.IGNORECASE)
_YEAR = re.compile(r"(?:(.{2,40}?)[\s,]+)?['’]?((?:19|20)\d\d|(?<=['’])\d\d)\.?")
_VENUE = re.compile(r"[A-Z][\w.&/ -]{1,40}")
_COLON = re.compile(r"^([^:.]{4,60}):\s+(.{6,})$")
_SENTENCE = re.compile(r"(?<=\w{3})\.\s+(?=[A-Z])")
_NAMED = re.compile(r"^(\S.{7,}?),\s+(?:[Bb]y\s+)?([^,]{5,60})$")
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says."""

    title: str
    authors: tuple[str, ...]
    told: Told


def read_citation(text: str) -> Citation | None:
    """Read people, a title and where it appeared, set off by commas alone; None for anything else."""
    text = text.strip().rstrip(".")
    if len(text) > _MOST:
        return None
    return _after_commas(text) or _after_colon(text)


def _after_colon(text: str) -> Citation | None:
    found = _COLON.match(text)
    names = _known(found[1]) if found else ()
    cited = _cited(found[2], names) if found and names else None
    return cited if cited and cited.told.year else None


def _after_commas(text: str) -> Citation | None:
    parts = _COMMA.split(_AND.sub(", ", text.replace(", and ", ", ").replace(", & ", ", ")))
    count = 0
    while count < len(parts) - 1 and " " in parts[count] and people(parts[count]):
        count += 1
    names = people(", ".join(parts[:count])) if count > 1 else _known(parts[0])
    rest = _after(text, parts[max(count, 1) - 1]) if names else ""
    cited = _cited(rest, names) if rest else None
    return cited if cited and (count > 1 or cited.told.year) else None


def named(title: str) -> tuple[str, tuple[str, ...]]:
    """Take the people off a title that ends with them behind a comma, if their names are common."""
    found = _NAMED.match(title)
    if not found or people(found[1], loose=True):
        return title, ()
    names, venue = credited(found[2], dated=False)
    is_sure = bool(names) and not venue and all(" " in name for name in names)
    return (found[1], names) if is_sure else (title, ())


def _known(text: str) -> tuple[str, ...]:
    names = people(text)
    return names if any(is_given(name.split()[0]) for name in names) else ()


def _after(text: str, last: str) -> str:
    return text[text.index(last) + len(last) :].lstrip(" ,")


def _cited(rest: str, names: tuple[str, ...]) -> Citation | None:
    title, told = _placed(_SENTENCE.sub(", ", rest))
    return Citation(title, names, told) if len(title.split()) > 1 and not people(title) else None


def _placed(text: str) -> tuple[str, Told]:
    """Take the venue and year, or the number of a preprint, off the end of a title."""
    told = NOTHING
    parts = _COMMA.split(text)
    if len(parts) > 1 and (year := _YEAR.fullmatch(parts[-1])):
        told = Told(year=full_year(year[2]), venue=year[1])
        parts.pop()
    if len(parts) > 1 and (arxiv := _ARXIV.fullmatch(parts[-1])):
        told = told.joined(Told(year=full_year(arxiv[1]), venue="arXiv"))
        parts.pop()
    elif told.year and not told.venue and len(parts) > 1 and _VENUE.fullmatch(parts[-1]):
        told = told.joined(Told(venue=parts.pop()))
    return ", ".join(parts).strip(" .,"), told
