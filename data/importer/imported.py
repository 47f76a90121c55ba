"""What an import leads to: a catalog, the marks that came along, and a report."""

from dataclasses import dataclass

from ..catalog import Catalog
from .item import Left, State


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMark:
    """A reader's state with a reference of the catalog, or with one of its forms.

    `id` is the reference's; `form` is the form's url, "" for the work itself.
    """

    id: str
    state: State
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A work that the list has again: the id it went into, where it stood, and its line."""

    id: str
    title: str
    path: tuple[str, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was taken and what was left.

    Counts are of references, further forms, related references and marks. `lines` tells on which
    line of the text each id stood, where that is known.
    """

    format: str
    references: int = 0
    forms: int = 0
    related: int = 0
    marks: int = 0
    left: tuple[Left, ...] = ()
    folded: tuple[Folded, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A catalog, the marks that came along with it, and what there is to say."""

    catalog: Catalog
    marks: tuple[ListedMark, ...]
    report: Report
