"""What the program itself remembers on this machine: a comfort, never a reader's marks."""

import contextlib
import json
from pathlib import Path

from .change import Json
from .disk import make_folder, read_bytes, replace_file
from .fault import StateFault


class Memory:
    """Small JSON files in a folder of the state dir, one for each subject.

    Where they cannot be read or written nothing is remembered, and nothing else happens.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, subject: str) -> Json:
        """Give what was remembered; None if there is nothing that can be read."""
        try:
            found = read_bytes(self._folder / f"{subject}.json", own=True)
            return None if found is None else json.loads(found[0])
        except (StateFault, ValueError, RecursionError):
            return None

    def remember(self, subject: str, value: Json) -> None:
        """Put a value in place of the one before."""
        with contextlib.suppress(StateFault):
            make_folder(self._folder)
            replace_file(self._folder / f"{subject}.json", json.dumps(value).encode())
