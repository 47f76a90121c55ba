"""Paragraphs that are entries: lines that begin with a link, each of them about it."""

import re

from .block import Block, Part
from .line import HARD, LINK, LINKS, SOFT, STRONG, STRONG_END, STYLES, Line, without_styles
from .marker import signed
from .word import names_form

BREAK = re.compile(f"[{SOFT}{HARD}]+")
"""What is between the lines of a paragraph."""

_DEFINES = re.compile(rf":\s+[{STYLES}]*{LINK}")
_BOLD = re.compile(
    rf"{STRONG}([^{STRONG}{STRONG_END}{LINK[1:-1]}]{{3,120}}){STRONG_END}\s*[(\[–—-]*\s*({LINK})"
)
_BEHIND = re.compile(
    r"^\s*(?:$|[-–—:,(（\[|/·•、：，－*_.…\u2300-\u27bf\U0001f300-\U0001faff]|by\s|"
    r"and\s+[\ue000-\uf7ff]|or\s+[\ue000-\uf7ff]|[\ue000-\uf7ff])"
)


def defined(line: Line) -> tuple[str, list[Line]] | None:
    """Take apart a term with the works that define it, each on a line that begins with a colon."""
    term, *rest = [part.strip() for part in BREAK.split(line.text) if part.strip()] or [""]
    if not rest or LINKS.search(term) or not all(_DEFINES.match(part) for part in rest):
        return None
    return line.plain(term).rstrip(":"), [Line(part[1:].strip(), line.links) for part in rest]


def entries_of(line: Line, after: Block | None) -> list[Line]:
    """Cut a paragraph into entries; none if it is prose that has links in it."""
    heads = [part for part in BREAK.split(line.text) if part.strip()]
    if not heads:
        return []
    if _is_entry(line, heads[0]):
        return _cut(line, heads)
    text = without_styles(heads[0])
    named = heads[0].strip().startswith(STRONG) and len(heads) > 1 and not LINKS.search(heads[0])
    if named and all(names_form(link) for link in line.found()[:1]):
        return [line]
    links = line.found()
    is_named_address = (
        len(links) == 1
        and links[0].bare
        and re.fullmatch(rf"[^.!?]{{2,60}}?[\s:–—-]+{LINK}", text.strip())
    )
    if len(heads) == 1 and is_named_address and (after is None or after.part is Part.PARAGRAPH):
        return [line]
    return []


def _cut(line: Line, parts: list[str]) -> list[Line]:
    entries: list[str] = []
    for part in parts:
        if entries and not _is_entry(line, part):
            entries[-1] = f"{entries[-1]} {part}"
        else:
            entries.append(part)
    return [Line(entry, line.links) for entry in entries]


def _is_entry(line: Line, text: str) -> bool:
    """Tell whether a line of a paragraph begins with a link that it is about."""
    whole = without_styles_of_links(text).strip()
    text = BREAK.sub(" ", signed(whole)[1]).strip()
    found = LINKS.search(text)
    if not found:
        return False
    if (bold := _BOLD.match(text)) and names_form(line.link(bold[2])):
        return not bold[1].rstrip().endswith((":", "：", ".", "!"))
    if text != whole and not whole[0].isascii() and LINKS.match(text):
        return True  # an emoji stands for a bullet
    head, rest = without_styles(text[: found.start()]).strip(), without_styles(text[found.end() :])
    if head and not (len(head.split()) <= 3 and head.endswith((":", "-", "–", "—", "：", "["))):
        return False
    if line.link(found[0]).text.lower() in {"here", "this"}:
        return False
    return bool(_BEHIND.match(rest)) or (not rest.strip()[:1].islower() and len(rest.split()) < 3)


def without_styles_of_links(text: str) -> str:
    """Take off the bold that is around a link at the start."""
    return re.sub(rf"^[\s]*{STRONG}(?={LINK})", "", text)
