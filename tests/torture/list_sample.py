"""Lists to mutate: those of the corpus beside the repository, and small ones that are always there."""

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_corpus import CORPUS

_OWN = Path(__file__).parent / "lists"
_WHOLE = 40  # one of so many is a whole file, where that is asked for


@dataclass(frozen=True, slots=True)
class Sample:
    """A file's name and bytes, or those of a piece of it."""

    name: str
    data: bytes


@cache
def samples() -> tuple[Sample, ...]:
    """Read all files there are: of the corpus, where it is, and of our own."""
    paths = (
        *sorted(CORPUS.glob("lists/*.md")),
        *sorted(CORPUS.glob("exports/*")),
        *sorted(_OWN.iterdir()),
    )
    return tuple(Sample(path.name, path.read_bytes()) for path in paths if path.is_file())


def chosen(chance: random.Random, *, may_be_whole: bool) -> Sample:
    """Choose a file, often a Markdown one, and mostly a piece of it of 1,000 to 8,000 bytes."""
    known = samples()
    if chance.random() < 0.5:
        known = tuple(one for one in known if one.name.endswith(".md"))
    sample = chance.choice(known)
    if may_be_whole and chance.randrange(_WHOLE) == 0:
        return sample
    size = chance.choice((1_000, 2_000, 4_000, 8_000))
    start = 0 if chance.random() < 0.4 else chance.randrange(max(len(sample.data) - size, 0) + 1)
    return Sample(sample.name, sample.data[start : start + size])
