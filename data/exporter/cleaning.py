"""Cleaning a sheet: exports go to other programs, and no text in them may do anything there."""

from dataclasses import replace

from ..catalog import Catalog, Category, Source
from ..importer.item import State
from ..reference import Form, Reference
from ..text import clean
from .sheet import Sheet


def cleaned_sheet(sheet: Sheet) -> Sheet:
    """Give a sheet whose every text is a clean one; a clean sheet stays as it is."""
    return Sheet(
        catalogs=tuple(map(_catalog, sheet.catalogs)),
        states={
            (clean(catalog), clean(id_)): _state(state)
            for (catalog, id_), state in sheet.states.items()
        },
        form_states={
            (clean(catalog), clean(id_), clean(url)): _state(state)
            for (catalog, id_, url), state in sheet.form_states.items()
        },
    )


def _catalog(catalog: Catalog) -> Catalog:
    return Catalog(
        id=clean(catalog.id),
        title=clean(catalog.title) or "Untitled",
        description=_lines(catalog.description),
        source=catalog.source and _source(catalog.source),
        categories=tuple(map(_category, catalog.categories)),
    )


def _source(source: Source) -> Source:
    fetched = _text(source.fetched)
    return Source(url=clean(source.url), format=clean(source.format), fetched=fetched)


def _category(category: Category) -> Category:
    return Category(
        name=clean(category.name) or "Unnamed",
        remark=_lines(category.remark),
        references=tuple(map(_reference, category.references)),
        categories=tuple(map(_category, category.categories)),
    )


def _reference(one: Reference) -> Reference:
    return replace(
        one,
        id=clean(one.id),
        title=clean(one.title) or "Untitled",
        url=_text(one.url),
        authors=_texts(one.authors),
        venue=_text(one.venue),
        session=_text(one.session),
        abstract=_lines(one.abstract),
        remark=_lines(one.remark),
        was=_texts(one.was),
        forms=tuple(
            Form(kind=form.kind, url=clean(form.url), title=_text(form.title)) for form in one.forms
        ),
        related=tuple(map(_reference, one.related)),
    )


def _state(state: State) -> State:
    return replace(
        state,
        on=clean(state.on),
        history=tuple((clean(status), clean(on)) for status, on in state.history),
        note=clean(state.note, lines=True),
        tags=_texts(state.tags),
        position=clean(state.position),
    )


def _text(text: str | None) -> str | None:
    return clean(text or "") or None


def _lines(text: str | None) -> str | None:
    return clean(text or "", lines=True).strip() or None


def _texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in map(clean, texts) if text)
