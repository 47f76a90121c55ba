"""What follows a title: people, venue and year, further links, and the remark."""

import re
from dataclasses import dataclass, field

from ..guess import guess_form
from ..item import FormItem, Item, Left
from .bracket import NOTHING, Told, full_year, leading, minutes_in, read_bracket
from .credit import bare_names, han_names
from .line import EMPHASIS, EMPHASIS_END, HARD, LINK, LINKS, STRONG_END, Line, Link, without_styles
from .marker import unsigned
from .name import is_given
from .people import leading_people, people
from .piece import pieces
from .word import is_badge, names_aside, names_form, names_licence

_BY = re.compile(
    r"^[\s,;:–—\v-]*(?:by|By|BY|with|w/|von|par|por|от|автор|Автор|作者|著)[\s:：]\s*(?=\S)"
)
_SLANTED = re.compile(rf"^[\s,;:(–—\v-]*{EMPHASIS}([^{EMPHASIS_END}]*){EMPHASIS_END}")
_SEPARATOR = re.compile(r"^[\s,;:\v]*(?:[-–—―]{1,3}|－|,|:|：|\||\v|\.(?=\s))[\s\v]*")
_VENUE = re.compile(
    r"^[\s,.;:|·•\v–—-]*((?:[A-Z]|arXiv|arxiv|bioRxiv|medRxiv|"
    r"i[A-Z])[^,.;:|·•\v\ue000-\uf7ff]{0,50}?)(?:[,\s]+((?:19|"
    r"20)\d\d)|\s?['’](\d\d))(?=[\s.,;)\v\ue000-\uf7ff]|$)"
)
_YEAR = re.compile(r"^[\s,.;:|·•\v–—-]*((?:1[6-9]|20)\d\d)(?=[\s.,;:)\v\ue000-\uf7ff]|$)(?!\s+\w)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"^[\s,.;\v]*\d{{1,2}} {_MONTH} ((?:19|20)\d\d)\s*$|"
    rf"^[\s,.;\v]*{_MONTH} (?:\d{{1,2}}, )?((?:19|20)\d\d)\s*$"
)
_EDGE = re.compile(
    r"[\s,;:|/·•.\[\](){}–—&+\v*、，-]|\b(?:and|or|und|y|et|и)$|^(?:and|or|und|y|et|"
    r"и)\b|[\ue000-\uf7ff]"
)
_EMPTY = re.compile(r"\[\s*[,|/;\s]*\]|\(\s*[,|/;\s]*\)|（\s*）")
_START = re.compile(r"^[\s,;:.|/·\v–—、，：。&+-]+|^(?:and|or)\s*$")
_SIGNS = re.compile(r"^\s*(?::[a-z_0-9+-]+:\s*)+$")
_LEADS = re.compile(
    r"\b(?:the|a|an|this|that|its|my|our|in|of|from|see|as|with|for|to)$", re.IGNORECASE
)
_HAN = re.compile(
    r"^[\s:：·|/—–-]*([\u4e00-\u9fff][\u4e00-\u9fff·、，,/ ]{0,40}?)"
    r"\s*[，,(（]\s*((?:19|20)\d\d)年?\s*[)）]?(?=[\s.,;，。；—–-]|$)"
)
_CITED = re.compile(
    r"[^\ue000-\uf7ff\v;.]{3,100}?(?:['’]\d\d|\b(?:19|20)\d\d)(?=[\s.,;)\v\ue000-\uf7ff]|$)"
)
_CALLS = re.compile(
    r"[^\w\ue000-\uf7ff]*(?:video|paper|pdf|slides|code|talk|link)s?[^\w\ue000-\uf7ff]*",
    re.IGNORECASE,
)
_HANGING = re.compile(r"(?<![\s,|/·])(?=\s*+[,|/·])[\s,|/·]++(?=\))")
_OF = re.compile(r"^[\s,;–—-]*(?:(?:de|di|av|af|door)\s+|d['’])(?=[^\W\d_])")
_SAYS = re.compile(r"\w|[^\x00-\x7f]")
_DOUBLED = re.compile(r"\s*([.;])(?:\s*[.,;])+\s*$|\s+(?=[.;]$)")
_END = re.compile(r"(?<![\s,;:|/·\v–—、，：&-])[\s,;:|/·\v–—、，：&-]++$|\s(?:and|or)$")


@dataclass(slots=True)
class Tail:
    """What was found behind a title."""

    authors: tuple[str, ...] = ()
    told: Told = NOTHING
    remark: str = ""
    forms: list[FormItem] = field(default_factory=list[FormItem])
    related: list[Item] = field(default_factory=list[Item])
    left: list[Left] = field(default_factory=list[Left])


def read_tail(
    text: str, line: Line, authors: tuple[str, ...] = (), number: int | None = None
) -> Tail:
    """Read what follows a title; `authors` are those that are known already."""
    tail = Tail(authors)
    text = text.lstrip(STRONG_END + EMPHASIS_END)
    text, told = pieces(_bracketed(text, tail))
    tail.told = tail.told.joined(told)
    tail.authors = tail.authors or told.authors
    text = _people(text, line, tail, number)
    text = _dated(_bracketed(text, tail), tail)
    text = _links(text, line, tail, number)
    if found := _DATE.match(text):
        tail.told = tail.told.joined(Told(year=int(found[1] or found[2])))
        text = ""
    elif not tail.told.year:
        text = _dated(text, tail)
    tail.remark = _told(text, line)
    if minutes := minutes_in(tail.remark):
        tail.told, tail.remark = tail.told.joined(Told(minutes=minutes)), ""
    return tail


def add_link(link: Link, tail: Tail, number: int | None = None) -> bool:
    """Take a further link as a form or related reference, if its text says that it is one."""
    if not link.url:
        return names_form(link)
    if is_badge(link):
        tail.left.append(Left(what=link.url, why="a badge", line=number))
    elif names_form(link):
        title = "" if link.bare or link.image else " ".join(link.text.split())
        kind = guess_form(link.url, link.text if not link.bare else "")
        tail.forms.append(FormItem(kind=kind, url=link.url, title=title or None))
    elif names_licence(link):
        tail.left.append(Left(what=link.url, why="a licence", line=number))
    elif names_aside(link):
        title = unsigned(link.text).strip(" []()")
        tail.related.append(Item(title=title[:1].upper() + title[1:], url=link.url, line=number))
    else:
        return False
    return True


def _bracketed(text: str, tail: Tail) -> str:
    text, told = leading(text)
    tail.told = tail.told.joined(told)
    return text


def _people(text: str, line: Line, tail: Tail, number: int | None) -> str:
    if (after := _marked(text, tail)) is not None:
        return after
    if (found := _BY.match(text)) and not tail.authors:
        return _by(text, found.end(), line, tail, number)
    if found := _SLANTED.match(text):
        if names := people(found[1], loose="," in found[1] or " and " in found[1]):
            tail.authors = tail.authors or names
            return text[found.end() :].lstrip(")")
    elif (found := _SEPARATOR.match(text)) and not tail.authors:
        return _named(text, _BY.sub("", text[found.end() :]), tail)
    return text


def _marked(text: str, tail: Tail) -> str | None:
    """Read people whom their letters tell, or a word of another language before them: `de Ana Ruiz`."""
    if (found := _HAN.match(text)) and (names := han_names(found[1])):
        tail.authors = tail.authors or names
        tail.told = tail.told.joined(Told(year=int(found[2])))
        return text[found.end() :]
    if (found := _OF.match(text)) and not tail.authors:
        names, after = leading_people(without_styles(text[found.end() :]))
        if names and is_given(names[0].split()[0]):
            tail.authors = names
            return after
    return None


def _named(text: str, rest: str, tail: Tail) -> str:
    """Read the people behind a sign that sets them off, if they are all that stands there."""
    names, after = leading_people(without_styles(rest))
    if not names and rest[:1].isalpha():
        names, after = bare_names(without_styles(rest))
    if not names and (cited := _CITED.match(rest)):
        told = read_bracket(cited[0]) or NOTHING
        names, after = told.authors, rest[cited.end() :]
        tail.told = tail.told.joined(told) if names else tail.told
    if names and (
        not after.strip()
        or after[0] in ",;(—–|\v（\ue000"
        or after.startswith((" -", " –", " —", ". ", " (", "."))
        or "\ue000" <= after[0] <= "\uf7ff"
    ):
        tail.authors = names
        return after
    return text


def _by(text: str, start: int, line: Line, tail: Tail, number: int | None) -> str:
    """Read the people behind "by", also where each is a link to a page of theirs."""
    rest = without_styles(text[start:])
    while (found := re.match(rf"(?:\s*(?:,|&|\band\b))*\s*({LINK})", rest)) and not names_form(
        line.link(found[1])
    ):
        link = line.link(found[1])
        names = people(link.text, loose=True)
        if not names:
            break
        tail.authors += names
        if link.url:
            tail.left.append(Left(what=link.url, why="a person's page", line=number))
        rest, text = rest[found.end() :], rest[found.end() :]
    if tail.authors:
        return text
    names, rest = leading_people(rest, loose=True)
    tail.authors = names
    return rest if names else text


def _dated(text: str, tail: Tail) -> str:
    if found := _VENUE.match(text):
        if len(found[1].split()) <= 5:
            tail.told = tail.told.joined(
                Told(year=full_year(found[2] or found[3]), venue=found[1].strip())
            )
            text = text[found.end() :]
    elif found := _YEAR.match(text):
        tail.told = tail.told.joined(Told(year=int(found[1])))
        text = text[found.end() :]
    return text


def _links(text: str, line: Line, tail: Tail, number: int | None) -> str:
    """Take the links out of a text that stand by themselves; those in a sentence stay in it."""
    kept: list[str] = []
    end = 0
    for found in LINKS.finditer(text):
        before, after = text[: found.start()].rstrip(" \n"), text[found.end() :].lstrip(" \n")
        alone = _is_edge(before[-4:], at_end=True) and _is_edge(after[:4], at_end=False)
        link = line.link(found[0])
        if (alone or _closes(before, after, link) or _follows(before, link)) and add_link(
            link, tail, number
        ):
            kept.append(text[end : found.start()])
            end = found.end()
    kept.append(text[end:])
    return "".join(kept)


def _closes(before: str, after: str, link: Link) -> bool:
    """Tell whether a link stands behind a text that ends there: only further links follow."""
    return _is_called(link) and not LINKS.sub("", after).strip() and not _LEADS.search(before)


def _follows(before: str, link: Link) -> bool:
    """Tell whether a link that calls itself a form stands right behind the title, or behind others."""
    return _is_called(link) and not LINKS.sub("", without_styles(before)).strip()


def _is_called(link: Link) -> bool:
    return bool(link.text) and not (link.bare or link.image) and names_form(link)


def _is_edge(text: str, *, at_end: bool) -> bool:
    text = without_styles(text)
    if not text:
        return True
    return any(
        (found.end() == len(text)) if at_end else found.start() == 0
        for found in _EDGE.finditer(text)
    )


def _told(text: str, line: Line) -> str:
    if not text.strip():
        return ""
    for _ in range(3 if "(" in text or "[" in text or "（" in text else 0):
        text = _EMPTY.sub(" ", text)
    text = "" if _CALLS.fullmatch(text) else _HANGING.sub("", text)
    parts = [line.told(part) for part in text.split(HARD)]
    text = " ".join(part for part in parts if part)
    if text.strip().startswith(":"):
        text = _SIGNS.sub("", text)
    text = _DOUBLED.sub(lambda found: found[1] or "", text)
    return _END.sub("", _START.sub("", text)) if _SAYS.search(text) else ""
