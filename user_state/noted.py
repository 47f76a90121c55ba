"""The notes of a shelf: each with what it is on, in list order, once for every work."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..data.text import fold
from .mark import NOTE
from .shelf import Shelf


@dataclass(frozen=True, slots=True)
class Noted:
    """A note: the work it is on, by its number, id, title and address; its text; when it was written.

    `is_rival`: devices left several that differ, and `text` has them all.
    """

    work: int
    id: str
    title: str
    url: str | None
    text: str
    on: str
    is_rival: bool = False


def noted(shelf: Shelf, works: Iterable[int]) -> list[Noted]:
    """List the notes on some works; what stands in several lists counts where it stands first."""
    marked = shelf.facts.marked()
    found: dict[str, Noted] = {}
    for work in works:
        if work not in marked or not shelf.facts.has_note(work):
            continue
        key = shelf.works.key(work)
        if key in found:
            continue
        mark = shelf.marks.mark(key, shelf.works.aliases(work))
        reference = shelf.works.reference(work)
        found[key] = Noted(
            work=work,
            id=reference.id,
            title=reference.title,
            url=reference.url,
            text="\n\n".join(dict.fromkeys(head.value for head in mark.notes)),
            on=mark.notes[0].on,
            is_rival=NOTE in mark.conflicts,
        )
    return list(found.values())


def matching(notes: Iterable[Noted], text: str) -> list[Noted]:
    """Give the notes that have all words of a text, in the note or in the title of its work."""
    words = fold(text).split()
    return [one for one in notes if _has_all(fold(f"{one.title}\n{one.text}"), words)]


def _has_all(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)
