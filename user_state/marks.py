"""All marks of a reader, as they are at one moment: immutable, folded when they are asked for."""

from collections import Counter
from collections.abc import Iterator

from .change import Document
from .mark import NO_MARK, TAG, Head, Mark, fold, fold_status
from .status import Status
from .step import Changed, Documents


class Marks:
    """The marks of a reader by key.

    A value: `with_documents` gives a new one that shares everything that did not change, the folded
    marks too.
    """

    __slots__ = ("_folded", "documents")

    def __init__(
        self,
        documents: Documents,
        folded: dict[str, tuple[tuple[Document, ...], Mark]] | None = None,
    ) -> None:
        self.documents = documents
        # Shared by all versions: an entry counts only for the very documents it was folded from.
        self._folded = {} if folded is None else folded

    def __iter__(self) -> Iterator[str]:
        return iter(self.documents)

    def __contains__(self, key: str) -> bool:
        return key in self.documents

    def __len__(self) -> int:
        return len(self.documents)

    def mark(self, key: str, aliases: tuple[str, ...] = ()) -> Mark:
        """Give what the reader did with a key, joined with what was done under its earlier keys."""
        found = tuple(self.documents[name] for name in (key, *aliases) if name in self.documents)
        if not found:
            return NO_MARK
        cached = self._folded.get(key)
        if cached is not None and tuple(map(id, cached[0])) == tuple(map(id, found)):
            return cached[1]
        mark = fold(*found)
        self._folded[key] = (found, mark)
        return mark

    def status(self, key: str) -> Head[Status] | None:
        """Give the status in force of a key by itself, without folding the rest."""
        document = self.documents.get(key)
        return None if document is None else fold_status(document)

    def tag_counts(self) -> Counter[str]:
        """Count for each tag the keys that have it."""
        return Counter(
            name
            for key, document in self.documents.items()
            if any(slot.startswith(TAG) for slot in document)
            for name in self.mark(key).tags
        )

    def with_documents(self, changed: Changed) -> "Marks":
        """Give the marks after a change of these documents."""
        return Marks({**self.documents, **changed}, self._folded) if changed else self

    def with_all(self, documents: Documents) -> "Marks":
        """Give the marks after reading everything anew; documents that are equal stay the same."""
        before = self.documents
        if not before:
            return Marks(documents, self._folded)
        kept = {
            key: document if known is document or known != document else known
            for key, document in documents.items()
            for known in (before.get(key, document),)
        }
        return Marks(kept, self._folded)

    def changed_keys(self, earlier: "Marks") -> frozenset[str]:
        """List the keys whose document is not the one it was in an earlier version."""
        before, now = earlier.documents, self.documents
        changed = (key for key, document in now.items() if before.get(key) is not document)
        return frozenset(changed) | (before.keys() - now.keys())
