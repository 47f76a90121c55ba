"""Ids of imported references: short, made of the title, unique in the catalog, fit to be typed."""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from ..catalog_field import RESERVED, SLUG
from ..text import fold

_LONGEST = 28
_WORDS = 4
_SMALL = frozenset(  # they tell one title from another least
    "a an and are as at be by for from how in into is it its of on or the to with your".split()  # noqa: SIM905
)
_LETTERS = re.compile(r"[a-z0-9]+")


class Names:
    """Gives ids that were not given yet; `taken` are those that may not be used again.

    The `wanted` ones are kept for those who want them: no id made of a title is one of them.
    """

    def __init__(self, taken: Iterable[str] = (), wanted: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._wanted = frozenset(wanted)
        self._next: dict[str, int] = {}

    def give(self, wanted: str | None, title: str, fallback: str = "ref") -> str:
        """Give the wanted id if it is free and may be one, else one made of the title."""
        if wanted and re.fullmatch(SLUG, wanted) and wanted not in self._taken:
            return self._take(wanted)
        stem = slug(title) or fallback
        if self._is_free(stem):
            return self._take(stem)
        number = self._next.get(stem, 2)
        while not self._is_free(f"{stem}-{number}"):
            number += 1
        self._next[stem] = number + 1
        return self._take(f"{stem}-{number}")

    def _is_free(self, name: str) -> bool:
        return name not in self._taken and name not in self._wanted

    def _take(self, name: str) -> str:
        self._taken.add(name)
        return name


@lru_cache(64)
def slug(text: str) -> str:
    """Make a short id of a text: its first telling words in ASCII; "" if it has none."""
    plain = normalize("NFKD", fold(text)).encode("ascii", "ignore").decode()
    words = _LETTERS.findall(plain.replace("'", ""))
    telling = [word for word in words if word not in _SMALL] or words
    kept: list[str] = []
    for word in telling[:_WORDS]:
        if kept and len("-".join([*kept, word])) > _LONGEST:
            break
        kept.append(word[:_LONGEST])
    name = "-".join(kept)
    return f"{name}-list" if name in RESERVED else name
