"""Pairing: which work of a list as it is read now is which of those that are known.

Each work is paired once at most, and never because of the order in which works are looked at: what
could mean two works means none, except among those that do not differ at all.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import replace

from .candidate import Candidate, are_of_two

Names = Callable[[Candidate], Iterable[Hashable]]


class Pairing:
    """The pairs found so far: `old_of` gives for the id of a new work that of the known one."""

    def __init__(self, old: Collection[Candidate], new: Collection[Candidate]) -> None:
        self.old_of: dict[str, str] = {}
        self.by_id: set[str] = set()
        self._old = {one.id: one for one in old}
        self._new = {one.id: one for one in new}
        self._all = (tuple(old), tuple(new))

    @property
    def old_left(self) -> list[Candidate]:
        """The known works without a partner."""
        return list(self._old.values())

    @property
    def new_left(self) -> list[Candidate]:
        """The new works without a partner."""
        return list(self._new.values())

    def pair(self, old_id: str, new_id: str) -> None:
        """Take two works for one, unless either has a partner."""
        if old_id in self._old and new_id in self._new:
            self.old_of[new_id] = old_id
            del self._old[old_id], self._new[new_id]

    def pair_by_id(self) -> None:
        """Pair works by their ids, and then by earlier ones that either side names."""
        for one in self.new_left:
            self.pair(one.id, one.id)
        for one in self.new_left:
            for was in sorted(one.former_ids):
                self.pair(was, one.id)
        for one in self.old_left:
            for was in sorted(one.former_ids):
                self.pair(one.id, was)
        self.by_id = set(self.old_of.values())

    def pair_unchanged(self, old: Mapping[str, Hashable], new: Mapping[str, Hashable]) -> None:
        """Pair works of which everything that tells them apart is as it was, given by id."""
        self._pair_same(
            lambda one: [old[one.id]] if one.id in old else (),
            lambda one: [new[one.id]] if one.id in new else (),
        )

    def pair_by_key(self) -> None:
        """Pair works by the addresses they have or had, and by those of their forms.

        Where titles say otherwise, such as two that changed addresses, an address proves nothing;
        nor does one that several works share, unless their titles are the same.
        """
        self._pair_same(_page_and_title, _page_and_title)
        self._pair_sole(lambda one: one.pages, lambda one: one.pages)
        self._pair_sole(lambda one: one.names, lambda one: one.names)
        self._pair_sole(lambda one: one.names, lambda one: one.forms, alike=True)
        self._pair_sole(lambda one: one.forms, lambda one: one.names, alike=True)
        self._pair_sole(lambda one: one.forms, lambda one: one.forms, alike=True)

    def pair_by_title(self, homes: Mapping[str, int]) -> None:
        """Pair works that have the same title in the same category.

        `homes` tells in which known category each new work stands, if it is a known one.
        """
        for one in self.new_left:
            place = homes.get(one.id)
            branches = frozenset[int]() if place is None else frozenset({place})
            self._new[one.id] = replace(one, branches=branches)
        self._pair_same(
            lambda one: _in_place(one, one.parent),
            lambda one: _in_place(one, self.old_of.get(one.parent, f"new {one.parent}")),
            counted=True,
        )
        self._pair_same(_in_category, _in_category, counted=True)

    def _pair_same(self, old_names: Names, new_names: Names, *, counted: bool = False) -> None:
        """Pair what goes by the same name, first those that stand in the same category.

        Those that are alike in all are paired in their order; if `counted`, only where there are
        as many on either side.
        """
        olds, news = _index(self.old_left, old_names), _index(self.new_left, new_names)
        for name in [name for name in news if name in olds]:
            old = [one for one in olds[name] if one.id in self._old]
            new = [one for one in news[name] if one.id in self._new]
            if counted and len(old) != len(new):
                continue
            standing = _by_branch(old)
            for one in new:
                if partner := self._nearest(one, standing):
                    self.pair(partner.id, one.id)
            rest = [one for one in new if one.id in self._new]
            for other, one in zip((o for o in old if o.id in self._old), rest, strict=False):
                self.pair(other.id, one.id)

    def _nearest(
        self, one: Candidate, standing: Mapping[int, deque[tuple[int, Candidate]]]
    ) -> Candidate | None:
        """Give the first of those in the same category that have no partner yet."""
        heads: list[tuple[int, Candidate]] = []
        for branch in one.branches & standing.keys():
            queue = standing[branch]
            while queue and queue[0][1].id not in self._old:
                queue.popleft()
            if queue:
                heads.append(queue[0])
        return min(heads, key=lambda head: head[0])[1] if heads else None

    def _pair_sole(self, old_names: Names, new_names: Names, *, alike: bool = False) -> None:
        """Pair what alone goes by a name, if no title speaks against it."""
        olds, news = _index(self._all[0], old_names), _index(self._all[1], new_names)
        found = [(olds[name], news[name]) for name in news if name in olds]
        fits = {
            (old[0], new[0])
            for old, new in found
            if len(old) == len(new) == 1 and old[0].id in self._old and new[0].id in self._new
        }
        titles = _titles(self.old_left), _titles(self.new_left)
        olds_fitting = Counter(old.id for old, _ in fits)
        news_fitting = Counter(new.id for _, new in fits)
        for old, new in fits:
            sole = olds_fitting[old.id] == news_fitting[new.id] == 1
            if sole and not _is_doubted(old, new, *titles) and (not alike or _are_alike(old, new)):
                self.pair(old.id, new.id)


def _by_branch(candidates: Iterable[Candidate]) -> dict[int, deque[tuple[int, Candidate]]]:
    found: defaultdict[int, deque[tuple[int, Candidate]]] = defaultdict(deque)
    for place, one in enumerate(candidates):
        for branch in one.branches:
            found[branch].append((place, one))
    return found


def _index(candidates: Iterable[Candidate], names: Names) -> dict[Hashable, list[Candidate]]:
    found: defaultdict[Hashable, list[Candidate]] = defaultdict(list)
    for one in sorted(candidates, key=lambda one: one.rank):
        for name in dict.fromkeys(names(one)):
            found[name].append(one)
    return found


def _page_and_title(one: Candidate) -> Iterable[Hashable]:
    return [(page, title) for page in sorted(one.pages) for title in sorted(one.titles)]


def _in_place(one: Candidate, parent: str) -> Iterable[Hashable]:
    return [(*name, parent) for name in _in_category(one)]


def _in_category(one: Candidate) -> list[tuple[int, str]]:
    return [(place, title) for place in sorted(one.branches) for title in sorted(one.titles)]


def _titles(candidates: Iterable[Candidate]) -> Counter[str]:
    return Counter(title for one in candidates for title in one.titles)


def _is_doubted(
    old: Candidate, new: Candidate, old_titles: Counter[str], new_titles: Counter[str]
) -> bool:
    """Tell whether the title of either is that of another work on the other side."""
    if old.titles & new.titles:
        return False
    return any(title in new_titles for title in old.titles) or any(
        title in old_titles for title in new.titles
    )


def _are_alike(old: Candidate, new: Candidate) -> bool:
    return any(not are_of_two(one, other) for one in old.titles for other in new.titles)
