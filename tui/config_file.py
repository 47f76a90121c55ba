"""The file with the reader's settings: whatever is wrong with it, the program starts."""

import os
from dataclasses import replace
from pathlib import Path

from ..data.problem import Problem
from .settings import ConfigRead

_MOST = 1 << 20  # bytes; nobody writes that much


def load_config(path: Path, cache: Path, *, is_named: bool = False) -> ConfigRead:
    """Read the settings; without a file they are the usual ones, at the cost of one look at the disk.

    That there is none is a problem only if the reader named it. `cache` is a folder where is kept what
    the file gave: YAML is read only when it changed. Raises nothing.
    """
    try:
        size = os.stat(path).st_size  # noqa: PTH116  # without a Path's detours, at every start
    except (FileNotFoundError, NotADirectoryError):
        problem = Problem(message="there is no such file", file=str(path), cure=_USUAL)
        return ConfigRead(problems=(problem,) if is_named else ())
    except (OSError, ValueError) as error:
        return _unread(path, f"cannot be read ({getattr(error, 'strerror', None) or error})")
    if size > _MOST:
        return _unread(path, "larger than 1 MiB")
    return _read(path, cache)


def _read(path: Path, cache: Path) -> ConfigRead:
    from ..data.catalog_file import BadFile, open_catalog  # noqa: PLC0415  # only where there is a file
    from .config_cache import ConfigCache  # noqa: PLC0415  # the same

    kept = ConfigCache(cache)
    try:
        with open_catalog(path) as file:
            found = kept.find(path, file.identity)
            if found is not None:
                return found
            from .config_reader import read_config  # noqa: PLC0415  # only where the file changed

            read = read_config(file.text(), file=str(path))
            if file.is_unchanged():
                kept.keep(path, file.identity, read)
            return read
    except BadFile as fault:
        return ConfigRead(problems=(replace(fault.problem, cure=_USUAL),))


def _unread(path: Path, message: str) -> ConfigRead:
    return ConfigRead(problems=(Problem(message=message, file=str(path), cure=_USUAL),))


_USUAL = "The usual settings apply."
