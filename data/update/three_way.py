"""Three-way joins of values, sets and orders: what one side left alone is taken from the other."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Token = TypeVar("Token", bound=Hashable)


class Joined(NamedTuple):
    """A value, and whether both sides changed it, each in its own way."""

    value: object
    is_disputed: bool


def join_value(base: object, mine: object, theirs: object) -> Joined:
    """Join a value: mine where both sides changed it."""
    if mine in (base, theirs):
        return Joined(theirs, is_disputed=False)
    return Joined(mine, is_disputed=theirs != base)


def is_kept(*, base: bool, mine: bool, theirs: bool) -> bool:
    """Tell whether a part stays, given who has it: what either side dropped or added counts."""
    return (mine and theirs) or (not base and (mine or theirs))


def join_order(
    base: Sequence[Token], mine: Sequence[Token], theirs: Sequence[Token], kept: Collection[Token]
) -> list[Token]:
    """Join orders: mine if theirs did not change, else theirs; what only one has follows its neighbour.

    Only what is `kept` is given, each once; what is kept and in no order comes last, in its order.
    """
    wanted = set(kept)
    mine, theirs = (list(dict.fromkeys(x for x in one if x in wanted)) for one in (mine, theirs))
    common = set(base) & set(mine) & set(theirs)
    is_unchanged = [x for x in theirs if x in common] == [x for x in base if x in common]
    first, second = (mine, theirs) if is_unchanged else (theirs, mine)
    return list(dict.fromkeys([*_woven(first, second), *kept]))


def _woven(order: Sequence[Token], guests: Sequence[Token]) -> Iterable[Token]:
    """Give an order with what only the other has, each after the one it follows there."""
    own = set(order)
    following: defaultdict[Token | None, list[Token]] = defaultdict(list)
    last: Token | None = None
    for one in guests:
        if one in own:
            last = one
        else:
            following[last].append(one)
    yield from following[None]
    for one in order:
        yield one
        yield from following[one]
