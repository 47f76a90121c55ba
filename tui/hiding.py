"""Hiding a catalog that comes with the program, and showing it again: a step like any other."""

from ..data.library import hiding_name
from ..data.text import clean
from .session import Session
from .stop import Stop

Files = list[tuple[str, bytes | None]]


def hiding(session: Session, catalog_id: str, *, is_hidden: bool) -> tuple[str, Files]:
    """Say what hiding a built-in catalog does, or showing it again, and give the files that do it.

    The file is among the catalogs, so it goes where they go. Raises Stop for an id that no catalog
    has, or one of the reader's own.
    """
    loaded = session.loaded
    built_in = [
        one
        for one in (*loaded.catalogs, *loaded.hidden)
        if loaded.files[one.id].parent != session.place.catalogs
    ]
    found = next((one for one in built_in if one.id == catalog_id), None)
    if found is None and catalog_id in loaded.files:
        raise Stop(
            f"The catalog “{catalog_id}” is your own and always shown; "
            f"`refshelf catalogs remove {catalog_id}` removes it, and your marks stay."
        )
    if found is None:
        known = ", ".join(one.id for one in built_in) or "none"
        raise Stop(f"No catalog “{catalog_id}” comes with refshelf (known: {known}).")
    title = clean(found.title)
    if not is_hidden:
        return f"showed the list “{title}” again", [(hiding_name(catalog_id), None)]
    text = (
        f"Hides the list {title} of refshelf. Shown again by: refshelf catalogs show {catalog_id}\n"
    )
    return f"hid the list “{title}”", [(hiding_name(catalog_id), text.encode())]


def hidden_hint(session: Session, catalog_id: str) -> str:
    """Say how a hidden catalog is shown again; empty for any other id."""
    if any(one.id == catalog_id for one in session.loaded.hidden):
        return f"It is hidden; {_cure(catalog_id)}"
    return ""


def hidden_place(session: Session, name: str) -> str:
    """Say in which hidden catalog an entry stands, by its id; empty where it stands in none."""
    wanted = name.rpartition("/")[2]
    for one in session.loaded.hidden:
        if wanted in one.ids():
            return f"It stands in the list “{clean(one.title)}”, which is hidden; {_cure(one.id)}"
    return ""


def hidden_lists(session: Session) -> str:
    """Say which catalogs are hidden, as a further sentence; empty where none is."""
    hidden = session.loaded.hidden
    return f" Hidden is “{clean(hidden[0].title)}”; {_cure(hidden[0].id)}" if hidden else ""


def _cure(catalog_id: str) -> str:
    return f"`refshelf catalogs show {catalog_id}` shows it again."
