"""The plan of an update: the list as it would be, and everything that would become of it."""

from dataclasses import dataclass, field

from ..catalog import Catalog
from ..reference import Reference

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A list as it was last read from its source, and the ids that may not be given again.

    `gone` are works that the source had once: their ids stay theirs, and are given back to them if
    they return. `given` are further ids that are taken.
    """

    catalog: Catalog
    gone: tuple[Reference, ...] = ()
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A work that came or went: where it stands or stood, and the keys that a mark may be under."""

    id: str
    title: str
    url: str | None
    path: Path
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A work that stands in another category, or belongs to another work than before."""

    id: str
    title: str
    before: Path
    now: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A work of which the source says something else; `fields` are the names of what."""

    id: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What both the source and the reader changed: the reader's is kept.

    `id` is "" for what is said of the list or of a category, which `title` names. The field `entry`
    means that the source dropped a work that the reader had edited, `category` that both moved it.
    """

    id: str
    title: str
    field: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Two works that may be one: known by `id`, and read now under the id `fresh`.

    `likeness` is that of their titles, at most 1. As long as nobody says that they are one, the
    former counts as gone and the other as new.
    """

    id: str
    fresh: str
    title: str
    fresh_title: str
    url: str | None
    fresh_url: str | None
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """An address that meant one work and now means another: a mark stays with its key.

    `id` and `title` are of the work that the key belonged to, `now_id` and `now_title` of the one it
    leads to now: "" where it leads nowhere. They are of the same id if only the title is another.
    """

    key: str
    id: str
    title: str
    now_id: str
    now_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an update would do: the new catalog, the base that belongs to it, and what there is to say.

    `doubt` is a sentence for when the source can hardly mean it; "" if all is well. A caller that
    carries the plan out writes the catalog before the base: if it is killed in between, the next
    update sees that both sides made the same changes.
    """

    catalog: Catalog
    base: Base
    new: tuple[Listed, ...] = ()
    moved: tuple[Moved, ...] = ()
    changed: tuple[Changed, ...] = ()
    gone: tuple[Listed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    doubt: str = field(default="")

    @property
    def counts(self) -> str:
        """The counts in one line, like `+2 new, ~1 moved, 1 gone`."""
        parts = (
            (len(self.new), "+{} new"),
            (len(self.moved), "~{} moved"),
            (len(self.changed), "~{} changed"),
            (len(self.gone), "{} gone"),
        )
        return ", ".join(text.format(count) for count, text in parts if count) or "nothing new"
