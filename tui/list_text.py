"""The text of a list that a reader names: a file, an address, or standard input."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from ..data.importer.item import Origin
from ..data.limit import MAX_BYTES
from .stop import Stop

Progress: TypeAlias = Callable[[int, int | None], object]
"""Is told how many bytes have come so far, and of how many, None if that is unknown."""


@dataclass(frozen=True, slots=True)
class ListText:
    """The bytes of a list, what importers need to know of it, and the address to read it again.

    `address` is a web address or that of a file (`file://…`); "" for standard input.
    """

    data: bytes
    origin: Origin
    address: str


def is_address(name: str) -> bool:
    """Tell whether a name is one of something on the web."""
    return name.lower().startswith(("http://", "https://"))


def read_list(name: str, progress: Progress | None = None, *, is_typed: bool = True) -> ListText:
    """Read what a reader named; raises Stop with the reason where that cannot be.

    An address that is not `is_typed` but comes from somebody's file leads to no private network.
    """
    if name == "-":
        return ListText(sys.stdin.buffer.read(MAX_BYTES + 1), Origin(name="list"), "")
    if is_address(name):
        return _fetched(name, progress, is_typed=is_typed)
    if name.lower().startswith("file://"):
        return _from_file(Path(unquote(urlsplit(name).path)))
    return _from_file(Path(name).expanduser())


def _from_file(path: Path) -> ListText:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise Stop(f"{path} is a folder; name the file of a list in it.") from error
    except FileNotFoundError as error:
        raise Stop(f"There is no file {path}.") from error
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.") from error
    return ListText(data, Origin(name=path.name), path.absolute().as_uri())


def _fetched(address: str, progress: Progress | None, *, is_typed: bool) -> ListText:
    from .fetching import NotFetched, fetch  # noqa: PLC0415  # only where something is fetched
    from .hop import without_password  # noqa: PLC0415  # as above

    try:
        found = fetch(address, progress, is_typed=is_typed)
    except NotFetched as fault:
        raise Stop(str(fault)) from fault
    return ListText(found.data, Origin(url=found.url, name=found.name), without_password(address))
