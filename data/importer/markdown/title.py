"""Titles: what is a work's name in a text, and who and when stand around it."""

import re
from dataclasses import dataclass, replace

from .bracket import NOTHING, Told, event, leading, read_bracket, trailing, yeared
from .citation import named, read_citation
from .credit import han_names
from .line import EMPHASIS, EMPHASIS_END, STRONG, STRONG_END, STYLES, without_styles
from .marker import signed
from .moment import undated
from .name import is_given
from .people import leading_people, people

EDGES = " \t\n\v,;:.–—-|·，：；。、/"
_BOLD = re.compile(rf"{STRONG}([^{STRONG_END}]*){STRONG_END}")
_SLANTED = re.compile(rf"^[\s{STYLES}]*{EMPHASIS}([^{EMPHASIS_END}]*){EMPHASIS_END}")
_QUOTED = re.compile(
    rf"^[\s{STYLES}]*(?:[\"“]([^\"“”]{{3,300}})[\"”]|"
    rf"[「『《«]([^」』》»]{{2,300}})[」』》»]|['‘]([^'‘’]{{8,300}})['’])(?=\s*(?:$|[,.;:(\[–—\v-]|by\b))"
)
_CITED = re.compile(
    rf"^([^{STRONG}{EMPHASIS}\"“]{{4,200}}?)(?:{EMPHASIS}([^{EMPHASIS_END}]{{5,300}}){EMPHASIS_END}|"
    r"[\"“]([^\"“”]{5,300})[\"”])"
)
_PEOPLED = re.compile(
    r"^(.{4,}?)\s*[(（]([^()（）]{5,120}[,&][^()（）]{3,}|[^()]{3,120} and [^()]{3,120})[)）]$"
)
_YEARED = re.compile(
    r"^(.{3,400}?)[\s,]*[(（\[]([^()\[\]（）]{4,40})[)）\]](?=[.,:]*(?:\s|$))(.*)$", re.DOTALL
)
_APA = re.compile(r"^(.{3,300}?)\s*\((\d{4})[a-z]?\)[.:,]\s+(.{3,})$", re.DOTALL)
_DASH = re.compile(r"\s+(?:-{1,3}|–|—)\s+|\s*(?:—|——|－)\s*(?=\S)")
_SENTENCE = re.compile(
    r"(?<=[^\W\d_]{3})[.](?=\s)|(?<=[^\W\d_]{2})[.](?=\s+[A-Z\"“][^.]{14,})|[?!](?=\s)"
)
_INNER_BY = re.compile(r"^(.{3,}?)(,)?\s+[bB]y\s+(\S.*)$", re.DOTALL)
_BOOK = re.compile(r"^\s*[《『「]([^》』」]{2,200})[》』」](.*)$", re.DOTALL)
_WRITTEN = re.compile(
    r"^((?:A )?(?:summary|review|notes?|overview|commentary|explanation|discussion|"
    r"analysis|talk|lecture))\s+by\s+(.+?)(?:\s+[-–—:]\s+(.+)|:\s+(.+))?$",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"^(.{4,})\s[-–—]\s([^-–—,]{4,50}?),\s((?:.*\b(?:at|CTO|CEO|VP|Professor|Engineer|"
    r"Architect|University|Research|founder)\b|[A-Z]).{0,80})$"
)


@dataclass(frozen=True, slots=True)
class Titled:
    """A title with what was beside it; `rest` follows it and is yet to be read."""

    title: str
    authors: tuple[str, ...] = ()
    told: Told = NOTHING
    rest: str = ""


def of_link(text: str) -> Titled:
    """Take apart the text of a link that is a title."""
    text = " ".join(text.split())
    kind = None
    if text and not text[0].isascii() and not text[0].isalnum():
        kind, text = signed(text)
    if book := _booked(text):
        return book
    title, told = trailing(text)
    title, told = yeared(title) if told is NOTHING else (title, told)
    authors: tuple[str, ...] = ()
    if found := _WRITTEN.match(title):
        if authors := people(found[2]):
            rest = found[3] or found[4]
            title = f"{found[1]}: {rest}" if rest else found[1]
    elif (found := _INNER_BY.match(title)) and (found[2] or len(found[1].split()) > 2):
        if authors := people(found[3]):
            title = found[1]
    elif (found := _ROLE.match(title)) and (authors := people(found[2])):
        title = found[1]
    else:
        title, authors = named(title)
    title, more = trailing(title) if authors else (title, NOTHING)
    told = told.joined(more).joined(event(title))
    return Titled(title.strip(), authors, replace(told, kind=told.kind or kind) if kind else told)


def of_text(text: str) -> Titled:
    """Find the title in a text that has no link in it."""
    text, told = leading(undated(text))
    found = _booked(without_styles(text)) or _marked(text) or _cited(text)
    if found is None:
        text = without_styles(text).strip().strip(EDGES + "[(")
        found = (
            _apa(text)
            or _listed_first(text)
            or _yeared(text)
            or _by(text)
            or _dashed(text)
            or _sentences(text)
            or _listed(text)
            or Titled(*_end(text))
        )
    return found if told is NOTHING else replace(found, told=found.told.joined(told))


def _listed_first(text: str) -> Titled | None:
    cited = read_citation(text)
    return Titled(cited.title, cited.authors, cited.told) if cited else None


def _booked(text: str) -> Titled | None:
    """Find a title in marks of Chinese or Japanese behind which only its people stand."""
    found = _BOOK.match(text)
    if not found:
        return None
    words, told = trailing(found[2])
    words = re.sub(r"^[\s(（\[【]*[^\s)）\]】]{1,4}[)）\]】]", "", words).strip(EDGES + "()（）")
    names = han_names(words) or people(words.removesuffix("著"))
    return Titled(found[1].strip(), names, told) if names else None


def _cited(text: str) -> Titled | None:
    """Find a title that is slanted or quoted behind its people: `Lee, A. *A title*. A journal`."""
    found = _CITED.match(text)
    if not found:
        return None
    before, told = trailing(re.sub(r"(?<!\b[A-Z])[.,:]+$", "", without_styles(found[1]).strip()))
    loose = re.search(r"[,.&]|\band\b", before) is not None
    names = _inverted(before.strip(" ,;:")) or people(before, loose=loose)
    title = without_styles(found[2] or found[3]).strip(" .,")
    return Titled(title, names, told, text[found.end() :]) if names and " " in title else None


def _inverted(text: str) -> tuple[str, ...]:
    """Turn the one name round that stands before a title as in a bibliography: `Family, Given`."""
    parts = [part.strip() for part in text.split(",")]
    is_one = len(parts) == 2 and all(len(part.split()) == 1 for part in parts)
    name = f"{parts[1]} {parts[0]}" if is_one else ""
    return people(name) if name else ()


def _end(text: str) -> tuple[str, tuple[str, ...], Told]:
    title, told = trailing(text)
    found = _PEOPLED.match(title)
    if found and (names := people(found[2])):
        return found[1].strip(EDGES), names, told
    return title.strip(EDGES), (), told


def _marked(text: str) -> Titled | None:
    """Find a title that stands out: bold, in quotation marks, or slanted at the start."""
    for pattern in (_BOLD, _QUOTED, _SLANTED):
        found = pattern.search(text) if pattern is _BOLD else pattern.match(text)
        if not found:
            continue
        inner = next(filter(None, found.groups()), "").strip()
        before, rest = without_styles(text[: found.start()]).strip(EDGES), text[found.end() :]
        if (
            not re.search(r"\w{2}", inner)
            or inner.rstrip().endswith(":")
            or re.match(r"\s*[:：]", rest)
        ):
            continue
        if pattern is _SLANTED and not re.search(r"\w", rest) and not before and people(inner):
            continue
        title, told = trailing(without_styles(inner).strip().strip(",;:"))
        return Titled(
            title.rstrip(". ") or title, people(before, loose=True) if before else (), told, rest
        )
    return None


def _apa(text: str) -> Titled | None:
    found = _APA.match(text)
    if found and (names := people(found[1], loose=bool(re.search(r"\b[A-Z]\.", found[1])))):
        title, rest = _first_sentence(found[3])
        if people(title):
            return None
        return Titled(title, names, Told(year=int(found[2])), rest)
    return None


def _yeared(text: str) -> Titled | None:
    found = _YEARED.match(text)
    told = read_bracket(found[2]) if found else None
    if not found or told is None or not (told.year or told.session):
        return None
    inner = (
        of_text(found[1])
        if _DASH.search(found[1]) or "." in found[1] or " by " in found[1]
        else Titled(found[1].strip(EDGES))
    )
    rest = " ".join(filter(None, (inner.rest, found[3])))
    return Titled(inner.title, inner.authors, told.joined(inner.told), rest)


def _by(text: str) -> Titled | None:
    found = _INNER_BY.match(text)
    if not found:
        return None
    names, rest = leading_people(found[3], loose=bool(found[2]))
    return Titled(found[1].strip(EDGES), names, NOTHING, rest) if names else None


def _dashed(text: str) -> Titled | None:
    found = _DASH.search(text)
    if not found:
        return None
    left, right = text[: found.start()].strip(EDGES), text[found.end() :]
    if names := people(left):
        return Titled(right.strip(EDGES), names)
    names, rest = leading_people(right)
    if names:
        return Titled(left, names, NOTHING, rest)
    return Titled(left, (), NOTHING, right) if left and len(right.split()) > 3 else None


def _sentences(text: str) -> Titled | None:
    first, rest = _first_sentence(text)
    if not rest.strip(EDGES):
        return None
    names = _inverted(first) if is_given(first.split()[-1]) else ()
    if names := names or people(first, loose="," in first or bool(re.search(r"\b[A-Z]\.", first))):
        title, rest = _first_sentence(rest)
        return Titled(title, names, NOTHING, rest) if title else None
    names, after = leading_people(rest.strip(EDGES), loose=" and " in rest or " et al" in rest)
    return Titled(first, names, NOTHING, after) if names else None


def _first_sentence(text: str) -> tuple[str, str]:
    found = _SENTENCE.search(text)
    if not found:
        return text.strip(EDGES), ""
    end = found.end() if found[0] in "?!" else found.start()
    return text[:end].strip(" ,;:."), text[found.end() :]


def _listed(text: str) -> Titled | None:
    """Find people behind the last comma of the title: `A title, A. Name and B. Name`."""
    for found in list(re.finditer(r",\s+", text))[:12]:
        rest = text[found.end() :]
        if re.search(r"\b[A-Z]\.|\bet\.? al\b", rest) and (names := people(rest)):
            title, told = trailing(text[: found.start()])
            return Titled(title.strip(EDGES), names, told)
    return None


__all__ = ["EDGES", "Titled", "leading", "of_link", "of_text"]
