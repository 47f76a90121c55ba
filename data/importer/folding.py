"""Folding: a work that a list has several times becomes one, which has what any of them says."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..key import BadUrl, known_key
from ..text import fold
from .item import Item
from .likeness import are_alike

_MOST_COMPARED = 12
"""How many works at one address a further one is compared with; of more, only these can be it again."""


@dataclass(slots=True)
class _Found:
    """The works that were found so far, by key."""

    works: list[Item] = field(default_factory=list[Item])
    places: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def folded(items: Iterable[Item]) -> tuple[list[Item], list[tuple[int, Item]]]:
    """Give each work once, and the further places, each with the number of the work it went into."""
    found = _Found()
    again: list[tuple[int, Item]] = []
    for item in items:
        name = _name(item)
        near = found.places[name][:_MOST_COMPARED]
        same = [n for n in near if are_alike(found.works[n].title, item.title)]
        if same:
            found.works[same[0]] = _joined(found.works[same[0]], item)
            again.append((same[0], item))
        else:
            found.places[name].append(len(found.works))
            found.works.append(item)
    return found.works, again


def _name(item: Item) -> str:
    """Name what makes two items one work: the key of its address, else its title and category."""
    return known_key(item.url) if item.url else "\n".join((fold(item.title), *item.path))


def _joined(one: Item, other: Item) -> Item:
    """Give an item what it lacks and another place of the list says of it."""
    known = {_name_of_form(form.url) for form in one.forms} | {_name_of_form(one.url)}
    forms = [form for form in other.forms if _name_of_form(form.url) not in known]
    related_known = {_name(part) for part in one.related}
    related = [part for part in other.related if _name(part) not in related_known]
    return replace(
        one,
        authors=one.authors or other.authors,
        venue=one.venue or other.venue,
        year=one.year or other.year,
        session=one.session or other.session,
        abstract=one.abstract or other.abstract,
        remark=_joined_texts(one.remark, other.remark),
        minutes=one.minutes or other.minutes,
        forms=(*one.forms, *forms),
        related=(*one.related, *related),
        state=one.state if not one.state.is_blank or one.state.status else other.state,
    )


def _joined_texts(one: str | None, other: str | None) -> str | None:
    if one and other and fold(other) not in fold(one):
        return f"{one}\n{other}"
    return one or other


def _name_of_form(url: str | None) -> str:
    try:
        return known_key(url) if url else ""
    except BadUrl:
        return url or ""
