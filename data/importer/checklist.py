"""Read our own Markdown checklist back: the list, the marks, and what people changed in it by hand."""

from ..catalog import Source
from ..markdown_text import unescape_lines
from .checklist_block import Listed, Section, read_blocks
from .checklist_hidden import Hidden, read_header
from .checklist_item import read_item
from .fault import Unreadable
from .item import Item, Left, Origin, Part, Path, Reading

VERSION = 1
_FIRST_LINES = 20


def is_own(text: str) -> bool:
    """Tell whether a text is one of our own checklists, by the comment that it begins with."""
    lines = text[:20_000].splitlines()[:_FIRST_LINES]
    return any(read_header(line.strip()) is not None for line in lines)


def read(text: str, origin: Origin) -> Reading:
    """Read the one list of a checklist; raises Unreadable for another number of them."""
    readings = read_all(text, origin)
    if len(readings) != 1:
        raise Unreadable(f"this checklist holds {len(readings)} lists, and one is wanted")
    return readings[0]


def read_all(text: str, origin: Origin) -> tuple[Reading, ...]:  # noqa: ARG001  # all readers have it
    """Read all lists of a checklist; raises Unreadable for a text that is none."""
    lists = read_blocks(text)
    if not lists:
        raise Unreadable(
            "this is no checklist of refshelf: the comment at its beginning is missing"
        )
    newer = [one for one in lists if one.version > VERSION]
    if newer:
        message = f"written by a newer refshelf (checklist {newer[0].version}); update to read it"
        raise Unreadable(message, newer[0].sections[0].line)
    return tuple(map(_reading, lists))


def _reading(listed: Listed) -> Reading:
    title, *sections = listed.sections
    left: list[Left] = []
    parts = [_part(path, section, left) for path, section in _paths(sections)]
    if title.items:
        parts.insert(0, Part(path=(), items=_items(title, left)))
    about = listed.hidden
    return Reading(
        items=tuple(item for part in parts for item in part.items),
        left=tuple(left),
        title=about.exact("title", title.name) or None,
        description=about.exact("description", unescape_lines(title.body) or None),
        parts=tuple(parts),
        id=about.text("id"),
        source=_source(about.inner("source")),
    )


def _paths(sections: list[Section]) -> list[tuple[Path, Section]]:
    """Give each section its path; one that is too deep for where it stands comes up to its place."""
    paths: list[tuple[Path, Section]] = []
    outer: list[tuple[int, str]] = []
    for section in sections:
        while outer and outer[-1][0] >= section.depth:
            outer.pop()
        outer.append((section.depth, section.hidden.exact("title", section.name)))
        paths.append((tuple(name for _, name in outer), section))
    return paths


def _part(path: Path, section: Section, left: list[Left]) -> Part:
    remark = section.hidden.exact("remark", unescape_lines(section.body) or None)
    return Part(path=path, remark=remark, items=_items(section, left))


def _items(section: Section, left: list[Left]) -> tuple[Item, ...]:
    for outer in section.items:
        for block in (outer, *outer.all_within()):
            if not block.hidden.is_sound:
                why = "its comment is damaged: only what can be seen was taken"
                left.append(Left(what=block.text, why=why, line=block.line))
    return tuple(map(read_item, section.items))


def _source(about: Hidden) -> Source | None:
    url, format_ = about.text("url"), about.text("format")
    if not (url and format_):
        return None
    return Source(url=url, format=format_, fetched=about.text("fetched") or None)
