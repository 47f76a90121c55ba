"""Recognition: gives the works of a list that was read anew the ids of the works that they are."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

from ..catalog import Catalog
from ..importer.naming import Names
from ..numbering import page_key
from ..reference import Reference
from .candidate import Candidate, candidate, title_of
from .closeness import close_pairs
from .kinship import Kin, kin
from .outline import Outline, Spot, outline
from .pairing import Pairing
from .plan import Base, Unsure
from .side import Side, with_ids


@dataclass(frozen=True, slots=True)
class Recognised:
    """The three versions, in which the same work has the same id, and what stayed unsure.

    `by_id` are the works that the source itself names by ids; `ids` gives for the ids of what was
    read now those that the works have.
    """

    base: Side
    mine: Side
    theirs: Side
    unsure: tuple[Unsure, ...]
    by_id: frozenset[str]
    ids: Mapping[str, str]


def recognise(
    base: Base,
    mine: Catalog,
    theirs: Catalog,
    *,
    accepted: Collection[tuple[str, str]],
    has_ids: bool,
) -> Recognised:
    """Find out which work is which; see `pairing` for what counts."""
    here, fresh = outline(mine), outline(theirs)
    known = here if base.catalog is mine else _linked(base, here, mine.id)
    mine_kin = kin(known, here, {id_: id_ for id_ in known.by_id})
    numbers = [mine_kin.get(n, len(known.branches) + n) for n in range(len(here.branches))]
    olds = _known_works(known, here, numbers)
    by_name = kin(known, fresh, {})
    found = Pairing(olds, _fresh_works(fresh, by_name))
    if has_ids:
        found.pair_by_id()
    found.pair_unchanged(
        _looks(known, {n: n for n in range(len(known.branches))}), _looks(fresh, by_name)
    )
    found.pair_by_key()
    found.pair_by_title(_homes(fresh, _kin_of_theirs(known, here, fresh, numbers, found.old_of)))
    for old_id, new_id in sorted(accepted):
        found.pair(old_id, new_id)
    unsure = tuple(_unsure(found, known, here, fresh))
    ids = _ids(found, fresh, base, (known, here))
    with_known_ids = with_ids(theirs, ids, mine.id)
    named = fresh if with_known_ids is theirs else outline(with_known_ids)
    branches = _kin_of_theirs(known, here, named, numbers, {id_: id_ for id_ in named.by_id})
    first_free = len(known.branches) + len(here.branches)
    fresh_numbers = [branches.get(n, first_free + n) for n in range(len(named.branches))]
    return Recognised(
        Side(known, range(len(known.branches))),
        Side(here, numbers),
        Side(named, fresh_numbers),
        unsure,
        frozenset(found.by_id),
        ids,
    )


def _linked(base: Base, mine: Outline, catalog_id: str) -> Outline:
    """Give the base the ids of mine, also where the reader wrote other ids into the file."""
    read = outline(base.catalog)
    # What stood in the file when the base was written was told from the base's works then.
    told = {*read.by_id, *base.given, *(one.id for one in base.gone)}
    olds = [one for one in mine.spots if one.id not in told]
    news = [one for one in read.spots if one.id not in mine.by_id]
    found = Pairing(
        [candidate([(spot, None)], rank=(False, n)) for n, spot in enumerate(olds)],
        [candidate([(spot, None)], rank=(False, n)) for n, spot in enumerate(news)],
    )
    # Only what is alike in both: a work that was deleted may have the address of one that was added.
    found.pair_unchanged(*({one.id: _name(one.reference) for one in side} for side in (olds, news)))
    linked = with_ids(base.catalog, found.old_of, catalog_id)
    return read if linked is base.catalog else outline(linked)


def _looks(within: Outline, branches: Kin) -> dict[str, Hashable]:
    """Give for each work what a list says of it that tells it apart: address, title and place."""
    return {
        spot.id: (
            spot.page,
            spot.reference.title,
            branches[spot.branch],
            within.by_id[spot.parent].reference.title if spot.parent else None,
        )
        for spot in within.spots
        if spot.branch in branches
    }


def _known_works(base: Outline, mine: Outline, numbers: list[int]) -> list[Candidate]:
    ids = list(dict.fromkeys([*base.by_id, *mine.by_id]))
    works: list[Candidate] = []
    for place, id_ in enumerate(ids):
        spots: list[tuple[Spot, int | None]] = []
        if spot := base.by_id.get(id_):
            spots.append((spot, spot.branch))
        if spot := mine.by_id.get(id_):
            spots.append((spot, numbers[spot.branch]))
        works.append(candidate(spots, rank=(id_ not in base.by_id, place)))
    return works


def _fresh_works(fresh: Outline, branches: Kin) -> list[Candidate]:
    return [
        candidate([(spot, branches.get(spot.branch))], rank=(False, place))
        for place, spot in enumerate(fresh.spots)
    ]


def _kin_of_theirs(
    base: Outline, mine: Outline, theirs: Outline, numbers: list[int], same: Mapping[str, str]
) -> Kin:
    """Find the numbers of categories of theirs, by those of the base and then by the reader's own."""
    found = kin(base, theirs, same)
    places = {number: place for place, number in enumerate(numbers)}
    taken = {n: places[number] for n, number in found.items() if number in places}
    own = kin(mine, theirs, same, taken=taken)
    used = set(found.values())
    further = {n: numbers[place] for n, place in own.items() if n not in found}
    return found | {n: number for n, number in further.items() if number not in used}


def _homes(fresh: Outline, branches: Kin) -> dict[str, int]:
    return {spot.id: branches[spot.branch] for spot in fresh.spots if spot.branch in branches}


def _unsure(found: Pairing, base: Outline, mine: Outline, fresh: Outline) -> Iterable[Unsure]:
    # What the reader added stays in any case, and what he deleted stays deleted.
    olds = [one for one in found.old_left if one.id in base.by_id and one.id in mine.by_id]
    for value, old, new in close_pairs(olds, found.new_left):
        before, now = mine.by_id[old.id].reference, fresh.by_id[new.id].reference
        yield Unsure(
            id=old.id,
            fresh=new.id,
            title=before.title,
            fresh_title=now.title,
            url=before.url,
            fresh_url=now.url,
            likeness=value,
        )


def _ids(
    found: Pairing, fresh: Outline, base: Base, known: tuple[Outline, Outline]
) -> dict[str, str]:
    """Give every work of theirs its id: that of what it is, what it had once, or one never given."""
    here = {id_ for one in known for id_ in one.by_id}
    lost = {_name(one): one.id for one in reversed(base.gone) if one.id not in here}
    taken = {*base.given, *(one.id for one in base.gone), *here}
    taken.update(one.id for one in base.catalog.references())
    taken.update(was for one in known for spot in one.spots for was in spot.reference.was)
    names = Names(taken)
    ids = dict(found.old_of)
    for spot in fresh.spots:
        if spot.id not in ids:
            returned = lost.pop(_name(spot.reference), None)
            ids[spot.id] = returned or names.give(spot.id, spot.reference.title)
    return ids


def _name(one: Reference) -> tuple[str, str]:
    return page_key(one.url) or "", title_of(one.title)
