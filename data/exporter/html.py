"""Export as one HTML page: readable in light and dark, on a screen and on paper, without scripts."""

from collections.abc import Iterator
from html import escape

from ..catalog import Catalog, Category
from ..key import is_web_link
from .cleaning import cleaned_sheet
from .html_count import Count, counted
from .html_style import STYLE
from .html_text import direction, linked, paragraph
from .html_work import work_lines
from .sheet import Sheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_NAMED = 3  # lists that the title of a page names
_SHORT = 12  # headings up to which the contents stand open
_HEAD = (
    "<!DOCTYPE html>",
    # The words of the program are English; what language a list is in nobody knows.
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
)


def write_html(sheet: Sheet) -> str:
    """Write a sheet as an HTML page that needs nothing else; every text in it is only text."""
    sheet = cleaned_sheet(sheet)
    lines = [
        *_HEAD,
        f"<title>{escape(_title(sheet))}</title>",
        f"<style>\n{STYLE}</style>",
        "</head>",
        "<body>",
        '<main lang="">',
    ]
    if not sheet.catalogs:
        lines += ["<h1>Reading list</h1>", '<p class="about">Nothing is on it.</p>']
    if len(sheet.catalogs) > 1:
        lines += _lists(sheet)
    for number, catalog in enumerate(sheet.catalogs, 1):
        lines += _catalog(sheet, catalog, number)
    return "\n".join([*lines, "</main>", "</body>", "</html>", ""])


def _title(sheet: Sheet) -> str:
    if len(sheet.catalogs) > _NAMED:
        return f"{len(sheet.catalogs)} reading lists"
    return ", ".join(catalog.title for catalog in sheet.catalogs) or "Reading list"


def _lists(sheet: Sheet) -> Iterator[str]:
    """Write where each list of the page begins."""
    yield '<nav class="contents" aria-label="Lists">'
    yield "<ul>"
    for number, catalog in enumerate(sheet.catalogs, 1):
        yield _place(
            f"list-{number}", catalog.title, counted(sheet, catalog.id, catalog.categories)
        )
    yield "</ul>"
    yield "</nav>"


def _catalog(sheet: Sheet, catalog: Catalog, number: int) -> Iterator[str]:
    total = counted(sheet, catalog.id, catalog.categories)
    yield f'<article id="list-{number}" dir="{direction(catalog.title)}">'
    yield "<header>"
    yield f'<h1 dir="auto">{escape(catalog.title)}</h1>'
    yield from paragraph("about", catalog.description)
    yield from _source(catalog)
    yield from _progress(total)
    yield "</header>"
    if len(catalog.categories) > 1:
        yield from _contents(sheet, catalog, number)
    places = {id(one): f"part-{number}-{n}" for n, one in enumerate(catalog.categories, 1)}
    for path, category in catalog.walk():
        yield from _category(sheet, catalog.id, category, len(path), places.get(id(category)))
    yield "</article>"


def _source(catalog: Catalog) -> Iterator[str]:
    """Write where a list is from; where it lay on the machine of its reader is nobody's business."""
    source = catalog.source
    if source and is_web_link(source.url):
        fetched = f", as of {escape(source.fetched)}" if source.fetched else ""
        yield f'<p class="source">From {linked(source.url)}{fetched}</p>'


def _progress(total: Count) -> Iterator[str]:
    """Write how far the reader is: a bar, and in words."""
    yield f'<div class="bar" aria-hidden="true"><span style="width:{total.percent}%"></span></div>'
    yield f'<p class="sum"><span dir="ltr">{" · ".join(total.words())}</span></p>'


def _contents(sheet: Sheet, catalog: Catalog, number: int) -> Iterator[str]:
    is_open = " open" if len(catalog.categories) <= _SHORT else ""
    yield f'<details class="contents"{is_open}>'
    yield "<summary>Contents</summary>"
    yield "<ul>"
    for n, category in enumerate(catalog.categories, 1):
        total = counted(sheet, catalog.id, (category,))
        yield _place(f"part-{number}-{n}", category.name, total)
    yield "</ul>"
    yield "</details>"


def _place(name: str, text: str, total: Count) -> str:
    count = f' <span class="count">{total}</span>' if total.all else ""
    return f'<li><a href="#{name}" dir="auto">{escape(text)}</a>{count}</li>'


def _category(
    sheet: Sheet, catalog: str, category: Category, depth: int, place: str | None
) -> Iterator[str]:
    level = min(depth + 1, 6)
    total = counted(sheet, catalog, (category,))
    count = f' <span class="count">{total}</span>' if total.all else ""
    anchor = f' id="{place}"' if place else ""
    yield f'<h{level}{anchor}><span dir="auto">{escape(category.name)}</span>{count}</h{level}>'
    yield from paragraph("about", category.remark)
    if category.references:
        yield '<ul class="works" role="list">'
        for reference in category.references:
            yield from work_lines(sheet, catalog, reference)
        yield "</ul>"
