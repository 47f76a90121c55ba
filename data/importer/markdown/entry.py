"""An entry of a list: the line of an item, of a link paragraph or of a nested item, as works."""

import re
from dataclasses import replace

from ..item import UNTOUCHED, Item, Left, State
from .bracket import NOTHING, Told, leading, read_bracket
from .credit import bare_names
from .line import HARD, LINK, LINKS, SOFT, STRONG, STRONG_END, Line, Link, without_styles
from .marker import signed, ticked
from .moment import is_day
from .name import is_family, is_given
from .people import people
from .tail import Tail, add_link, read_tail
from .title import EDGES, Titled, of_link, of_text
from .word import names_aside, names_form, names_licence, names_site

_WRAPPED = re.compile(rf"[\[(（【]\s*({LINK})\s*[\])）】]")
_PERSON_YEAR = re.compile(r"^(.{2,80}?)[\s,]*\(?(\d{4})\)?$")
_SIBLING = re.compile(rf"^\s*(?:,|/|\||·|&|;|、|\band\b|\bor\b|\+)\s*(?:and\s+|or\s+)?(?={LINK})")
_SAYS = re.compile(r"\w{3}.*\w{3}")
_WORD = re.compile(r"\w{3}")
_BOLD = re.compile(rf"{STRONG}([^{STRONG_END}{LINK[1:-1]}]{{3,}}){STRONG_END}(\s*[:：])?")
_CODE = re.compile(r"[A-Z]{2,6}[ -]?\d[\w.-]{0,7}")  # of a course
_QUOTED = re.compile(r"\s*(?:《[^》]{2,}》|『[^』]{2,}』)")
_SILENT = re.compile(r"(?:read|watch|listen|listen to|see|see also|check out)", re.IGNORECASE)
_LABELLED = re.compile(r"[A-Z][a-z]+\.?(?: [\w.]{1,12})?")
_LABEL = 6
_LONGEST = 4_000


def read_entry(line: Line, number: int, left: list[Left]) -> list[Item]:
    """Read the works that a line names, usually one; without a link, one without url."""
    status, text = ticked(_joined(line.text))
    kind, text = signed(text)
    if not status:
        status, text = ticked(text)
    state = State(status=status) if status else UNTOUCHED
    text = _WRAPPED.sub(r" \1 ", text)
    items = _works(line, text[:_LONGEST], number, left)
    if len(text) > _LONGEST:
        told = " ".join(filter(None, (items[-1].remark, line.told(text[_LONGEST:]))))
        items[-1] = replace(items[-1], remark=told)
    if kind is None and state is UNTOUCHED:
        return items
    return [replace(item, kind=item.kind or kind, state=state) for item in items]


def _joined(text: str) -> str:
    return text.replace(SOFT, " ").strip()


def _works(line: Line, text: str, number: int, left: list[Left]) -> list[Item]:
    place = _title_link(line, text)
    if place is None:
        return [_from_text(line, text, number, left)]
    link, head, rest = line.link(text[place]), text[:place], text[place + 1 :]
    before = without_styles(head).strip(EDGES + " [(\"'“")
    works: list[Item] = []
    names = _named_before(before, head)
    if not names and head.rstrip().endswith(","):
        names = bare_names(before)[0]
    if before and not names and len(before.split()) > _LABEL:
        return [_sentence(line, text, link, number)]
    above = read_bracket(before.strip("[]()（）【】")) if before and not names else None
    if before and not names and above is None and not _SILENT.fullmatch(before):
        is_kept = not rest.strip(EDGES) or _is_label(before, head)
        rest = f"{rest.rstrip()} ({before})" if is_kept else rest
    if not before and (found := _SIBLING.match(without_styles(rest))):
        after = without_styles(rest)[found.end() :]
        if not _says_what(line.link(after[0])):
            works = _works(line, after, number, left)
            rest = ""
    titled = of_link(link.text or link.hint)
    if _CODE.fullmatch(titled.title) and (bold := _BOLD.match(rest.lstrip())):
        titled = replace(titled, title=f"{titled.title} {bold[1].strip()}")
        rest = rest.lstrip()[bold.end() :]
    if above is not None:
        titled = replace(titled, told=titled.told.joined(above))
    if names:
        titled = replace(titled, authors=names)
    return [_made(line, titled, link.url, rest, number, left), *works]


def _named_before(before: str, head: str) -> tuple[str, ...]:
    """Give the people before a title; one word with a colon is a label, unless it is known as a name."""
    if not head.rstrip().endswith(":"):
        return people(before) if before else ()
    names = people(before, loose=True)
    is_label = len(names) == 1 and names[0].isalpha() and names[0].isascii()
    return () if is_label and not (is_given(names[0]) or is_family(names[0])) else names


def _is_label(before: str, head: str) -> bool:
    """Tell whether words before a title say what it is there for: `Required:`, `Lecture 3:`."""
    return head.rstrip().endswith(":") and _LABELLED.fullmatch(before) is not None


def _says_what(link: Link) -> bool:
    return names_form(link) or names_aside(link) or names_licence(link)


def _title_link(line: Line, text: str) -> int | None:
    """Find the link whose text is the title; None if no link has one or a bold text is it."""
    for found in LINKS.finditer(text):
        link, head = line.link(found[0]), text[: found.start()]
        if names_form(link) or (
            names_site(link) and _SAYS.search(without_styles(LINKS.sub("", text)))
        ):
            continue
        if not head.strip():
            return found.start()
        told = _WORD.search(without_styles(LINKS.sub("", head)))
        if told and (names_aside(link) or _named(link, head)):
            continue
        if _bold_title(head) or _QUOTED.match(without_styles(head)):
            return None
        return found.start()
    return None


def _bold_title(head: str) -> bool:
    found = _BOLD.search(head) if STRONG in head else None
    if not found or found[2] or found[1].rstrip().endswith((":", "：")):
        return False
    return not is_day(without_styles(found[1]))


def _named(link: Link, head: str) -> Told | None:
    """Read a link that gives the people and the year of the title before it."""
    found = _PERSON_YEAR.match(link.text)
    if (
        found
        and head.rstrip().endswith((".", ",", "?", "!", "-", "–", "—", ":"))
        and people(found[1], loose=True)
    ):
        return Told(year=int(found[2]))
    return None


def _sentence(line: Line, text: str, link: Link, number: int) -> Item:
    """Make a work of a link that stands in a sentence: the sentence is the remark."""
    titled = of_link(link.text)
    return Item(
        title=titled.title, url=link.url or None,
        authors=titled.authors or titled.told.authors, year=titled.told.year,
        venue=titled.told.venue, session=titled.told.session, kind=titled.told.kind,
        remark=line.told(text), line=number,
    )  # fmt: skip


def _from_text(line: Line, text: str, number: int, left: list[Left]) -> Item:
    """Make a work whose title is text, and whose links say only what is at their other end."""
    found = LINKS.search(text)
    if not found:
        titled = of_text(text)
        return _made(line, titled, "", titled.rest, number, left)
    head, link = text[: found.start()], line.link(found[0])
    rest, behind = leading(text[found.end() :])
    head, above = leading(head)
    if re.search(r"\w\W*\w", without_styles(head)):
        titled = of_text(head)
        if told := _named(link, head):
            inner = _PERSON_YEAR.match(link.text)
            names = people(inner[1], loose=True) if inner else ()
            titled = replace(titled, told=told.joined(titled.told), authors=names)
        rest = f"{titled.rest} {rest}"
    elif link.bare and rest.lstrip().startswith("("):
        titled = Titled(_shown(link))
    elif (cut := _words_end(rest)) and not link.hint:
        titled = of_text(rest[:cut])
        rest = f"{titled.rest} {rest[cut:]}"
        if len(titled.title) > 120 and link.bare:
            titled = Titled(_shown(link))
            rest = text[found.end() :]
    else:
        titled = of_link(link.hint) if link.hint else Titled(_shown(link))
    if head.rstrip().endswith("(") and rest.count(")") > rest.count("("):
        rest = rest.replace(")", "", 1)  # of the brackets around the link
    titled = replace(titled, told=titled.told.joined(behind).joined(above))
    return _made(line, titled, link.url, rest, number, left)


def _words_end(rest: str) -> int:
    """Tell how far the words reach that follow a link; 0 if they are none that could be a title."""
    after = LINKS.search(rest[1:])
    cut = after.start() + 1 if after else len(rest)
    words = without_styles(rest[:cut])
    return cut if re.search(r"\w{2}\W+\w|[^\x00-\x7f\W]{4,}", words) else 0


def _shown(link: Link) -> str:
    if link.text and not link.bare:
        return link.text.strip(" []")
    return re.sub(r"^https?://(?:www\.)?|/$|#readme$", "", link.url)


def _made(line: Line, titled: Titled, url: str, rest: str, number: int, left: list[Left]) -> Item:
    tail = read_tail(rest, line, titled.authors or titled.told.authors, number)
    told = titled.told.joined(tail.told)
    left.extend(tail.left)
    if not url and tail.forms:
        url = tail.forms.pop(0).url
    return Item(
        title=titled.title or line.plain().strip(EDGES),
        url=url or None,
        kind=told.kind,
        authors=tail.authors or told.authors,
        venue=told.venue,
        year=told.year,
        session=told.session,
        remark=tail.remark or None,
        minutes=told.minutes,
        forms=tuple(tail.forms),
        related=tuple(tail.related),
        line=number,
    )


def only_forms(line: Line) -> Tail | None:
    """Read a line that only names further forms of the work above it; None if it says more."""
    text = _WRAPPED.sub(r" \1 ", signed(ticked(_joined(line.text))[1])[1])
    links = line.found(text)
    words = LINKS.sub(" ", without_styles(text)).replace(HARD, " ").split()
    if not links or len([word for word in words if re.search(r"\w", word)]) > max(2, len(links)):
        return None
    tail = Tail()
    if not all(names_form(link) for link in links):
        return None
    for link in links:
        add_link(link, tail)
    return tail


__all__ = ["NOTHING", "only_forms", "read_entry"]
