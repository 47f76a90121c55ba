"""Where the program's files lie: flags over environment over the platform's own folders."""

import getpass
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

APP = "refshelf"


class Folders(NamedTuple):
    """The folders of the program: `data` is the reader's to carry, the others stay on the machine.

    `config` is the file with the reader's settings, which need not exist unless it was named.
    """

    data: Path
    state: Path
    cache: Path
    config: Path
    is_config_named: bool = False


def find_folders(
    data_dir: str | None, environ: Mapping[str, str], config: str | None = None
) -> Folders:
    """Find the folders: `--data-dir` first, then `REFSHELF_DATA_DIR`, else the platform's (XDG).

    In the same way `config` names the file with settings, else `REFSHELF_CONFIG`.
    """
    import platformdirs  # noqa: PLC0415  # not needed to print help

    named = data_dir or environ.get("REFSHELF_DATA_DIR")
    data = Path(named).expanduser().absolute() if named else platformdirs.user_data_path(APP)
    settings = config or environ.get("REFSHELF_CONFIG")
    return Folders(
        data=data,
        state=platformdirs.user_state_path(APP),
        cache=platformdirs.user_cache_path(APP),
        config=Path(settings).expanduser().absolute()
        if settings
        else platformdirs.user_config_path(APP) / "config.yaml",
        is_config_named=bool(settings),
    )


def reader_name(reader: str | None, environ: Mapping[str, str]) -> str:
    """Name the reader: `--reader` first, then `REFSHELF_READER`, else the login name.

    The name becomes a folder's, so what is left of it are small letters, digits, `-`, `_` and dots
    inside.
    """
    named = reader or environ.get("REFSHELF_READER") or _login_name()
    slug = re.sub(r"[^a-z0-9_.-]+", "-", named.casefold()).strip("-._")[:64]
    return slug or "reader"


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no entry for this user, as in some containers
        return str(os.getuid()) if hasattr(os, "getuid") else "reader"
