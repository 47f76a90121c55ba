"""Catalog files that a step changed: what they were stands beside them, so that undo puts it back."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from .catalog_folder import CatalogFolder
from .disk import read_bytes
from .fault import Refused


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the catalogs' folder as a step left it, and the copy of what it is not now.

    `kept` is the name of the copy, "" where there was no file; `digest` tells the present version
    from others, "" where there is no file.
    """

    name: str
    kept: str
    digest: str


def change_files(
    folder: CatalogFolder, files: Iterable[tuple[str, bytes | None]]
) -> tuple[KeptFile, ...]:
    """Write files, or remove those whose bytes are None; give what to undo it with.

    Files that are so already are left out. Raise `StateFault` where one cannot be written; those
    before it are then put back.
    """
    done: list[KeptFile] = []
    try:
        for name, data in files:
            if folder.read(name) != data:
                done.append(_change(folder, name, data))
    except BaseException:
        swap_files(folder, reversed(done))
        raise
    return tuple(done)


def swap_files(folder: CatalogFolder, files: Iterable[KeptFile]) -> tuple[KeptFile, ...]:
    """Put back what files were before, and keep what they are now; twice leads back here.

    Raise `Refused` for a file that was changed since, or whose copy is gone; then none is changed.
    """
    wanted = [(file, _other(folder, file)) for file in files]
    return tuple(_change(folder, file.name, data) for file, data in wanted)


def _other(folder: CatalogFolder, file: KeptFile) -> bytes | None:
    path = folder.folder / file.name
    if _digest(folder.read(file.name)) != file.digest:
        copy = f"; what it was then is kept as {file.kept}" if file.kept else ""
        raise Refused(path, f"{path} was changed after that{copy}. It stays as it is.")
    if not file.kept:
        return None
    found = read_bytes(folder.folder / file.kept, own=False)
    if found is None:
        raise Refused(path, f"The copy {file.kept} of {path} is gone. It stays as it is.")
    return found[0]


def _change(folder: CatalogFolder, name: str, data: bytes | None) -> KeptFile:
    kept = folder.remove(name) if data is None else folder.put(name, data)
    copy = "" if kept is None else str(kept.relative_to(folder.folder))
    return KeptFile(name, copy, _digest(data))


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()[:16]
