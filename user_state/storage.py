"""The TinyDB storage that loses nothing: whole files, one critical section for read, change, write."""

import contextlib
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from .backup import Backups
from .codec import Encoder, Tables, decode
from .disk import (
    MAX_BYTES,
    Signature,
    make_folder,
    read_bytes,
    replace_file,
    signature,
    sweep,
)
from .fault import NotWritten
from .lock import FolderLock
from .migration import migrated


class SafeStorage(Storage):
    """TinyDB's tables in one JSON file that is only ever replaced whole.

    Reading outside a section gives the file as it is now (parsed again only if it changed).
    Writing is possible only in a `section()`: the folder's lock is held, the file is read again, all
    writes are collected, and one atomic replacement ends it. An exception inside leaves the file as
    it was. A copy of what was written is kept as a backup; on a full disk older backups go first.
    `is_as_kept`: what was read last is the same as its newest backup, or was found to lack nothing.
    """

    def __init__(self, path: Path, lock: FolderLock, backups: Backups) -> None:
        self.path = path
        self._lock = lock
        self._backups = backups
        self._cached: Tables = {}
        self._cached_from: Signature | None = None
        self.is_as_kept = False
        self._working: Tables | None = None
        self._dirty = False
        self._encoder = Encoder()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Give the tables: the section's while in one, else the file's; None if there is no file."""
        tables = self._working if self._working is not None else self.current()
        return cast("dict[str, dict[str, Any]]", tables) if tables else None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take TinyDB's new tables into the section; outside of one that is a mistake of ours."""
        if self._working is None:
            raise RuntimeError("the state is written in a section only")
        self._working = cast("Tables", data)
        self._dirty = True

    def current(self) -> Tables:
        """Read the file unless it is unchanged since the last time; raise what `read_bytes` raises."""
        if self._cached_from is not None and signature(self.path, own=True) == self._cached_from:
            return dict(self._cached)
        found = read_bytes(self.path, own=True)
        if found is None:
            self._cached, self._cached_from = {}, None
        else:
            data, read_from = found
            self._cached, self._cached_from = decode(data, self.path), read_from
            self.is_as_kept = data == self._backups.newest(self.path.stem)
        return dict(self._cached)

    def forget(self) -> None:
        """Read the file anew next time, whatever its signature."""
        self._cached_from = None

    @contextlib.contextmanager
    def section(self) -> Generator[None]:
        """Hold the lock, read afresh, and write what was changed when the block ends well."""
        make_folder(self.path.parent)
        with self._lock.held():
            sweep(self.path)
            self._working, self._dirty = migrated(self.current()), False
            try:
                yield
                if self._dirty:
                    self._replace(self._working)
            finally:
                self._working = None

    def _replace(self, tables: Tables) -> None:
        data = self._encoder.encode(tables)
        if len(data) > MAX_BYTES:
            raise NotWritten(
                self.path, f"{self.path} would be larger than 64 MiB: nothing was saved."
            )
        stem = self.path.stem
        self._cached_from = self._backups.making_room(stem, lambda: replace_file(self.path, data))
        self._cached, self.is_as_kept = tables, True
        self._backups.keep(stem, data)


class StateTable(Table):
    """A table whose document ids are texts, whose documents are whole, and which caches no query."""

    document_id_class = cast("type[int]", str)

    def put(self, documents: dict[str, dict[str, Any]]) -> None:
        """Put whole documents in place of those with the same ids, all in one pass; empty ones go."""

        def put_all(table: dict[Any, Any]) -> None:
            table.update(documents)
            for doc_id in [doc_id for doc_id, document in documents.items() if not document]:
                del table[doc_id]

        # TinyDB's own types leave open what a table holds.
        update = cast("Callable[[Callable[[dict[Any, Any]], None]], None]", self._update_table)  # pyright: ignore[reportUnknownMemberType]
        update(put_all)

    def documents(self) -> dict[str, dict[str, Any]]:
        """Give all documents by id; they belong to the storage and must not be changed."""
        return cast("dict[str, dict[str, Any]]", self._read_table())  # pyright: ignore[reportUnknownMemberType] TinyDB's types


class StateDB(TinyDB):
    """The TinyDB of one state file."""

    table_class = StateTable

    def state_table(self, name: str) -> StateTable:
        """Give a table by name."""
        # A cache of queries would hide what other programs write.
        return cast("StateTable", self.table(name, cache_size=0))  # pyright: ignore[reportUnknownMemberType] TinyDB's types
