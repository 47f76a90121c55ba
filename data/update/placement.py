"""Placement: which works stay, and where each of them stands."""

from dataclasses import dataclass, field

from .plan import Conflict
from .side import TOP, Home, Side
from .work_join import is_edited


@dataclass(slots=True)
class Placement:
    """Where each work of the new list stands; who is in it, and what both sides did to the same."""

    homes: dict[str, Home] = field(default_factory=dict[str, Home])
    conflicts: list[Conflict] = field(default_factory=list[Conflict])


def place(base: Side, mine: Side, theirs: Side) -> Placement:
    """Decide for every work: what either side added, dropped or moved counts; the reader's word more.

    What the source dropped stays where the reader edited it or has works of his own below it.
    """
    placement = Placement()
    for id_ in dict.fromkeys([*mine.homes, *theirs.homes]):
        home = _home(id_, base, mine, theirs, placement.conflicts)
        if home is not None:
            placement.homes[id_] = home
    _keep_parents(base, mine, theirs, placement)
    for id_ in list(placement.homes):
        placement.homes[id_] = _settled(id_, placement.homes, (theirs, mine))
    return placement


def _home(id_: str, base: Side, mine: Side, theirs: Side, conflicts: list[Conflict]) -> Home | None:
    before, own, other = (side.homes.get(id_) for side in (base, mine, theirs))
    if own is None:
        return None if before is not None or _is_below_dropped(other, base, mine) else other
    if other is None:
        return own if before is None or _is_kept_by_edit(id_, base, mine, conflicts) else None
    if before is None:
        return own
    if own == before:
        return other
    if other not in {before, own}:
        conflicts.append(_moved_by_both(id_, mine, theirs))
    return own


def _is_below_dropped(home: Home | None, base: Side, mine: Side) -> bool:
    return isinstance(home, str) and home in base.homes and home not in mine.homes


def _is_kept_by_edit(id_: str, base: Side, mine: Side, conflicts: list[Conflict]) -> bool:
    before, now = base.reference(id_), mine.reference(id_)
    if before is None or now is None or not is_edited(before, now):
        return False
    conflicts.append(Conflict(id=id_, title=now.title, field="entry", mine=now.title, theirs=""))
    return True


def _moved_by_both(id_: str, mine: Side, theirs: Side) -> Conflict:
    one, other = mine.outline.by_id[id_], theirs.outline.by_id[id_]
    return Conflict(
        id=id_,
        title=one.reference.title,
        field="category",
        mine=" / ".join(mine.outline.path(one)),
        theirs=" / ".join(theirs.outline.path(other)),
    )


def _keep_parents(base: Side, mine: Side, theirs: Side, placement: Placement) -> None:
    """Keep what the source dropped as long as the reader's own works belong to it."""
    for id_, home in list(placement.homes.items()):
        is_own = id_ not in base.homes and id_ not in theirs.homes
        if is_own and isinstance(home, str) and home in mine.homes:
            placement.homes.setdefault(home, mine.homes[home])


def _settled(id_: str, homes: dict[str, Home], sides: tuple[Side, Side]) -> Home:
    """Give a home that is there: related works have none below them, and nobody is his own parent."""
    home = homes[id_]
    seen = {id_}
    while isinstance(home, str):
        above = homes.get(home)
        if home in seen or above is None:
            return _category(id_, sides)
        if not isinstance(above, str):
            return home
        seen.add(home)
        home = above
    return home


def _category(id_: str, sides: tuple[Side, Side]) -> Home:
    for side in sides:
        home: Home | None = side.homes.get(id_)
        while isinstance(home, str):
            home = side.homes[home]
        if home is not None:
            return home
    return TOP
