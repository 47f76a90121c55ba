"""An excerpt of a shelf: catalogs and a reader's marks as a sheet, from which every export is made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..data.catalog import Catalog, Category
from ..data.exporter.sheet import Sheet
from ..data.importer.item import State
from ..data.importer.naming import Names
from ..data.reference import Reference
from .entry import Entry
from .listing import Listing
from .mark import Head, Mark
from .shelf import Shelf
from .status import Status

GONE_ID = "no-longer-listed"
"""The id of the catalog into which what no catalog holds any more is exported."""


def excerpt(shelf: Shelf, works: Iterable[int]) -> Sheet:
    """Make a sheet of some works of a shelf, in list order, and what their reader did with them.

    A catalog of which all works are wanted is given whole, with its empty categories; of another, those
    with a wanted work are left. A related work comes with the one that it belongs to.
    """
    wanted = frozenset(works)
    catalogs: list[Catalog] = []
    states: dict[tuple[str, str], State] = {}
    form_states: dict[tuple[str, str, str], State] = {}
    for number, listing in enumerate(shelf.works.listings):
        start = shelf.works.starts[number]
        part = [i for i in range(len(listing)) if start + i in wanted]
        if not part and len(listing):
            continue
        names = _names(listing)
        catalogs.append(_Excerpt(listing, frozenset(part), names).catalog())
        for i in _with_parents(listing, part):
            entry, place = shelf.entry(start + i), (listing.id or GONE_ID, names[i])
            states[place] = _work_state(entry)
            for form in entry.reference.forms:
                form_states[*place, form.url] = _state(_form_mark(shelf, entry, form.url))
    return Sheet(
        catalogs=tuple(catalogs),
        states={place: state for place, state in states.items() if not state.is_blank},
        form_states={place: state for place, state in form_states.items() if not state.is_blank},
    )


def catalog_of(listing: Listing) -> Catalog:
    """Give a whole catalog back as it was before it was compiled."""
    return _Excerpt(listing, frozenset(range(len(listing))), _names(listing)).catalog()


def _names(listing: Listing) -> list[str]:
    """Give the ids of a listing's works; what is gone has keys for ids, and gets ids of its titles."""
    if listing.id:
        return list(listing.ids())
    names = Names()
    return [names.give(None, listing.reference(i).title) for i in range(len(listing))]


def _with_parents(listing: Listing, part: Iterable[int]) -> list[int]:
    parents = (listing.parent(i) for i in part)
    return sorted({*part, *(parent for parent in parents if parent >= 0)})


class _Excerpt:
    """Makes a catalog of those works of a listing that are wanted."""

    def __init__(self, listing: Listing, wanted: frozenset[int], names: list[str]) -> None:
        self._listing = listing
        self._wanted = wanted
        self._names = names
        self._is_whole = len(wanted) == len(listing)
        self._inner: defaultdict[int, list[int]] = defaultdict(list)
        for number, heading in enumerate(listing.headings):
            self._inner[heading.parent].append(number)

    def catalog(self) -> Catalog:
        one = self._listing
        return Catalog(
            id=one.id or GONE_ID,
            title=one.title,
            description=one.description,
            source=one.source,
            categories=tuple(self._categories(-1)),
        )

    def _categories(self, parent: int) -> Iterator[Category]:
        for number in self._inner[parent]:
            heading = self._listing.headings[number]
            category = Category(
                name=heading.path[-1],
                remark=heading.remark,
                references=tuple(self._references(heading.start, heading.own_stop)),
                categories=tuple(self._categories(number)),
            )
            if self._is_whole or category.references or category.categories:
                yield category

    def _references(self, start: int, stop: int) -> Iterator[Reference]:
        listing = self._listing
        for i in range(start, stop):
            if listing.parent(i) >= 0:
                continue
            related = self._related(i)
            if i in self._wanted or related:
                yield replace(self._reference(i), related=related)

    def _related(self, i: int) -> tuple[Reference, ...]:
        count = len(self._listing.reference(i).related)
        places = (n for n in range(i + 1, i + 1 + count) if n in self._wanted)
        return tuple(map(self._reference, places))

    def _reference(self, i: int) -> Reference:
        one = self._listing.reference(i)
        if self._listing.id:
            return one
        # The key of what is gone leads its marks back to it.
        return replace(one, id=self._names[i], was=(self._listing.key(i),))


def _form_mark(shelf: Shelf, entry: Entry, url: str) -> Mark:
    found = next((form for form in entry.forms[1:] if form.url == url), None)
    if found is None or found.key == entry.key:
        return Mark()
    return shelf.marks.mark(found.key)


def _work_state(entry: Entry) -> State:
    """Give what was done with a work itself; done in a form that only another list has counts too."""
    state = _state(entry.mark)
    head = entry.state.head
    is_here = any(form.status is Status.DONE for form in entry.forms)
    if head is None or entry.status is not Status.DONE or is_here:
        return state
    return replace(state, status=str(Status.DONE), on=head.on, history=_events(entry.mark.history))


def _state(mark: Mark) -> State:
    status, position, minutes = mark.status, mark.position, mark.minutes
    before = [head for head in mark.history if status is None or head.id != status.id]
    return State(
        status=str(status.value) if status else "",
        on=status.on if status else "",
        history=_events(before),
        starred=mark.starred,
        note="\n\n".join(head.value for head in mark.notes),
        tags=mark.tags,
        position=position.value if position else "",
        minutes=minutes.value if minutes else None,
    )


def _events(heads: Iterable[Head[Status]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(head.value), head.on) for head in heads)
