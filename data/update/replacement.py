"""Replacement: addresses that meant one work and mean another now, or nothing any more."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ..text import fold
from .candidate import are_of_two, title_of
from .outline import Outline, Spot
from .plan import Replaced
from .recognition import Recognised


def replacements(sides: Recognised, now: Outline) -> tuple[Replaced, ...]:
    """Tell which keys lead to other works than before, or under one address to another title.

    Works that the source itself names by ids are the same, whatever their titles.
    """
    before = sides.mine.outline
    owners = _owners(now)
    newcomers = {key: _newcomers(key, led, before) for key, led in owners.items()}
    found: list[Replaced] = []
    for spot in before.spots:
        after = now.by_id.get(spot.id)
        if (
            after is not None
            and spot.id not in sides.by_id
            and (title := _other_title(spot, sides))
        ):
            found.append(replace(_told(spot.work.key, spot, after), now_title=title))
        for key in dict.fromkeys((*spot.keys, *spot.work.form_keys)):
            led = owners.get(key, [])
            strangers = _strangers(key, spot, after, newcomers.get(key, []))
            found += [_told(key, spot, one) for one in strangers]
            if not led and after is not None:
                found.append(_told(key, spot, None))
    return tuple(found)


def _owners(now: Outline) -> dict[str, list[Spot]]:
    found: defaultdict[str, list[Spot]] = defaultdict(list)
    for spot in now.spots:
        for key in dict.fromkeys((*spot.keys, *spot.work.form_keys)):
            found[key].append(spot)
    return found


def _newcomers(key: str, led: list[Spot], before: Outline) -> list[Spot]:
    """Give the works of those that a key leads to which it did not lead to before."""
    known = ((one, before.by_id.get(one.id)) for one in led)
    return [
        one
        for one, old in known
        if old is None or (key not in old.keys and key not in old.work.form_keys)
    ]


def _strangers(key: str, spot: Spot, after: Spot | None, newcomers: list[Spot]) -> Iterator[Spot]:
    """Give the works that a key leads to now, which are not those that it led to."""
    is_still = after is not None and (key in after.keys or key in after.work.form_keys)
    for one in newcomers:
        # Where both list it as a form, or one as a form of another, it is one thing in two places.
        is_taken = not is_still or (key in one.keys and key in spot.keys)
        if one.id != spot.id and is_taken and not _is_same(key, spot, one):
            yield one


def _is_same(key: str, spot: Spot, one: Spot) -> bool:
    """Tell whether another entry is the same work again, which goes by the same key."""
    same_title = fold(spot.reference.title) == fold(one.reference.title)
    return same_title and spot.work.key == one.work.key == key


def _other_title(spot: Spot, sides: Recognised) -> str:
    """Give the source's title of a work if it is nothing like the one it had at the same address.

    It is the source's titles that count, not what the reader calls the work.
    """
    before, now = sides.base.spot(spot.id) or spot, sides.theirs.spot(spot.id)
    if now is None or before.page != now.page:
        return ""
    one, other = title_of(before.reference.title), title_of(now.reference.title)
    return now.reference.title if are_of_two(one, other) else ""


def _told(key: str, spot: Spot, one: Spot | None) -> Replaced:
    return Replaced(
        key=key,
        id=spot.id,
        title=spot.reference.title,
        now_id="" if one is None else one.id,
        now_title="" if one is None else one.reference.title,
    )
