"""The cache of compiled catalogs: one file each, as good as absent when it does not fit."""

import contextlib
import mmap
import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from io import BufferedReader
from pathlib import Path
from typing import cast
from zlib import crc32

from .compiled import CompiledCatalog
from .layout import read_json, write_json
from .packing import FORMAT, DamagedBlock, check_file, pack, unpack
from .problem import Problem

_MAPPED = 256 * 1024  # from this size on, pages come into memory only as they are looked at


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of a catalog's file: the catalog, None if it is none, and the problems in it."""

    catalog: CompiledCatalog | None
    problems: tuple[Problem, ...]


class Cache:
    """Compiled catalogs in a folder, found by path and identity of the file they came from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, path: Path, identity: Sequence[int]) -> Compiled | None:
        """Return what was kept for a file; None if nothing fits it, or what was kept is damaged."""
        try:
            with self._place(path).open("rb") as file:
                return _read(file, _stamp(path, identity))
        except (OSError, DamagedBlock):
            return None

    def keep(
        self,
        path: Path,
        identity: Sequence[int],
        block: bytes | None,
        problems: Sequence[Problem],
    ) -> None:
        """Keep what a file was compiled to, if the folder can be written; else do nothing."""
        told = [astuple(problem) for problem in problems]
        head = pack([write_json([_stamp(path, identity), told, block is not None])])
        place = self._place(path)
        fresh = place.with_name(f"{place.name}.{os.getpid()}.new")
        # The cache only saves time: without it, the next start compiles again.
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                _write(fresh, len(head).to_bytes(8, "little") + head + (block or b""))
                fresh.replace(place)
            finally:
                fresh.unlink(missing_ok=True)

    def _place(self, path: Path) -> Path:
        return self._folder / f"{crc32(os.fsencode(path)):08x}.catalog"


def _stamp(path: Path, identity: Sequence[int]) -> list[object]:
    return [str(path), *identity, FORMAT]


def _read(file: BufferedReader, stamp: list[object]) -> Compiled | None:
    size = int.from_bytes(file.read(8), "little")
    if size > os.fstat(file.fileno()).st_size:
        raise DamagedBlock("cut short")
    (head,) = unpack(file.read(size), 1)
    found, told, has_block = cast("tuple[list[object], list[_Told], bool]", read_json(head))
    if found != stamp:
        return None
    problems = tuple(_problem(fields) for fields in told)
    return Compiled(_read_block(file, 8 + size) if has_block else None, problems)


def _read_block(file: BufferedReader, start: int) -> CompiledCatalog:
    if os.fstat(file.fileno()).st_size < _MAPPED:
        return CompiledCatalog.from_bytes(file.read())
    check_file(file)
    whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return CompiledCatalog.from_bytes(memoryview(whole)[start:], checked=True)


_Told = tuple[str, str | None, int | None, str | None, str | None, str | None]


def _problem(fields: _Told) -> Problem:
    message, file, line, entry, field, cure = fields
    return Problem(message=message, file=file, line=line, entry=entry, field=field, cure=cure)


def _write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
