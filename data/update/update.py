"""The update of a list: what its source says now, joined with what a reader made of it.

Three versions meet: `base`, as the source was read last; `theirs`, as it is read now; `mine`, the
file as it is, with the reader's edits. What only one side changed is taken; where both did, the
reader's word stays and is told as a conflict. A work keeps its id whatever happens to it, and every
key it ever had, so that marks stay where they are.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from ..burst import burst
from ..catalog import Catalog, Source
from ..reference import Reference
from .doubt import doubt
from .former_name import with_former_names
from .outline import Outline, Spot, outline
from .placement import place
from .plan import Base, Changed, Conflict, Listed, Moved, Plan
from .recognition import Recognised, recognise
from .replacement import replacements
from .side import Side
from .three_way import Joined, join_value
from .tree import grow
from .work_join import changed_fields, join_work


def plan_update(
    base: Base | None,
    mine: Catalog,
    theirs: Catalog,
    *,
    accepted: Collection[tuple[str, str]] = (),
    has_ids: bool = False,
) -> Plan:
    """Plan the update of a list.

    `accepted` are the pairs (`Unsure.id`, `Unsure.fresh`) of an earlier plan that the reader says
    are one work. `has_ids` tells that the ids of `theirs` are the source's own. Without a base, all
    that stands in the file counts as the reader's own: it stays, and what it lacks is added.
    """
    with burst():
        return _plan(base, mine, theirs, accepted=accepted, has_ids=has_ids)


def _plan(
    base: Base | None,
    mine: Catalog,
    theirs: Catalog,
    *,
    accepted: Collection[tuple[str, str]],
    has_ids: bool,
) -> Plan:
    known = Base(catalog=Catalog(id=mine.id, title=mine.title)) if base is None else base
    sides = recognise(known, mine, theirs, accepted=accepted, has_ids=has_ids)
    placement = place(sides.base, sides.mine, sides.theirs)
    works, disputed = _works(sides, placement.homes)
    tree = grow(sides.base, sides.mine, sides.theirs, placement.homes, works)
    head, head_disputed = _head(known.catalog if base else theirs, mine, theirs)
    catalog = with_former_names(replace(head, categories=tree.categories), sides.mine.outline)
    now = outline(catalog)
    return Plan(
        catalog=catalog,
        base=_next_base(known, sides),
        ids=sides.ids,
        new=_listed(now, sides.mine.outline),
        moved=_moved(sides, now, placement.homes),
        changed=tuple(_changed(sides.mine.outline, now)),
        gone=_listed(sides.mine.outline, now),
        conflicts=(*head_disputed, *placement.conflicts, *disputed, *tree.conflicts),
        unsure=sides.unsure,
        replaced=replacements(sides, now),
        doubt="" if base is None else doubt(sides.base, sides.theirs),
    )


def _works(sides: Recognised, ids: Iterable[str]) -> tuple[dict[str, Reference], list[Conflict]]:
    works: dict[str, Reference] = {}
    conflicts: list[Conflict] = []
    for id_ in ids:
        own, other = sides.mine.reference(id_), sides.theirs.reference(id_)
        if own is not None and other is not None:
            joined = join_work(sides.base.reference(id_), own, other)
            works[id_] = joined.reference
            conflicts += joined.conflicts
        elif one := own or other:
            works[id_] = one
    return works, conflicts


def _head(base: Catalog, mine: Catalog, theirs: Catalog) -> tuple[Catalog, list[Conflict]]:
    """Join what is said of the list itself."""
    conflicts: list[Conflict] = []

    def text(field: str) -> str | None:
        joined: Joined = join_value(*(getattr(one, field) for one in (base, mine, theirs)))
        if joined.is_disputed:
            own, other = (str(getattr(one, field) or "") for one in (mine, theirs))
            conflicts.append(Conflict(id="", title=mine.title, field=field, mine=own, theirs=other))
        return None if joined.value is None else str(joined.value)

    head = Catalog(
        id=mine.id,
        title=text("title") or mine.title,
        description=text("description"),
        source=_source(base.source, mine.source, theirs.source),
    )
    return head, conflicts


def _source(base: Source | None, mine: Source | None, theirs: Source | None) -> Source | None:
    if mine is None or theirs is None or mine.url in {(base or mine).url, theirs.url}:
        return theirs or mine
    return replace(mine, fetched=theirs.fetched)


def _next_base(base: Base, sides: Recognised) -> Base:
    """Give what the next update needs: the source as it is now, and the ids that are taken."""
    theirs, mine = sides.theirs, sides.mine
    lost = (spot.reference for spot in sides.base.outline.spots if theirs.spot(spot.id) is None)
    gone = {
        one.id: Reference(id=one.id, title=one.title, url=one.url)
        for one in (*base.gone, *lost)
        if theirs.spot(one.id) is None
    }
    taken = {*base.given, *mine.homes, *(one.id for one in base.catalog.references())}
    given = sorted(taken - gone.keys() - theirs.homes.keys())
    return Base(catalog=theirs.catalog, gone=tuple(gone.values()), given=tuple(given))


def _listed(those: Outline, without: Outline) -> tuple[Listed, ...]:
    return tuple(
        Listed(
            id=spot.id,
            title=spot.reference.title,
            url=spot.reference.url,
            path=those.path(spot),
            keys=spot.keys,
        )
        for spot in those.spots
        if spot.id not in without.by_id
    )


def _moved(sides: Recognised, now: Outline, homes: Mapping[str, int | str]) -> tuple[Moved, ...]:
    mine: Side = sides.mine
    return tuple(
        Moved(
            id=id_,
            title=now.by_id[id_].reference.title,
            before=_place(mine.outline, mine.outline.by_id[id_]),
            now=_place(now, now.by_id[id_]),
        )
        for id_, home in homes.items()
        if id_ in mine.homes and mine.homes[id_] != home
    )


def _place(within: Outline, spot: Spot) -> tuple[str, ...]:
    path = within.path(spot)
    return (*path, within.by_id[spot.parent].reference.title) if spot.parent else path


def _changed(before: Outline, now: Outline) -> Iterable[Changed]:
    for spot in now.spots:
        known = before.by_id.get(spot.id)
        if known is not None:
            fields = tuple(changed_fields(known.reference, spot.reference))
            if fields:
                yield Changed(id=spot.id, title=spot.reference.title, fields=fields)
