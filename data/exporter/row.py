"""All works of a sheet as rows, each with where it stands and how far its reader is."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalog import Catalog
from ..importer.item import State
from ..reference import Reference
from .sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A work, its categories outermost first, and the work that it belongs to, if it does."""

    catalog: Catalog
    path: tuple[str, ...]
    reference: Reference
    parent: Reference | None
    state: State
    status: str
    on: str


def rows(sheet: Sheet) -> Iterator[Row]:
    """Go through all works in list order, each followed by its related ones."""
    for catalog in sheet.catalogs:
        for path, category in catalog.walk():
            for reference in category.references:
                yield _row(sheet, catalog, path, reference, None)
                for part in reference.related:
                    yield _row(sheet, catalog, path, part, reference)


def _row(
    sheet: Sheet, catalog: Catalog, path: tuple[str, ...], one: Reference, parent: Reference | None
) -> Row:
    status, on = sheet.progress(catalog.id, one)
    return Row(
        catalog=catalog,
        path=path,
        reference=one,
        parent=parent,
        state=sheet.state(catalog.id, one),
        status=status,
        on=on,
    )
