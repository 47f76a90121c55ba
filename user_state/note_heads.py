"""Notes that devices left side by side: which lines they share, and one text made of all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .mark import Head


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of one of several notes; `is_shared` if each of the others has it too."""

    text: str
    is_shared: bool


def compared(notes: Sequence[Head[str]]) -> list[list[HeadLine]]:
    """Give the lines of each note, told apart by whether all notes have them."""
    counts = Counter(line for note in notes for line in set(_lines(note)))
    shared = {line for line, count in counts.items() if count == len(notes)}
    return [[HeadLine(line, line in shared) for line in _lines(note)] for note in notes]


def joined(notes: Sequence[Head[str]]) -> str:
    """Make one text of several notes, oldest first; one that another has whole is not repeated."""
    kept: list[str] = []
    for note in reversed(notes):
        text = note.value.strip("\n").rstrip()
        if any(_is_within(text, other) for other in kept):
            continue
        kept = [other for other in kept if not _is_within(other, text)]
        kept.append(text)
    return "\n\n".join(kept)


def _lines(note: Head[str]) -> list[str]:
    return [line.rstrip() for line in note.value.split("\n")]


def _is_within(text: str, other: str) -> bool:
    """Tell whether a text's lines stand in another, in one piece."""
    return f"\n{text}\n" in f"\n{other}\n"
