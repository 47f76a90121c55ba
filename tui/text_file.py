"""Writing a text for others into a file: whole or not at all, with the rights of any new file."""

import os
from pathlib import Path

from ..user_state.disk import replace_file
from .stop import Stop


def check_place(path: Path) -> None:
    """Raise Stop where no file can be written."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise Stop(f"{path} cannot be written: name a file in a folder that there is.")


def write_text(path: Path, text: str) -> None:
    """Write a file; one that is there is written over and keeps its rights. Raises a `StateFault`."""
    check_place(path)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    target = Path(os.path.realpath(path))
    replace_file(target, text.encode("utf-8", "surrogatepass"))
    # What is exported is for others too, unlike state files.
    target.chmod(mode)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
