"""A critical section: what it works with, and what it wants to have written when it ends."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .change import Document
from .device import Device
from .forgotten import Forgotten, erased, forget, hash_of, joined
from .step import Changed, Documents


@dataclass(slots=True)
class Section:
    """What a critical section works with: all marks, and what it wants to have written.

    `latest` is the latest change id that any of the files holds. `named` are the hashes of the keys
    that are to be forgotten here and now.
    """

    device: Device
    documents: Documents
    latest: str
    changed: Changed = field(default_factory=dict[str, Document])
    forgotten: Forgotten = field(default_factory=dict[str, frozenset[str]])
    named: set[str] = field(default_factory=set[str])

    def put(self, changed: Changed) -> None:
        """Have these documents written when the section ends."""
        self.changed.update(changed)

    def forget(self, keys: Iterable[str]) -> None:
        """Have all that is known of these keys erased when the section ends, and remembered so."""
        named, known = tuple(keys), {**self.documents, **self.changed}
        more = forget(known, named)
        self.named.update(map(hash_of, named))
        self.forgotten = joined(self.forgotten, more)
        self.changed.update(erased(known, more))
