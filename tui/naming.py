"""Finding works by what a reader types: id, unique prefix of an id, `catalog/id`, or url."""

from collections.abc import Iterable, Iterator

from ..data.key import BadUrl, key, name_key
from ..user_state.shelf import EVERYTHING, Scope, Shelf
from ..user_state.tally import WHOLE

_LOOKED_AT = 200  # ids that are compared with a mistyped one, however many there are


def find_works(shelf: Shelf, name: str, scope: Scope = EVERYTHING) -> tuple[int, ...]:
    """Give the works that a name may mean, in list order: none, one, or the candidates.

    The first way to read it that fits counts: an id, `catalog/id` (a prefix will do), an earlier id,
    an address, a prefix of ids. Case does not count in prefixes. One work that stands in several
    places is given once.
    """
    numbers = _listings(shelf, scope)
    readings = (_exact, _in_catalog, _by_former_id, _by_address, _by_prefix)
    found = (tuple(reading(shelf, name, numbers)) for reading in readings)
    return _distinct(shelf, next((works for works in found if works), ()))


def nearest_ids(shelf: Shelf, name: str, scope: Scope = EVERYTHING) -> tuple[str, ...]:
    """Give the ids, at most five, that a mistyped name may stand for, likeliest first."""
    from difflib import get_close_matches  # noqa: PLC0415  # slow to load, for mistakes only
    from heapq import nlargest  # noqa: PLC0415  # the same

    wanted = name.rpartition("/")[2].casefold()[:60]
    pairs = {wanted[place : place + 2] for place in range(len(wanted) - 1)} or {wanted}
    ids = (id_ for number in _listings(shelf, scope) for id_ in shelf.works.listings[number].ids())
    # Comparing is dear, so only those that share most with the name are compared.
    near = nlargest(_LOOKED_AT, ids, key=lambda id_: sum(pair in id_.casefold() for pair in pairs))
    names = {id_.casefold(): id_ for id_ in near}
    close = get_close_matches(wanted, names, n=5, cutoff=0.5)
    within = [id_ for id_ in names if len(wanted) > 2 and wanted in id_]
    return tuple(names[id_] for id_ in dict.fromkeys((*within, *close)))[:5]


def _listings(shelf: Shelf, scope: Scope) -> list[int]:
    everything = scope.listing == WHOLE
    return list(range(len(shelf.works.listings))) if everything else [scope.listing]


def _exact(shelf: Shelf, name: str, numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        found = shelf.works.listings[number].find_id(name)
        if found is not None:
            yield shelf.works.starts[number] + found


def _in_catalog(shelf: Shelf, name: str, numbers: Iterable[int]) -> Iterable[int]:
    catalog, slash, id_ = name.partition("/")
    inside = [number for number in numbers if shelf.works.listings[number].id == catalog]
    if not (slash and id_ and inside):
        return ()
    return tuple(_exact(shelf, id_, inside)) or tuple(_by_prefix(shelf, id_, inside))


def _by_former_id(shelf: Shelf, name: str, numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        listing = shelf.works.listings[number]
        for found in listing.lookup(name_key(listing.id, name)):
            yield shelf.works.starts[number] + found


def _by_address(shelf: Shelf, name: str, numbers: Iterable[int]) -> Iterable[int]:
    if not any(sign in name for sign in ":/.#"):
        return ()
    try:
        wanted = key(name)
    except BadUrl:
        return ()
    allowed = set(numbers)
    found = [work for work in shelf.works.lookup(wanted) if shelf.works.place(work)[0] in allowed]
    return [work for work in found if shelf.works.key(work) == wanted] or found


def _by_prefix(shelf: Shelf, name: str, numbers: Iterable[int]) -> Iterator[int]:
    wanted = name.casefold()
    if not wanted:
        return
    for number in numbers:
        start = shelf.works.starts[number]
        ids = shelf.works.listings[number].ids()
        found = [i for i, id_ in enumerate(ids) if id_.casefold().startswith(wanted)]
        same = [i for i in found if ids[i].casefold() == wanted]
        yield from (start + i for i in same or found)


def _distinct(shelf: Shelf, works: Iterable[int]) -> tuple[int, ...]:
    first: dict[str, int] = {}
    for work in works:
        first.setdefault(shelf.works.key(work), work)
    return tuple(first.values())
