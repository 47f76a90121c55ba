"""Export as JSON: everything, several catalogs too, to be read back as it was."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from ..catalog import Catalog, Category
from ..importer.item import State
from ..reference import Form, Reference
from .cleaning import cleaned_sheet
from .sheet import Sheet

VERSION = 1
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def write_json(sheet: Sheet) -> str:
    """Write a sheet as JSON; fields that have no value are left out."""
    sheet = cleaned_sheet(sheet)
    catalogs: list[Json] = [_Writer(sheet, catalog).catalog() for catalog in sheet.catalogs]
    fields: Json = {"refshelf_export": VERSION, "catalogs": catalogs}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """Writes one catalog with the states of its works."""

    def __init__(self, sheet: Sheet, catalog: Catalog) -> None:
        self._sheet = sheet
        self._catalog = catalog

    def catalog(self) -> dict[str, Json]:
        one = self._catalog
        source = one.source
        return _given(
            id=one.id,
            title=one.title,
            description=one.description,
            source=source and _given(url=source.url, format=source.format, fetched=source.fetched),
            categories=[self._category(part) for part in one.categories],
        )

    def _category(self, one: Category) -> dict[str, Json]:
        return _given(
            name=one.name,
            remark=one.remark,
            references=[self._reference(part) for part in one.references],
            categories=[self._category(part) for part in one.categories],
        )

    def _reference(self, one: Reference) -> dict[str, Json]:
        return _given(
            id=one.id,
            title=one.title,
            url=one.url,
            kind=one.kind.value,
            authors=list(one.authors),
            venue=one.venue,
            year=one.year,
            session=one.session,
            abstract=one.abstract,
            remark=one.remark,
            minutes=one.minutes,
            was=list(one.was),
            state=_state(self._sheet.state(self._catalog.id, one)),
            forms=[self._form(one, form) for form in one.forms],
            related=[self._reference(part) for part in one.related],
        )

    def _form(self, one: Reference, form: Form) -> dict[str, Json]:
        state = _state(self._sheet.form_state(self._catalog.id, one, form.url))
        return _given(kind=form.kind.value, url=form.url, title=form.title, state=state)


def _state(state: State) -> dict[str, Json]:
    history: list[Json] = [_given(status=status, on=on) for status, on in state.history]
    return _given(
        status=state.status,
        on=state.on,
        history=history,
        starred=state.starred or None,
        note=state.note,
        tags=list(state.tags),
        position=state.position,
        minutes=state.minutes,
    )


def _given(**fields: "Json | Mapping[str, Json]") -> dict[str, Json]:
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in fields.items()
        if value is not None and value not in ("", [], {})
    }
