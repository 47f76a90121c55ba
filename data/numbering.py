"""Numbering: a catalog's works in list order, with their keys."""

from collections import defaultdict
from dataclasses import dataclass

from .catalog import Catalog
from .key import BadUrl, known_key, name_key
from .reference import Reference
from .text import fold


@dataclass(frozen=True, slots=True)
class Work:
    """A reference or a related one, and the keys that lead to it."""

    reference: Reference
    parent: int
    key: str
    aliases: tuple[str, ...]
    form_keys: tuple[str, ...]


def number_works(catalog: Catalog) -> list[Work]:
    """List the works of a catalog, each reference followed by its related ones, with their keys."""
    listed = _in_order(catalog)
    pages = [page_key(reference.url) for reference, _ in listed]
    former = [_former_keys(catalog.id, reference) for reference, _ in listed]
    claimed = {name for names in former for name in names}
    own, firsts = _own_keys(catalog.id, [reference for reference, _ in listed], pages)
    works: list[Work] = []
    for number, (reference, parent) in enumerate(listed):
        aliases = [*former[number], name_key(catalog.id, reference.id)]
        page = pages[number]
        if page is not None and number in firsts and page not in claimed:
            aliases.append(page)
        further = tuple(name for name in dict.fromkeys(aliases) if name != own[number])
        forms = _form_keys(catalog.id, reference)
        works.append(Work(reference, parent, own[number], further, forms))
    return works


def _in_order(catalog: Catalog) -> list[tuple[Reference, int]]:
    listed: list[tuple[Reference, int]] = []
    for _, category in catalog.walk():
        for reference in category.references:
            parent = len(listed)
            listed.append((reference, -1))
            listed.extend((related, parent) for related in reference.related)
    return listed


def page_key(url: str | None) -> str | None:
    """Return the key of an address; None where there is none, or it is none."""
    if not url:
        return None
    try:
        return known_key(url)
    except BadUrl:
        return None


def _own_keys(
    catalog_id: str, references: list[Reference], pages: list[str | None]
) -> tuple[list[str], set[int]]:
    # Several works on one page are told apart by the id of the first that has the title; the very
    # first of them is also found by the page alone, for marks made when it was alone there, unless
    # another work says that it was the one (`was`).
    titles: defaultdict[str, dict[str, int]] = defaultdict(dict)
    folded = [fold(reference.title) for reference in references]
    for number, page in enumerate(pages):
        if page is not None:
            titles[page].setdefault(folded[number], number)
    own: list[str] = []
    firsts: set[int] = set()
    for number, page in enumerate(pages):
        if page is None:
            own.append(name_key(catalog_id, references[number].id))
        elif len(titles[page]) == 1:
            own.append(page)
        else:
            first = titles[page][folded[number]]
            own.append(f"{page}#{references[first].id}")
            firsts.add(next(iter(titles[page].values())))
    return own, firsts


def _former_keys(catalog_id: str, reference: Reference) -> list[str]:
    return [former_key(catalog_id, was) for was in reference.was]


def former_key(catalog_id: str, was: str) -> str:
    """Return the key of an earlier name: an id, `catalog-id#id` of another catalog, or an address."""
    if "." not in was and ":" not in was:
        return was if "#" in was else name_key(catalog_id, was)
    return page_key(was) or name_key(catalog_id, was)


def _form_keys(catalog_id: str, reference: Reference) -> tuple[str, ...]:
    # A form without a usable address has a name of its own, so that it can be ticked all the same.
    name = name_key(catalog_id, reference.id)
    keys = (page_key(form.url) for form in reference.forms)
    return tuple(found or f"{name}#form-{n}" for n, found in enumerate(keys, 1))
