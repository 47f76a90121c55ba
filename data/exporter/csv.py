"""Export as CSV (RFC 4180) for spreadsheets: a row per work, and no cell that could be a formula."""

import csv
import re
from io import StringIO

from ..kind import own_form_kind
from .cleaning import cleaned_sheet
from .row import Row, rows
from .sheet import Sheet

COLUMNS = (
    *(
        "catalog",
        "category",
        "id",
        "related_to",
        "title",
        "url",
        "kind",
        "authors",
        "venue",
        "year",
    ),
    *("session", "minutes", "abstract", "remark", "status", "on", "starred", "tags", "note"),
    *("position", "minutes_spent", "forms"),
)
_BOM = "\ufeff"
# What begins like this is run by one spreadsheet or another, also after white space or in full width.
_FORMULA = re.compile(r"\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n]")


def write_csv(sheet: Sheet) -> str:
    """Write a sheet as CSV with a byte order mark, by which spreadsheets know that it is UTF-8."""
    sheet = cleaned_sheet(sheet)
    file = StringIO()
    # Where a semicolon parts cells, a text without quotes would be cut, and its rest could run.
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_inert(cell) for cell in _cells(sheet, row)] for row in rows(sheet))
    return _BOM + file.getvalue()


def _cells(sheet: Sheet, row: Row) -> list[str]:
    one, state = row.reference, row.state
    return [
        row.catalog.title,
        " / ".join(row.path),
        one.id,
        row.parent.id if row.parent else "",
        one.title,
        one.url or "",
        one.kind.value,
        ", ".join(one.authors),
        one.venue or "",
        _number(one.year),
        one.session or "",
        _number(one.minutes),
        one.abstract or "",
        one.remark or "",
        row.status or "unread",
        row.on,
        "yes" if state.starred else "",
        " ".join(state.tags),
        state.note,
        state.position,
        _number(state.minutes),
        "\n".join(_forms(sheet, row)),
    ]


def _forms(sheet: Sheet, row: Row) -> list[str]:
    one = row.reference
    own = [f"{own_form_kind(one.kind, one.url)}: {one.url}"] if one.url and one.forms else []
    for form in one.forms:
        status = sheet.form_state(row.catalog.id, one, form.url).status
        own.append(f"{form.kind}: {form.url}" + (f" ({status})" if status else ""))
    return own


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _inert(cell: str) -> str:
    """Defuse a cell: an apostrophe before it makes a spreadsheet take it for text."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
