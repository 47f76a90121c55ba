"""Read a catalog file: what is sound becomes the catalog, the rest is reported."""

from collections.abc import Iterator
from dataclasses import dataclass

from .catalog import Catalog, Category, Source
from .catalog_field import (
    CATALOG_FIELDS,
    CATEGORY_FIELDS,
    FORM_FIELDS,
    FORMAT_VERSION,
    MINUTES,
    REFERENCE_FIELDS,
    RELATED_FIELDS,
    RESERVED,
    SOURCE_FIELDS,
    YEARS,
)
from .catalog_value import Entry, Report
from .kind import FormKind, Kind
from .problem import Problem
from .reference import Form, Reference
from .text import clean
from .yaml_file import Mapping, Refused, Scalar, load_yaml


@dataclass(frozen=True, slots=True)
class CatalogRead:
    """What a file gave: its catalog, None if it is none, and the problems in it."""

    catalog: Catalog | None
    problems: tuple[Problem, ...]


def read_catalog(text: str, *, file: str | None = None) -> CatalogRead:
    """Read the text of a catalog file; `file` is its name in the problems.

    A reference without a sound id and title is left out, and so is a wrong value of any other field;
    without an id, or of a newer format, the whole catalog is. Raises nothing.
    """
    read = load_yaml(text, file=file)
    report = Report(file)
    report.problems.extend(read.problems)
    catalog = None
    if isinstance(read.root, Mapping):
        catalog = read_mapping(read.root, report)
    elif read.root is not None or not read.problems:
        cure = "Begin the file with `refshelf: 1`, then `id:` and `title:`."
        report.problems.append(Problem(message="no catalog", file=file, line=1, cure=cure))
    problems = sorted(report.problems, key=lambda problem: problem.line or 0)
    return CatalogRead(catalog, tuple(problems))


def read_mapping(mapping: Mapping, report: Report) -> Catalog | None:
    """Read a catalog from the fields of a file, telling the report what is wrong with them."""
    return _CatalogReader(report).read(mapping)


class _CatalogReader:
    """Reads one catalog, and knows which ids it has met."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._lines: dict[str, int] = {}

    def read(self, mapping: Mapping) -> Catalog | None:
        entry = Entry(self._report, mapping, None)
        entry.check_fields(CATALOG_FIELDS)
        if not _is_readable(entry):
            return None
        catalog_id = entry.slug("id")
        if catalog_id in RESERVED:
            entry.tell(f"`{catalog_id}` is a name that some systems keep", "id", "Choose another.")
            return None
        if catalog_id is None:
            return None
        return Catalog(
            id=catalog_id,
            title=_required(entry, "title") or catalog_id,
            description=entry.text("description", lines=True),
            source=self._source(entry),
            categories=self._categories(entry),
        )

    def _source(self, parent: Entry) -> Source | None:
        node = parent.mapping.fields.get("source")
        if not parent.has("source") or isinstance(node, Refused):
            return None
        if not isinstance(node, Mapping):
            parent.tell("must have fields", "source", "Write `{url: …, format: …}`.")
            return None
        entry = Entry(self._report, node, "source")
        entry.check_fields(SOURCE_FIELDS)
        url, format_ = _required(entry, "url"), _required(entry, "format")
        if url is None or format_ is None:
            return None
        return Source(url=url, format=format_, fetched=entry.day("fetched"))

    def _categories(self, parent: Entry) -> tuple[Category, ...]:
        return tuple(self._category(entry) for entry in _entries(parent, "categories", "name"))

    def _category(self, entry: Entry) -> Category:
        entry.check_fields(CATEGORY_FIELDS)
        references = (
            self._reference(one, REFERENCE_FIELDS) for one in _entries(entry, "references", "id")
        )
        return Category(
            name=_required(entry, "name") or "Unnamed",
            remark=entry.text("remark", lines=True),
            references=tuple(one for one in references if one is not None),
            categories=self._categories(entry),
        )

    def _reference(self, entry: Entry, known: tuple[str, ...]) -> Reference | None:
        entry.check_fields(known)
        id_, title = entry.slug("id"), _required(entry, "title")
        if id_ is None or title is None or not self._is_first(entry, id_):
            return None
        related: tuple[Reference, ...] = ()
        if "related" in known:
            found = (
                self._reference(one, RELATED_FIELDS) for one in _entries(entry, "related", "id")
            )
            related = tuple(one for one in found if one is not None)
        return Reference(
            id=id_,
            title=title,
            url=entry.url("url"),
            kind=entry.choice("kind", Kind) or Kind.OTHER,
            authors=entry.texts("authors"),
            venue=entry.text("venue"),
            year=entry.number("year", YEARS),
            session=entry.text("session"),
            abstract=entry.text("abstract", lines=True),
            remark=entry.text("remark", lines=True),
            minutes=entry.number("minutes", MINUTES),
            was=entry.texts("was"),
            forms=tuple(_forms(entry)),
            related=related,
        )

    def _is_first(self, entry: Entry, id_: str) -> bool:
        line = self._lines.get(id_)
        if line is None:
            self._lines[id_] = entry.mapping.lines["id"]
            return True
        entry.tell(f"`{id_}` is taken since line {line}", "id", "Give this one an id of its own.")
        return False


def _is_readable(entry: Entry) -> bool:
    version = entry.text("refshelf")
    if version == str(FORMAT_VERSION):
        return True
    if version is not None and version.isascii() and version.isdigit():
        message = f"written for a newer refshelf (format {version})"
        entry.tell(message, "refshelf", "Update refshelf to read it.")
    else:
        entry.tell(
            "the format version is missing", "refshelf", "Begin the file with `refshelf: 1`."
        )
    return False


def _required(entry: Entry, field: str) -> str | None:
    text = entry.text(field)
    if text is None and not isinstance(entry.mapping.fields.get(field), Refused):
        entry.tell("is missing", field, "Write it.")
    return text


def _entries(parent: Entry, field: str, naming: str) -> Iterator[Entry]:
    for number, node in enumerate(parent.items(field), 1):
        if isinstance(node, Mapping):
            yield Entry(parent.report, node, _name(node, naming) or f"{field} {number}")
        elif not isinstance(node, Refused):
            message = f"number {number} in line {node.line} has no fields"
            parent.tell(message, field, f"Begin it with `- {naming}: …`.")


def _name(mapping: Mapping, naming: str) -> str | None:
    for field in (naming, "title"):
        node = mapping.fields.get(field)
        if isinstance(node, Scalar) and node.text:
            return clean(node.text)
    return None


def _forms(parent: Entry) -> Iterator[Form]:
    for found in _entries(parent, "forms", "kind"):
        entry = found._replace(name=parent.name)
        entry.check_fields(FORM_FIELDS)
        kind, url = entry.choice("kind", FormKind), entry.url("url")
        if kind is not None and url is not None:
            yield Form(kind=kind, url=url, title=entry.text("title"))
        for field in ("kind", "url"):
            if not entry.has(field):
                entry.tell("a form needs it", field, "Write `{kind: pdf, url: https://…}`.")
