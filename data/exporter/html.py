"""Export as one HTML page: readable in light and dark, on a screen and on paper, without scripts."""

from collections.abc import Iterator
from html import escape

from ..catalog import Catalog
from ..key import is_web_link
from ..kind import FormKind, own_form_kind
from ..reference import Form, Reference
from .cleaning import cleaned_sheet
from .html_style import STYLE
from .sheet import DONE, Sheet

_SIGNS = {DONE: "✓", "started": "◐", "skipped": "–"}  # noqa: RUF001  # a dash stands for skipped
_WORDS = {FormKind.VIDEO: "watched", FormKind.AUDIO: "heard"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_html(sheet: Sheet) -> str:
    """Write a sheet as an HTML page that needs nothing else; every text in it is only text."""
    sheet = cleaned_sheet(sheet)
    title = ", ".join(catalog.title for catalog in sheet.catalogs) or "Reading list"
    lines = [
        "<!DOCTYPE html>",
        '<html lang="">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{STYLE}</style>",
        "</head>",
        "<body>",
    ]
    for catalog in sheet.catalogs:
        lines += _catalog(sheet, catalog)
    return "\n".join([*lines, "</body>", "</html>", ""])


def _catalog(sheet: Sheet, catalog: Catalog) -> Iterator[str]:
    works = list(catalog.references())
    done = sum(sheet.progress(catalog.id, one)[0] == DONE for one in works)
    yield "<main>"
    yield f"<h1>{escape(catalog.title)}</h1>"
    yield from _paragraph("about", catalog.description)
    yield f'<p class="sum">{done} of {len(works)} done</p>'
    for path, category in catalog.walk():
        level = min(len(path) + 1, 6)
        yield f"<h{level}>{escape(category.name)}</h{level}>"
        yield from _paragraph("about", category.remark)
        if category.references:
            yield "<ul>"
            for reference in category.references:
                yield from _reference(sheet, catalog.id, reference)
            yield "</ul>"
    yield "</main>"


def _reference(sheet: Sheet, catalog: str, one: Reference) -> Iterator[str]:
    status, on = sheet.progress(catalog, one)
    state = sheet.state(catalog, one)
    yield f'<li class="{escape(status) or "unread"}">'
    star = ' <span class="star" title="starred">★</span>' if state.starred else ""
    sign = f'<span class="sign" aria-hidden="true">{_SIGNS.get(status, "○")}</span>'
    yield f"{sign} {_link(one.url, one.title)}{star}"
    facts = _facts(one, status, on, state.position)
    if facts:
        yield f'<p class="facts">{escape(" · ".join(facts))}</p>'
    if one.forms:
        forms = (_form(form, sheet.form_state(catalog, one, form.url).status) for form in one.forms)
        yield f'<p class="forms">{" ".join(forms)}</p>'
    yield from _paragraph("remark", one.remark)
    if one.abstract:
        yield f"<blockquote>{escape(one.abstract)}</blockquote>"
    yield from _paragraph("note", state.note.strip())
    if state.tags:
        tags = " ".join(f"<span>#{escape(tag)}</span>" for tag in state.tags)
        yield f'<p class="tags">{tags}</p>'
    if one.related:
        yield "<ul>"
        for part in one.related:
            yield from _reference(sheet, catalog, part)
        yield "</ul>"
    yield "</li>"


def _facts(one: Reference, status: str, on: str, position: str) -> list[str]:
    word = status
    if status == DONE:
        word = _WORDS.get(own_form_kind(one.kind, one.url), "read")
    venue = one.venue or ""
    year = str(one.year) if one.year is not None else ""
    where = venue if year and venue.endswith(year) else f"{venue} {year}".strip()
    minutes = f"{one.minutes} min" if one.minutes is not None else ""
    stopped = f"stopped at {position}" if position else ""
    people = ", ".join(one.authors)
    said = f"{word} {on[:10]}".strip() if status != "unread" else ""
    facts = (people, where, one.session or "", one.kind.value, minutes, said, stopped)
    return [fact for fact in facts if fact]


def _form(form: Form, status: str) -> str:
    name = f"{form.kind}: {form.title}" if form.title else form.kind.value
    sign = _SIGNS.get(status, "○")
    return (
        f'<span><span class="sign" aria-hidden="true">{sign}</span> {_link(form.url, name)}</span>'
    )


def _link(url: str | None, text: str) -> str:
    if url is None or not is_web_link(url):
        return f"<b>{escape(text)}</b>" + (f" <code>{escape(url)}</code>" if url else "")
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(text)}</a>'


def _paragraph(name: str, text: str | None) -> Iterator[str]:
    if text:
        yield f'<p class="{name}">{escape(text)}</p>'
