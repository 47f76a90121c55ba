"""The reader's own catalog files as values: read to be changed, written whole, in one step."""

from dataclasses import dataclass
from pathlib import Path

from ..data.catalog import Catalog, Source
from ..data.catalog_file import BadFile, open_catalog
from ..data.catalog_reader import read_catalog
from ..data.catalog_writer import write_catalog
from .list_text import is_address
from .session import Session
from .stop import BadInput, Stop


@dataclass(frozen=True, slots=True)
class OwnCatalog:
    """A catalog of the reader's own, and the name and text of its file in the catalogs' folder."""

    name: str
    catalog: Catalog
    text: str = ""


def find_own(session: Session, catalog_id: str) -> OwnCatalog:
    """Read one of the reader's own catalogs to change it.

    Raises Stop where there is none of that id or it comes with the program, BadInput where its file
    has errors: writing it anew would lose what could not be read.
    """
    path = session.loaded.files.get(catalog_id)
    if path is None:
        known = ", ".join(own_ids(session)) or "none yet"
        raise Stop(f"There is no catalog “{catalog_id}” of your own (known: {known}).")
    if path.parent != session.place.catalogs:
        cure = f"`refshelf catalogs hide {catalog_id}` hides it."
        raise Stop(f"The catalog “{catalog_id}” comes with refshelf and is not changed. {cure}")
    try:
        with open_catalog(path) as file:
            text = file.text()
        read = read_catalog(text, file=str(path))
    except BadFile as fault:
        raise BadInput(str(fault.problem)) from fault
    if read.catalog is None or read.problems:
        first = read.problems[0] if read.problems else "no catalog"
        raise BadInput(f"{first} Mend it first; `refshelf check {path.name}` shows all.")
    return OwnCatalog(path.name, read.catalog, text)


def is_trusted(source: Source) -> bool:
    """Tell whether a list was read from its source here, and not only says that it came from there."""
    return source.fetched is not None or not is_address(source.url)


def own_ids(session: Session) -> list[str]:
    """List the ids of the reader's own catalogs."""
    files = session.loaded.files.items()
    return sorted(id_ for id_, path in files if path.parent == session.place.catalogs)


def file_name(session: Session, catalog_id: str) -> str:
    """Give the name of the file of a catalog: the one it has, else one made of its id."""
    path = session.loaded.files.get(catalog_id)
    if path is not None and path.parent == session.place.catalogs:
        return path.name
    return f"{catalog_id}.yaml"


def base_name(name: str) -> str:
    """Give the name of the file that keeps how a list was last read: hidden, beside the catalog."""
    return f".base/{Path(name).stem}.yaml"


def as_file(catalog: Catalog) -> bytes:
    """Write a catalog as its file's bytes."""
    return write_catalog(catalog).encode()
