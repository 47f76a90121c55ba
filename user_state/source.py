"""State files as sources of changes: the reader's other devices, copies, backups."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from .change import Document
from .contents import Contents, decode_contents, merge
from .disk import Signature, names_in, read_bytes, signature
from .fault import Damaged, StateFault
from .forgotten import NOTHING, Forgotten, added, joined, without
from .migration import SCHEMA
from .step import Changed

Absorbed: TypeAlias = tuple[tuple[str, Signature], ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What other files add to what is known: documents whole and joined, and what to forget.

    `absorbed` are the versions in which the files were read.
    """

    documents: Changed = field(default_factory=dict[str, Document])
    forgotten: Forgotten = field(default_factory=dict[str, frozenset[str]])
    absorbed: Absorbed = ()


class Sources:
    """The other state files beside a device's own, parsed again only when they change.

    A file that cannot be read or parsed counts for what it last held, and is named in `faults`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: dict[Path, StateFault] = {}
        self._parsed: dict[Path, tuple[Signature, Contents]] = {}

    @property
    def is_whole(self) -> bool:
        """Whether everything could be read that is there; what is damaged holds nothing."""
        return all(isinstance(fault, Damaged) for fault in self.faults.values())

    def paths(self) -> list[Path]:
        """List the state files of the folder, in the order of their names."""
        try:
            names = [name for name in names_in(self.folder) if name.endswith(".json")]
        except StateFault as fault:
            self.faults[self.folder] = fault
            return []
        self.faults.pop(self.folder, None)
        return [self.folder / name for name in sorted(names) if not name.startswith(".")]

    def incoming(
        self,
        known: Contents,
        own: Path | None,
        absorbed: dict[str, Signature],
        more: Iterable[Contents] = (),
    ) -> Incoming:
        """Give what the files but `own`, and `more` that was read elsewhere, add to what is known.

        A version that was `absorbed` is not read again. Nor is one of a newer program given as read:
        it is shown, and taken in once this program understands it.
        """
        found: list[Contents] = []
        versions: list[tuple[str, Signature]] = []
        for path in self.paths():
            version = signature(path)
            if path == own:
                continue
            if version is not None and absorbed.get(path.name) == version:
                versions.append((path.name, version))
                continue
            read = self._read(path)
            if read is not None:
                found.append(read[1])
                if read[1].about.schema <= SCHEMA:
                    versions.append((path.name, read[0]))
        return _joined(known, [*found, *more], tuple(versions))

    def contents(self, path: Path) -> Contents | None:
        """Read one of them; None if it never could be read."""
        read = self._read(path)
        return None if read is None else read[1]

    def _read(self, path: Path) -> tuple[Signature, Contents] | None:
        known = self._parsed.get(path)
        if known is not None and known[0] == signature(path):
            return known
        try:
            found = read_bytes(path, own=False)
            if found is not None:
                self._parsed[path] = (found[1], decode_contents(found[0], path))
                self.faults.pop(path, None)
        except StateFault as fault:
            self.faults[path] = fault
        return self._parsed.get(path)


def _joined(known: Contents, found: list[Contents], absorbed: Absorbed) -> Incoming:
    forgotten = known.forgotten
    for contents in found:
        forgotten = joined(forgotten, contents.forgotten) if contents.forgotten else forgotten
    documents: Changed = {}
    for contents in found:
        theirs = without(contents.documents, forgotten)
        documents.update(merge({**known.documents, **documents}, theirs))
    fresh = NOTHING if forgotten is known.forgotten else added(known.forgotten, forgotten)
    return Incoming(documents, fresh, absorbed)
