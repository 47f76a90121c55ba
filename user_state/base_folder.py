"""The folder of bases: for each imported list, what its source said when it was last read."""

import time
from dataclasses import dataclass
from pathlib import Path

from ..data.problem import Problem
from ..data.update.base_file import read_base, write_base
from ..data.update.plan import Base
from .catalog_folder import CatalogFolder
from .clock import Now

FOLDER = ".base"


@dataclass(frozen=True, slots=True)
class BaseFolder:
    """Bases by the id of their list, hidden beside the catalog files, and carried with them.

    A base and its catalog belong together: write the catalog first, then the base, and put both back
    to undo an update. `put` tells where the former base was kept.
    """

    catalogs: Path
    now: Now = time.time

    def read(self, catalog_id: str) -> tuple[Base | None, tuple[Problem, ...]]:
        """Give the base of a list, None if there is none that is sound, and what is wrong with it.

        Raise `Refused` for a file that cannot be read at all.
        """
        files, name = self._files(), _name(catalog_id)
        data = files.read(name)
        if data is None:
            return None, ()
        path = str(files.folder / name)
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            message = f"no UTF-8 text (byte {error.start})"
            return None, (Problem(message=message, file=path, cure="Remove it."),)
        read = read_base(text, file=path)
        if read.base is not None and read.base.catalog.id != catalog_id:
            message = f"the base of `{read.base.catalog.id}`, not of `{catalog_id}`"
            return None, (Problem(message=message, file=path, cure="Remove it."),)
        return read.base, read.problems

    def put(self, base: Base) -> Path | None:
        """Write a base, whole or not at all; give the place of the former one. Raise `StateFault`."""
        return self._files().put(_name(base.catalog.id), write_base(base).encode())

    def remove(self, catalog_id: str) -> Path | None:
        """Take away the base of a list that goes; give the place where it was kept."""
        return self._files().remove(_name(catalog_id))

    def _files(self) -> CatalogFolder:
        return CatalogFolder(self.catalogs / FOLDER, self.now)


def _name(catalog_id: str) -> str:
    return f"{catalog_id}.yaml"
