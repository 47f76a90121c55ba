"""Where the files of one reader lie: the data dir is carried between machines, the rest is not."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one reader.

    `data` is the data dir, which any carrier may take to other machines; `state` is this machine's
    own. What belongs to a data dir is kept in the state dir under a name made from its path, so that
    two data dirs never share an undo stack.
    """

    data: Path
    state: Path
    reader: str

    @property
    def readers(self) -> Path:
        """The folder with a folder for each reader."""
        return self.data / "readers"

    @property
    def marks(self) -> Path:
        """The folder with one file for each of the reader's devices."""
        return self.readers / self.reader

    @property
    def catalogs(self) -> Path:
        """The folder of the reader's own and imported catalogs."""
        return self.data / "catalogs"

    @property
    def machine(self) -> Path:
        """The folder for what stays on this machine: device, undo steps, backups, drafts."""
        name = hashlib.sha256(str(self.data.absolute()).encode()).hexdigest()[:10]
        return self.state / name / self.reader

    def known_readers(self) -> list[str]:
        """List the readers that have marks in this data dir."""
        try:
            return sorted(path.name for path in self.readers.iterdir() if path.is_dir())
        except OSError:
            return []
