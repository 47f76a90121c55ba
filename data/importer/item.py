"""What a reader of a format finds in a text, before it has ids and a catalog around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..catalog import Source
from ..kind import FormKind, Kind

Path = tuple[str, ...]
"""The names of categories, outermost first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a list says of its reader's own state with one work.

    `status` is unread, started, done or skipped, "" where the list does not say; `on` is the day or
    instant it is true of, "" if unknown; `history` are earlier ones as (status, on), oldest first.
    """

    status: str = ""
    on: str = ""
    history: tuple[tuple[str, str], ...] = ()
    starred: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    position: str = ""
    minutes: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing that a mark would hold."""
        said = self.status not in {"", "unread"} or self.history or self.starred
        return not (said or self.note.strip() or self.tags or self.position or self.minutes)


UNTOUCHED = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItem:
    """A further form of a work."""

    kind: FormKind
    url: str
    title: str | None = None
    state: State = UNTOUCHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One work as it was found; `kind` None is guessed, `id` None is made of the title.

    `line` counts from 1 in the text, for the report. `state` is the reader's own.
    """

    title: str
    url: str | None = None
    path: Path = ()
    kind: Kind | None = None
    id: str | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    session: str | None = None
    abstract: str | None = None
    remark: str | None = None
    minutes: int | None = None
    was: tuple[str, ...] = ()
    forms: tuple[FormItem, ...] = ()
    related: tuple["Item", ...] = ()
    state: State = UNTOUCHED
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something that did not become a reference, and why: `what` is its text or address."""

    what: str
    why: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A category of one of our own exports, with what stands in it itself.

    A part whose path is longer lies within the last one before it whose path is shorter.
    """

    path: Path
    remark: str | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in a text.

    `title` and `description` are the list's own; `remarks` are what its author says of categories.
    `categories` names those that must exist even if nothing stands in them, in their order.

    Only one of our own exports has `parts`: all its categories, in list order. It is taken as it is:
    nothing is folded, names of categories may repeat, and `id` and `source` are the catalog's.
    `items` are then those of all parts.
    """

    items: tuple[Item, ...] = ()
    left: tuple[Left, ...] = ()
    title: str | None = None
    description: str | None = None
    remarks: Mapping[Path, str] = field(default_factory=dict[Path, str])
    categories: tuple[Path, ...] = ()
    parts: tuple[Part, ...] | None = None
    id: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a text came from: `url` is its address ("" for a file), `name` what it is called."""

    url: str = ""
    name: str = ""
