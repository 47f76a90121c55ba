"""Export as a Markdown checklist: the list as its author structured it, with the reader's ticks.

What is visible is for people, on a page that hosts Markdown as much as in an editor. Comments carry
what the visible text cannot say, so that reading it back gives the same list and the same marks.
"""

import re
from collections.abc import Iterator

from ..catalog import Catalog, Category
from ..importer.checklist_hidden import differences, write_hidden
from ..markdown_text import escape, escape_lines, unescape, unescape_lines
from .cleaning import cleaned_sheet
from .markdown_item import write_items
from .sheet import Sheet

VERSION = 1
_DEEPEST = 6
_ADVICE = (
    "<!-- Tick boxes, edit, add, move or delete lines: reading this file back takes all of it in. "
    "Comments that begin with refshelf hold ids and dates: let them move with their lines. -->"
)


def write_markdown(sheet: Sheet) -> str:
    """Write a sheet as Markdown, one list after the other."""
    sheet = cleaned_sheet(sheet)
    lists = ("\n".join(_catalog(sheet, catalog)) for catalog in sheet.catalogs)
    return "\n\n".join(lists) + "\n"


def _catalog(sheet: Sheet, catalog: Catalog) -> Iterator[str]:
    yield f"<!-- refshelf checklist {VERSION} {write_hidden(_about(catalog))} -->"
    yield _ADVICE
    yield from ("", f"# {_name(catalog.title)}")
    if catalog.description:
        yield from ("", *escape_lines(catalog.description))
    for path, category in catalog.walk():
        yield from ("", _heading(category, len(path)))
        if category.remark:
            yield from ("", *escape_lines(category.remark))
        if category.references:
            yield ""
        for reference in category.references:
            yield from write_items(sheet, catalog.id, reference)


def _about(catalog: Catalog) -> dict[str, object]:
    about: dict[str, object] = {"id": catalog.id}
    if source := catalog.source:
        about["source"] = {"url": source.url, "format": source.format, "fetched": source.fetched}
    exact = _exact("title", catalog.title) | _exact_lines("description", catalog.description)
    return about | ({"exact": exact} if exact else {})


def _heading(category: Category, depth: int) -> str:
    level = min(depth + 1, _DEEPEST)
    exact = _exact("title", category.name) | _exact_lines("remark", category.remark)
    hidden: dict[str, object] = {"exact": exact} if exact else {}
    if depth + 1 > _DEEPEST:
        hidden["depth"] = depth
    comment = f" <!-- refshelf {write_hidden(hidden)} -->" if hidden else ""
    return f"{'#' * level} {_name(category.name)}{comment}"


def _name(text: str) -> str:
    # Signs at the end of a heading would be taken for its frame.
    return re.sub(r"#$", r"\\#", escape(text))


def _exact(name: str, text: str) -> dict[str, object]:
    return differences({name: text}, {name: unescape(_name(text), plain=True)})


def _exact_lines(name: str, text: str | None) -> dict[str, object]:
    seen = unescape_lines(escape_lines(text)) if text else None
    return differences({name: text}, {name: seen})
