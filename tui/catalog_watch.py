"""Watching the folder of catalogs: one look a moment, and a load only where a file changed."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..data.library import Library, Loaded

Versions = tuple[tuple[str, int, int], ...]


class CatalogWatch:
    """Tells once of each change of the files in a folder, and what the library holds then."""

    def __init__(self, library: "Library", folder: Path) -> None:
        self._library = library
        self._folder = folder
        self._seen = self._versions()

    def changed(self) -> "Loaded | None":
        """Load the catalogs if a file is another than at the last look; None if all is as it was."""
        versions = self._versions()
        if versions == self._seen:
            return None
        self._seen = versions
        return self._library.load()

    def _versions(self) -> Versions:
        try:
            with os.scandir(self._folder) as found:
                files = [(entry.name, entry.stat()) for entry in found if _counts(entry.name)]
        except OSError:
            return ()
        return tuple(sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in files))


def _counts(name: str) -> bool:
    return name.endswith((".yaml", ".yml", ".hidden")) and not name.startswith(".")
