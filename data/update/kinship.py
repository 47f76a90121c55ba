"""Kinship: which category of one version of a list is which of another, renamed ones included."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from .candidate import title_of
from .outline import Branch, Outline, Spot

Kin = dict[int, int]
"""For the number of a category of the one version, that of the same category in the other."""


def kin(old: Outline, new: Outline, same: Mapping[str, str], *, taken: Kin | None = None) -> Kin:
    """Find the categories of `new` in `old`; `same` gives for ids of works of `new` those of `old`.

    Those of the same name in the same place are the same; then those that have most of each
    other's works, by `same` or by title. `taken` are pairs that are known.
    """
    found = dict(taken or {})
    _by_name(old, new, found)
    _by_works(old, new, _same_works(old, new, same), found)
    _by_name(old, new, found)
    _by_works(old, new, _same_titles(old, new, found), found)
    _by_name(old, new, found)
    return found


def _by_name(old: Outline, new: Outline, found: Kin) -> None:
    free: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    used = set(found.values())
    for branch in reversed(old.branches):
        if branch.number not in used:
            free[branch.parent, _name(branch)].append(branch.number)
    for branch in new.branches:
        parent = found.get(branch.parent) if branch.parent >= 0 else -1
        if branch.number not in found and parent is not None:
            fitting = free.get((parent, _name(branch)))
            if fitting:
                found[branch.number] = fitting.pop()


def _name(branch: Branch) -> str:
    return title_of(branch.category.name)


Pairs = list[tuple[Spot, Spot]]


def _by_works(old: Outline, new: Outline, pairs: Pairs, found: Kin) -> None:
    """Pair the categories that have more than half of each other's paired works."""
    shared: Counter[tuple[int, int]] = Counter()
    olds: Counter[int] = Counter()
    news: Counter[int] = Counter()
    for one, other in pairs:
        around_one, around_other = _around(old, one.branch), _around(new, other.branch)
        shared.update((a, b) for a in around_one for b in around_other)
        olds.update(around_one)
        news.update(around_other)
    used = set(found.values())
    for (one, other), _ in sorted(shared.items(), key=lambda item: _order(old, new, item)):
        most = 2 * shared[one, other] > max(olds[one], news[other])
        if most and one not in used and other not in found:
            found[other] = one
            used.add(one)


def _order(
    old: Outline, new: Outline, item: tuple[tuple[int, int], int]
) -> tuple[int, bool, int, int]:
    (one, other), count = item
    depth_differs = len(old.branches[one].path) != len(new.branches[other].path)
    return (-count, depth_differs, one, other)


def _around(within: Outline, number: int) -> list[int]:
    found: list[int] = []
    while number >= 0:
        found.append(number)
        number = within.branches[number].parent
    return found


def _same_works(old: Outline, new: Outline, same: Mapping[str, str]) -> Pairs:
    known = ((old.by_id.get(same.get(spot.id, "")), spot) for spot in new.spots)
    return [(one, other) for one, other in known if one is not None]


def _same_titles(old: Outline, new: Outline, found: Kin) -> Pairs:
    """Pair the works of categories not found yet by titles that each side has once.

    A category counts only if two of its titles, and half of them, are those of one other.
    """
    used = set(found.values())
    olds = [spot for spot in old.spots if spot.branch not in used]
    news = [spot for spot in new.spots if spot.branch not in found]
    by_title = _once(olds), _once(news)
    pairs = [
        (spot, by_title[1][title]) for title, spot in by_title[0].items() if title in by_title[1]
    ]
    shared = Counter((one.branch, other.branch) for one, other in pairs)
    sizes = Counter(spot.branch for spot in olds), Counter(spot.branch for spot in news)
    return [
        (one, other)
        for one, other in pairs
        if (count := shared[one.branch, other.branch]) >= 2
        and 2 * count >= max(sizes[0][one.branch], sizes[1][other.branch])
    ]


def _once(spots: Iterable[Spot]) -> dict[str, Spot]:
    known = list(spots)
    titles = [title_of(spot.reference.title) for spot in known]
    counts = Counter(titles)
    return {title: spot for title, spot in zip(titles, known, strict=True) if counts[title] == 1}
