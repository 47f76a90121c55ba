"""The terms of a query: small frozen values, and how they are joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Condition(StrEnum):
    """What `is:` asks for; `open` is unread or started."""

    UNREAD = "unread"
    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"
    OPEN = "open"
    STARRED = "starred"
    NEW = "new"
    GONE = "gone"
    CONFLICT = "conflict"


class Part(StrEnum):
    """What `has:` asks for: a form, the abstract, or something the reader left."""

    PAGE = "page"
    PDF = "pdf"
    VIDEO = "video"
    SLIDES = "slides"
    AUDIO = "audio"
    CODE = "code"
    ABSTRACT = "abstract"
    NOTE = "note"
    POSITION = "position"


class Sort(StrEnum):
    """A flat order; without one, works stand in list order."""

    TITLE = "title"
    YEAR = "year"
    STATUS = "status"
    RECENT = "recent"


# Terms of one shape share one dataclass: each generated class costs time in every command's start.
@dataclass(frozen=True, slots=True)
class _Text:
    """A term that is one folded text, without newlines."""

    text: str


@dataclass(frozen=True, slots=True)
class _Names:
    """A term that holds when one of its names does; without repetitions, in the order written."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Range:
    """A term about a number, both ends included; an end that is None is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class _Terms:
    """A term made of two or more others."""

    terms: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every work matches: nothing was asked for."""


class Word(_Text):
    """The text occurs in one part of the work; it can be written without quotes."""

    __slots__ = ()


class Phrase(_Text):
    """The text, spaces included, occurs in one part of the work."""

    __slots__ = ()


class In(_Text):
    """The text occurs in the id or title of the catalog, or in the name of a category."""

    __slots__ = ()


class By(_Text):
    """The text occurs in the name of one person."""

    __slots__ = ()


class Is(_Names):
    """One of the conditions (`Condition`) holds."""

    __slots__ = ()


class KindIs(_Names):
    """The work is of one of the kinds (`Kind`)."""

    __slots__ = ()


class Tag(_Names):
    """The work carries one of the tags, whole and folded."""

    __slots__ = ()


class Has(_Names):
    """The work has one of the parts (`Part`)."""

    __slots__ = ()


class Year(_Range):
    """The year is known and in the range."""

    __slots__ = ()


class Minutes(_Range):
    """The length is known and in the range."""

    __slots__ = ()


class And(_Terms):
    """Every one of the terms holds."""

    __slots__ = ()


class Or(_Terms):
    """At least one of the terms holds."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The term does not hold: exactly the other works match, those of unknown year included."""

    term: "Expression"


Expression = (
    All | Word | Phrase | In | By | Is | KindIs | Tag | Has | Year | Minutes | Not | And | Or
)


def all_of(terms: Iterable[Expression]) -> Expression:
    """Join terms that must all hold; joins of the same sort become one, `All` disappears."""
    flat = _flat(terms, And)
    return And(flat) if len(flat) > 1 else flat[0] if flat else All()


def any_of(terms: Iterable[Expression]) -> Expression:
    """Join terms of which one must hold; joins of the same sort become one, `All` disappears."""
    flat = _flat(terms, Or)
    return Or(flat) if len(flat) > 1 else flat[0] if flat else All()


def negated(term: Expression) -> Expression:
    """Turn a term round; one that was turned round is turned back, `All` stays."""
    if isinstance(term, All):
        return term
    return term.term if isinstance(term, Not) else Not(term)


def _flat(terms: Iterable[Expression], join: type[And] | type[Or]) -> tuple[Expression, ...]:
    flat: list[Expression] = []
    for term in terms:
        if isinstance(term, join):
            flat.extend(term.terms)
        elif not isinstance(term, All):
            flat.append(term)
    return tuple(flat)
