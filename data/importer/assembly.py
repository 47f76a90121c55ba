"""Assembly: makes of what a reader of a format found a catalog, its marks and a report."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..catalog import Catalog, Category, Source
from ..catalog_field import RESERVED, SLUG
from ..reference import Form, Reference
from ..text import clean
from .cleaning import cleaned, cleaned_path, cleaned_text, sound
from .folding import folded
from .guess import guess_kind
from .imported import Folded, Imported, ListedMark, Report
from .item import Item, Path, Reading
from .naming import Names, slug
from .restoration import restored_categories

UNFILED = "References"
"""The category of what a list names outside of any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How the catalog is to be called: `id` and `title` "" take what the list says."""

    format: str
    id: str = ""
    title: str = ""
    source: Source | None = None
    name: str = ""


def assemble(reading: Reading, making: Making) -> Imported:
    """Put together a catalog: works once each, with ids, in their categories in list order.

    A work that the list has again, under a title much like it, is folded into the first one: what
    that one lacks is taken from it, and the report names both places. Only our own exports, which have
    parts, are taken as they are.
    """
    works, again = _works(reading)
    names = Names(wanted=_wanted(works))
    given = [_with_ids(work, names) for work in works]
    title = clean(making.title or reading.title or making.name) or "Reading list"
    catalog = Catalog(
        id=making.id or _catalog_id(reading.id) or slug(title) or "list",
        title=title,
        description=cleaned_text(reading.description, lines=reading.parts is not None),
        source=making.source if reading.parts is None else reading.source,
        categories=_categories(given, reading),
    )
    marks = tuple(mark for work in given for mark in _marks(work))
    references = [work.reference for work in given]
    report = Report(
        format=making.format,
        references=len(references),
        forms=sum(len(one.forms) for one in references)
        + sum(len(part.forms) for one in references for part in one.related),
        related=sum(len(one.related) for one in references),
        marks=len({mark.id for mark in marks}),
        left=reading.left,
        folded=tuple(
            Folded(id=given[place].reference.id, title=item.title, path=item.path, line=item.line)
            for place, item in again
        ),
    )
    return Imported(catalog=catalog, marks=marks, report=report)


def _works(reading: Reading) -> tuple[list[Item], list[tuple[int, Item]]]:
    if reading.parts is not None:
        known: dict[int, Item] = {}
        return [_sound_once(item, known) for part in reading.parts for item in part.items], []
    return folded(map(cleaned, reading.items))


def _sound_once(item: Item, known: dict[int, Item]) -> Item:
    # Lines that say the same are one and the same item.
    found = known.get(id(item))
    if found is None:
        found = known[id(item)] = sound(item)
    return found


def _wanted(works: Iterable[Item]) -> Iterator[str]:
    return (one.id for work in works for one in (work, *work.related) if one.id)


def _catalog_id(name: str) -> str:
    return name if re.fullmatch(SLUG, name) and name not in RESERVED else ""


@dataclass(frozen=True, slots=True)
class _Given:
    """An item that has ids now: its reference, and the items of the reference and of its related."""

    reference: Reference
    item: Item


def _with_ids(item: Item, names: Names) -> _Given:
    own = names.give(item.id or slug(item.session or ""), item.title)
    related = tuple(_reference(part, names.give(part.id, part.title), ()) for part in item.related)
    return _Given(_reference(item, own, related), item)


def _reference(item: Item, id_: str, related: tuple[Reference, ...]) -> Reference:
    return Reference(
        id=id_,
        title=item.title,
        url=item.url,
        kind=item.kind or guess_kind(item.url, item.title),
        authors=item.authors,
        venue=item.venue,
        year=item.year,
        session=item.session,
        abstract=item.abstract,
        remark=item.remark,
        minutes=item.minutes,
        was=item.was,
        forms=tuple(Form(kind=form.kind, url=form.url, title=form.title) for form in item.forms),
        related=related,
    )


@dataclass(slots=True)
class _Node:
    """A category while it is being filled."""

    references: list[Reference] = field(default_factory=list[Reference])
    parts: "dict[str, _Node]" = field(default_factory=lambda: dict[str, _Node]())  # noqa: PLW0108  # not made yet


def _categories(given: Sequence[_Given], reading: Reading) -> tuple[Category, ...]:
    if reading.parts is not None:
        return restored_categories(reading.parts, [work.reference for work in given], UNFILED)
    root = _Node()
    for path in reading.categories:
        _node(root, cleaned_path(path))
    for work in given:
        _node(root, work.item.path or (UNFILED,)).references.append(work.reference)
    remarks = {cleaned_path(path): text for path, text in reading.remarks.items()}
    return tuple(_built(root, (), remarks))


def _node(root: _Node, path: Path) -> _Node:
    for name in path:
        root = root.parts.setdefault(name, _Node())
    return root


def _built(node: _Node, path: Path, remarks: dict[Path, str]) -> Iterator[Category]:
    for name, part in node.parts.items():
        here = (*path, name)
        yield Category(
            name=name,
            remark=cleaned_text(remarks.get(here), lines=True),
            references=tuple(part.references),
            categories=tuple(_built(part, here, remarks)),
        )


def _marks(work: _Given) -> Iterator[ListedMark]:
    yield from _marks_of(work.item, work.reference)
    for part, reference in zip(work.item.related, work.reference.related, strict=True):
        yield from _marks_of(part, reference)


def _marks_of(item: Item, reference: Reference) -> Iterator[ListedMark]:
    if not item.state.is_blank:
        yield ListedMark(id=reference.id, state=item.state)
    for form in item.forms:
        if not form.state.is_blank:
            yield ListedMark(id=reference.id, state=form.state, form=form.url)
