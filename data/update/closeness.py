"""Closeness: pairs of works whose titles are so close that only the reader can tell if they are one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ..importer.likeness import likeness
from .candidate import Candidate

CLOSE = 0.82
"""How much alike titles are that may mean the same work."""

_COMMON = 40  # a word that so many titles have tells little
_TRIED = 8  # titles are compared with that many others at most: those that share most words

Close = tuple[float, Candidate, Candidate]


def close_pairs(old: Sequence[Candidate], new: Sequence[Candidate]) -> list[Close]:
    """Pair works by the likeness of their titles, each once, the most alike first."""
    found = sorted(
        _likely(old, new), key=lambda pair: (-pair[0], pair[1].rank, pair[2].rank, pair[1].id)
    )
    pairs: list[Close] = []
    taken: set[tuple[str, str]] = set()
    for value, one, other in found:
        names = {("old", one.id), ("new", other.id)}
        if not names & taken:
            taken |= names
            pairs.append((value, one, other))
    return pairs


def _likely(old: Sequence[Candidate], new: Sequence[Candidate]) -> Iterator[Close]:
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(new):
        for word in _words(one):
            having[word].append(number)
    for one in old:
        shared = Counter(
            number
            for word in _words(one)
            if len(having.get(word, ())) <= _COMMON
            for number in having.get(word, ())
        )
        for number, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_TRIED]:
            value = max(
                likeness(left, right) for left in one.titles for right in new[number].titles
            )
            if value >= CLOSE:
                yield value, one, new[number]


def _words(one: Candidate) -> Iterable[str]:
    """Give the words of a work's titles, and the pairs of letters where words are not set apart."""
    found: set[str] = set()
    for title in one.titles:
        for word in title.split():
            found.add(word)
            if not word.isascii():
                found |= {word[n : n + 2] for n in range(len(word) - 1)}
        found.add(title)
    return sorted(found)
