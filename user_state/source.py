"""State files as sources of changes: the reader's other devices, copies, backups."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, cast

from .change import Document, merge_documents
from .clock import is_id
from .codec import Tables, decode
from .device import Version
from .disk import Signature, read_bytes, signature
from .fault import StateFault
from .step import Changed, Documents

Absorbed: TypeAlias = tuple[tuple[str, Signature], ...]

SCHEMA = 1
ABOUT, MARKS = "about", "marks"
FILE = "file"


@dataclass(frozen=True, slots=True)
class About:
    """What a state file says of itself."""

    schema: int = SCHEMA
    writer: str = ""
    version: Version = field(default_factory=Version)
    latest: str = ""


def about(tables: Tables) -> About:
    """Read what a state file says of itself; anything missing or strange gives the default."""
    found = tables.get(ABOUT, {}).get(FILE)
    fields = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    schema, seq, latest = (fields.get(name) for name in ("schema", "seq", "latest"))
    return About(
        schema=schema if type(schema) is int else SCHEMA,
        writer=str(fields.get("writer", "")),
        version=Version(seq if type(seq) is int else 0, str(fields.get("nonce", ""))),
        latest=latest if isinstance(latest, str) and is_id(latest) else "",
    )


def documents(tables: Tables) -> Documents:
    """Give the marks of a state file's tables."""
    return cast("Documents", tables.get(MARKS, {}))


def is_state(tables: Tables) -> bool:
    """Tell whether tables are a state file's at all."""
    return FILE in tables.get(ABOUT, {})


def merge(mine: Documents, theirs: Documents) -> Changed:
    """Give the documents that taking in another file's marks changes or adds."""
    changed: Changed = {}
    for key, document in theirs.items():
        known: Document | None = mine.get(key)
        if known is None:
            changed[key] = document
        elif known != document:
            merged = merge_documents(known, document)
            if merged != known:
                changed[key] = merged
    return changed


class Sources:
    """The other state files beside a device's own, parsed again only when they change.

    A file that cannot be read or parsed counts for what it last held, and is named in `faults`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: dict[Path, StateFault] = {}
        self._parsed: dict[Path, tuple[Signature, Tables]] = {}

    def paths(self) -> list[Path]:
        """List the state files of the folder, in the order of their names."""
        try:
            names = [name for name in os.listdir(self.folder) if name.endswith(".json")]  # noqa: PTH208  # asked every second
        except OSError:
            return []
        return [self.folder / name for name in sorted(names) if not name.startswith(".")]

    def incoming(
        self, known: Documents, own: Path | None, absorbed: dict[str, Signature]
    ) -> tuple[Changed, Absorbed]:
        """Give what the files but `own` add to what is known, and the versions they were read in.

        A version that was `absorbed` is not read again. Nor is one of a newer program given as read:
        it is shown, and taken in once this program understands it.
        """
        incoming: Changed = {}
        versions: list[tuple[str, Signature]] = []
        for path in self.paths():
            version = signature(path)
            if path == own or version is None:
                continue
            if absorbed.get(path.name) == version:
                versions.append((path.name, version))
                continue
            tables, read = self.tables(path), self._parsed.get(path)
            if tables is not None and read is not None:
                incoming.update(merge({**known, **incoming}, documents(tables)))
                if about(tables).schema <= SCHEMA:
                    versions.append((path.name, read[0]))
        return incoming, tuple(versions)

    def tables(self, path: Path) -> Tables | None:
        """Read one of them; None if it never could be read."""
        known = self._parsed.get(path)
        if known is not None and known[0] == signature(path):
            return known[1]
        try:
            found = read_bytes(path, own=False)
            if found is not None:
                self._parsed[path] = (found[1], decode(found[0], path))
                self.faults.pop(path, None)
        except StateFault as fault:
            self.faults[path] = fault
        known = self._parsed.get(path)
        return None if known is None else known[1]
