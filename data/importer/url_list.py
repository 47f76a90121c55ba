"""A plain list of addresses: one a line, with or without a title before or after it."""

import re

from ..text import clean
from .item import Item, Origin, Path, Reading
from .link import title_for, whole_link
from .loss import Losses

URL = re.compile(r"""https?://[^\s<>"]+""", re.IGNORECASE)
_EDGE = " \t-–—:|,;*•·<>\"'()[]"  # noqa: RUF001  # dashes are meant
_HEADING = re.compile(r"#+[ \t]+(\S.*)|(\S.{0,60}):")


def read(text: str, origin: Origin) -> Reading:
    """Find every address; a line that begins with `# ` or ends with a colon names what follows."""
    del origin
    losses, items = Losses(), list[Item]()
    path: Path = ("Links",)
    for number, line in enumerate(text.split("\n"), 1):
        found = list(URL.finditer(line))
        if not found:
            path = _heading(line, path, number, losses)
        for place, one in enumerate(found):
            title = _title(line, place, found)
            if item := _item(one[0], title, path, number, losses):
                items.append(item)
    return Reading(items=tuple(items), left=losses.left())


def _heading(line: str, path: Path, number: int, losses: Losses) -> Path:
    text = clean(line)
    if heading := _HEADING.fullmatch(text):
        return (clean(heading[1] or heading[2]),)
    if text:
        losses.tell(text, "has no address", number)
    return path


def _title(line: str, place: int, found: list[re.Match[str]]) -> str:
    """Give what stands before an address, else, of the last one in a line, what stands after it."""
    begin = found[place - 1].end() if place else 0
    before = line[begin : found[place].start()].strip(_EDGE)
    after = line[found[place].end() :].strip(_EDGE) if found[place] is found[-1] else ""
    return re.sub(r"^\d+[.)]\s*", "", before).strip(_EDGE) or after


def _item(url: str, title: str, path: Path, line: int, losses: Losses) -> Item | None:
    link = whole_link(url.rstrip(".,;"))
    if not link:
        losses.tell(url, "is no address on the web", line)
        return None
    return Item(title=title_for(title, link), url=link, path=path, line=line)
