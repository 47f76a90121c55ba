"""What one state file holds: the marks, what was forgotten, and what it says of itself."""

from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import cast

from .change import Document, merge_documents
from .clock import is_id
from .codec import Tables, decode
from .device import Version
from .disk import read_bytes
from .fault import Damaged, Refused
from .forgotten import NOTHING, Forgotten, joined, read_rows
from .git_conflict import has_conflict, versions
from .migration import ABOUT, FILE, SCHEMA, migrated, schema_of
from .step import Changed, Documents

MARKS, FORGOTTEN = "marks", "forgotten"


@dataclass(frozen=True, slots=True)
class About:
    """What a state file says of itself."""

    schema: int = SCHEMA
    reader: str = ""
    device: str = ""
    writer: str = ""
    version: Version = field(default_factory=Version)
    latest: str = ""

    def joined(self, other: "About") -> "About":
        """Give what the later of two versions says, of the newest format and with the latest id."""
        later = max(self, other, key=_order)
        schema = max(self.schema, other.schema)
        return replace(later, schema=schema, latest=max(self.latest, other.latest))


def _order(about: About) -> tuple[int, str, str, str, str]:
    """Order what two files say of themselves: of two copies that differ, all choose the same."""
    version = about.version
    return version.seq, version.nonce, about.writer, about.device, about.reader


@dataclass(frozen=True, slots=True)
class Contents:
    """What a state file holds."""

    documents: Documents = field(default_factory=dict[str, Document])
    forgotten: Forgotten = field(default_factory=dict[str, frozenset[str]])
    about: About = field(default_factory=About)

    def joined(self, other: "Contents") -> "Contents":
        """Join two versions of a file: nothing that one of them holds is dropped."""
        documents = {**self.documents, **merge(self.documents, other.documents)}
        forgotten = joined(self.forgotten, other.forgotten)
        return Contents(documents, forgotten, self.about.joined(other.about))


def about(tables: Tables) -> About:
    """Read what a state file says of itself; anything missing or strange gives the default."""
    found = tables.get(ABOUT, {}).get(FILE)
    fields = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    seq, latest = fields.get("seq"), fields.get("latest")
    return About(
        schema=schema_of(tables),
        reader=str(fields.get("reader", "")),
        device=str(fields.get("device", "")),
        writer=str(fields.get("writer", "")),
        version=Version(seq if type(seq) is int else 0, str(fields.get("nonce", ""))),
        latest=latest if isinstance(latest, str) and is_id(latest) else "",
    )


def contents(tables: Tables) -> Contents:
    """Give what a state file's tables hold, also those of an earlier or a newer version."""
    tables = migrated(tables)
    documents = cast("Documents", tables.get(MARKS, {}))
    forgotten = read_rows(tables[FORGOTTEN]) if FORGOTTEN in tables else NOTHING
    return Contents(documents, forgotten, about(tables))


def is_state(tables: Tables) -> bool:
    """Tell whether tables are a state file's at all."""
    return FILE in tables.get(ABOUT, {})


def decode_contents(data: bytes, path: Path) -> Contents:
    """Read a state file's bytes, with both sides of what git could not merge.

    Raise `Damaged` for anything that is no state file.
    """
    found = versions(data, path) if has_conflict(data) else [decode(data, path)]
    if not (is_state(found[0]) or MARKS in found[0]):
        raise Damaged(path, f"{path} holds no marks of refshelf.")
    return reduce(Contents.joined, map(contents, found))


def read_contents(path: Path) -> Contents:
    """Read any state file: a device's, a carrier's conflict copy, a backup.

    Raise `Damaged` for a file that is none, `Refused` for one that cannot be read.
    """
    found = read_bytes(path, own=False)
    if found is None:
        raise Refused(path, f"There is no file {path}.")
    return decode_contents(found[0], path)


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
