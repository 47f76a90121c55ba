"""The file of a base: a catalog file with two fields more, `gone` and `given`."""

import re
from dataclasses import dataclass, replace

from ..catalog import Catalog
from ..catalog_reader import read_mapping
from ..catalog_value import Entry, Report
from ..catalog_writer import write_catalog
from ..problem import Problem
from ..reference import Reference
from ..yaml_file import Mapping, load_yaml
from ..yaml_writer import Inline, dump_yaml
from .plan import Base

_HEAD = """\
# What this list's source said when it was last read: updates compare with it to tell the source's
# changes from yours. It is written anew by each update; nothing you edit here lasts.
"""
_EXTRA = ("gone", "given")
_CATEGORIES = "\ncategories:\n"
_FIELD = re.compile(r"^[^\s#]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BaseRead:
    """What a file gave: its base, None if it is none, and the problems in it."""

    base: Base | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A catalog and the text of its file, which a base mostly has in it just so."""

    catalog: Catalog
    text: str


def write_base(base: Base, known: Known | None = None) -> str:
    """Return the text of a base's file. Raise ValueError as `write_catalog` does."""
    gone = tuple(
        Inline({"id": one.id, "title": one.title} | ({"url": one.url} if one.url else {}))
        for one in base.gone
    )
    extra = {"gone": gone, "given": base.given}
    fields = {name: value for name, value in extra.items() if value}
    text = _written(base.catalog, known)
    return _HEAD + text + (dump_yaml(fields) if fields else "")


def _written(catalog: Catalog, known: Known | None) -> str:
    """Write a catalog; its categories, which are nearly all of it, not anew where they are known."""
    if known is None or known.catalog.categories != catalog.categories:
        return write_catalog(catalog)
    head, rest = _parted(known.text)
    if not rest:
        return write_catalog(catalog)
    if replace(known.catalog, categories=()) == replace(catalog, categories=()):
        return head + rest
    return write_catalog(replace(catalog, categories=())) + rest


def _parted(text: str) -> tuple[str, str]:
    """Part a catalog's text before its categories; the latter "" if they are not at the end of it."""
    place = text.find(_CATEGORIES) + 1
    rest = text[place:]
    is_last = place > 0 and rest.endswith("\n") and not _FIELD.search(rest, len(_CATEGORIES))
    return (text[:place], rest) if is_last else (text, "")


def read_base(text: str, *, file: str | None = None, known: Known | None = None) -> BaseRead:
    """Read the text of a base's file; `file` is its name in the problems. Raises nothing.

    A base in which anything is wrong is none: an update that took a work for the reader's own
    because its base lacks it would do harm.
    """
    if known is not None and (base := _around(text, known)) is not None:
        return BaseRead(base, ())
    read = load_yaml(text, file=file)
    report = Report(file)
    report.problems.extend(read.problems)
    base = None
    if isinstance(read.root, Mapping):
        root = read.root
        entry = Entry(report, _part(root, _EXTRA), None)
        others = tuple(name for name in root.fields if name not in _EXTRA)
        catalog = read_mapping(_part(root, others), report)
        if catalog is not None:
            base = Base(catalog=catalog, gone=_gone(entry), given=entry.texts("given"))
    elif not report.problems:
        cure = "Remove it: the next update then asks more."
        report.problems.append(Problem(message="no base of a list", file=file, line=1, cure=cure))
    return BaseRead(None if report.problems else base, tuple(report.problems))


def _around(text: str, known: Known) -> Base | None:
    """Read only what stands around a catalog that is known; None where it is another."""
    own = text.removeprefix(_HEAD)
    categories = _parted(known.text)[1]
    place = own.find(_CATEGORIES) + 1
    if not categories or not place or not own.startswith(categories, place):
        return None
    behind = own[place + len(categories) :]
    if behind and not behind.startswith(tuple(f"{name}:" for name in _EXTRA)):
        return None
    read = load_yaml(own[:place] + behind)
    report = Report(None)
    if read.problems or not isinstance(read.root, Mapping):
        return None
    around = read.root
    entry = Entry(report, _part(around, _EXTRA), None)
    others = tuple(name for name in around.fields if name not in _EXTRA)
    head = read_mapping(_part(around, others), report)
    if head is None or head.categories or report.problems:
        return None
    catalog = replace(head, categories=known.catalog.categories)
    base = Base(catalog=catalog, gone=_gone(entry), given=entry.texts("given"))
    return None if report.problems else base


def _part(root: Mapping, names: tuple[str, ...]) -> Mapping:
    fields = {name: root.fields[name] for name in names if name in root.fields}
    return Mapping(fields, {name: root.lines[name] for name in fields}, root.line)


def _gone(parent: Entry) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for node in parent.items("gone"):
        if not isinstance(node, Mapping):
            parent.tell("holds something that has no fields", "gone", "Write `{id: …, title: …}`.")
            continue
        entry = Entry(parent.report, node, "gone")
        id_, title = entry.slug("id"), entry.text("title")
        if id_ is not None and title is not None:
            found.append(Reference(id=id_, title=title, url=entry.url("url")))
    return tuple(found)
