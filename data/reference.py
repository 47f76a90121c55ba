"""A reference: one work, its forms, and the references that belong to it."""

from dataclasses import dataclass

from .kind import FormKind, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to take a reference in, besides the reference's own url."""

    kind: FormKind
    url: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One work: a paper, a talk, an article.

    `id` is short and unique in its catalog, related references included. `minutes` is how long the
    work takes, only where that is known. `was` holds earlier ids and urls of the same work.
    `related` are references of their own that belong to this one; they have no related ones
    themselves.
    """

    id: str
    title: str
    url: str | None = None
    kind: Kind = Kind.OTHER
    authors: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    session: str | None = None
    abstract: str | None = None
    remark: str | None = None
    minutes: int | None = None
    was: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    related: tuple["Reference", ...] = ()
