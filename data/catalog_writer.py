"""Write a catalog as a file that a person wants to edit."""

from collections.abc import Mapping

from .catalog import Catalog, Category
from .catalog_field import CATEGORY_DEPTH, FORMAT_VERSION
from .kind import Kind
from .reference import Reference
from .yaml_writer import Inline, Value, dump_yaml


def write_catalog(catalog: Catalog) -> str:
    """Return the YAML of a catalog, in the order of the format's fields, without defaults.

    Reading it gives the same catalog, if every text in it is a clean one. Raises ValueError for
    categories nested deeper than files may be.
    """
    if any(len(path) > CATEGORY_DEPTH for path, _ in catalog.walk()):
        raise ValueError(f"categories nest at most {CATEGORY_DEPTH} deep in a file")
    source = catalog.source
    return dump_yaml(
        {
            "refshelf": FORMAT_VERSION,
            **_given(
                id=catalog.id,
                title=catalog.title,
                description=catalog.description,
                source=source
                and Inline(_given(url=source.url, format=source.format, fetched=source.fetched)),
                categories=tuple(map(_category, catalog.categories)),
            ),
        }
    )


def _category(category: Category) -> Mapping[str, Value]:
    return _given(
        name=category.name,
        remark=category.remark,
        references=tuple(map(_reference, category.references)),
        categories=tuple(map(_category, category.categories)),
    )


def _reference(one: Reference) -> Mapping[str, Value]:
    return _given(
        id=one.id,
        title=one.title,
        url=one.url,
        kind=None if one.kind is Kind.OTHER else one.kind.value,
        authors=one.authors,
        venue=one.venue,
        year=one.year,
        session=one.session,
        abstract=one.abstract,
        remark=one.remark,
        minutes=one.minutes,
        was=one.was,
        forms=tuple(
            Inline(_given(kind=form.kind.value, url=form.url, title=form.title))
            for form in one.forms
        ),
        related=tuple(map(_reference, one.related)),
    )


def _given(**fields: Value) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value is not None and value != ()}
