"""What importing or updating a list would do, worked out before anything is written.

The commands and the screen share it: propose, show, and carry out once the reader agrees.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import PurePath

from ..data.catalog import Catalog, Source
from ..data.importer.assembly import Making, assemble
from ..data.importer.fault import Unreadable
from ..data.importer.imported import Imported, ListedMark
from ..data.importer.importing import import_bytes
from ..data.importer.naming import Names, slug
from ..data.text import clean
from ..data.update.base_file import Known, read_base, write_base
from ..data.update.plan import Base, Plan
from ..data.update.update import plan_update
from ..user_state.catalog_folder import CatalogFolder
from ..user_state.coming import listed_of
from ..user_state.date import instant
from ..user_state.store import Outcome, Store
from .list_text import ListText, is_address
from .own_catalog import OwnCatalog, as_file, base_name, file_name, find_own, own_ids
from .session import Session
from .stop import BadInput

OWN_IDS = frozenset({"refshelf", "checklist", "refshelf-json"})
"""The formats in which a work keeps the id that its list gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would become of a list: its catalog and the files that would be written for it.

    `plan` tells what an update changes; None for a list that is not here yet. `marks` are those that
    came along, under the ids of `catalog`.
    """

    catalog: Catalog
    files: tuple[tuple[str, bytes], ...]
    imported: Imported
    marks: tuple[ListedMark, ...]
    plan: Plan | None = None

    @property
    def is_new(self) -> bool:
        """Whether the list is not here yet."""
        return self.plan is None and bool(self.files)

    @property
    def is_sure(self) -> bool:
        """Whether there is nothing that only the reader can decide, and nothing hard to believe."""
        return self.plan is None or not (self.plan.unsure or self.plan.doubt or self.plan.replaced)

    @property
    def what(self) -> str:
        """What carrying it out is called, in the log and in what is said."""
        title = clean(self.catalog.title)
        if self.plan is None:
            return f"imported “{title}”"
        return f"updated “{title}”: {self.plan.counts}"


def read_as_list(text: ListText, *, format_name: str = "") -> Imported:
    """Read a list in the format that it has, or that is named; raises BadInput for what is none."""
    words = PurePath(text.origin.name).stem.replace("-", " ").replace("_", " ")
    making = Making(format="", name=f"{words[:1].upper()}{words[1:]}")
    try:
        return import_bytes(text.data, text.origin, making, format_name)
    except Unreadable as fault:
        place = text.address or text.origin.name
        raise BadInput(f"{place} cannot be imported: {fault}.") from fault


def read_as_lists(text: ListText, *, format_name: str = "") -> list[Imported]:
    """Read all lists of a text, as `read_as_list` does: only our own JSON has several."""
    from ..data.importer import refshelf_json  # noqa: PLC0415  # for our own exports only

    head = text.data[:1000].decode("utf-8", "replace")
    if format_name not in {"", "refshelf-json"} or not refshelf_json.is_own(head):
        return [read_as_list(text, format_name=format_name)]
    try:
        readings = refshelf_json.read_all(text.data.decode("utf-8", "replace"), text.origin)
    except Unreadable as fault:
        place = text.address or text.origin.name
        raise BadInput(f"{place} cannot be imported: {fault}.") from fault
    return [assemble(reading, Making(format="refshelf-json")) for reading in readings]


def propose(
    session: Session,
    text: ListText,
    imported: Imported,
    *,
    title: str = "",
    accepted: Collection[tuple[str, str]] = (),
) -> Proposal:
    """Propose to take a list in: as a new catalog, or as an update of the one it was read into before.

    `title` is what the reader calls it, "" for what it calls itself. `accepted` are pairs of ids
    that the reader says are one work (`Plan.unsure`).
    """
    known = _known(session, text, imported, title)
    if known is not None:
        return propose_update(session, known, text, imported, accepted=accepted)
    if imported.report.format in OWN_IDS and imported.catalog.id in _built_in(session):
        # It comes with the program: only the marks are wanted.
        catalog = imported.catalog
        return Proposal(catalog=catalog, files=(), imported=imported, marks=imported.marks)
    wanted = slug(title) or imported.catalog.id
    theirs = replace(
        imported.catalog,
        id=_free_id(session, title or imported.catalog.title, wanted),
        source=_source(session, text, imported),
    )
    catalog = replace(theirs, title=title or theirs.title)
    name = file_name(session, catalog.id)
    file = as_file(catalog)
    files = (name, file), _base_file(name, Base(catalog=theirs), Known(catalog, file.decode()))
    return Proposal(catalog=catalog, files=files, imported=imported, marks=imported.marks)


def propose_update(
    session: Session,
    own: OwnCatalog,
    text: ListText,
    imported: Imported,
    *,
    accepted: Collection[tuple[str, str]] = (),
) -> Proposal:
    """Propose to bring a catalog to what its source says now."""
    source = _source(session, text, imported)
    known_source = own.catalog.source
    if source is None or (known_source and not source.fetched and source.url == known_source.url):
        source = known_source
    theirs = replace(imported.catalog, id=own.catalog.id, source=source)
    former = _base_of(session, own)
    plan = plan_update(
        former,
        own.catalog,
        theirs,
        accepted=accepted,
        has_ids=imported.report.format in OWN_IDS,
    )
    ids = dict(plan.ids)
    marks = tuple(replace(mark, id=ids.get(mark.id, mark.id)) for mark in imported.marks)
    files: list[tuple[str, bytes]] = []
    known: Known | None = None  # only a text of our own is sure to go on in the same style
    # Where nothing changed but the day, the file stays as it is, with its comments.
    if replace(plan.catalog, source=own.catalog.source) != own.catalog:
        file = as_file(plan.catalog)
        files.append((own.name, file))
        known = Known(plan.catalog, file.decode())
    if former is None or _undated(plan.base) != _undated(former):
        files.append(_base_file(own.name, plan.base, known))
    return Proposal(
        catalog=plan.catalog, files=tuple(files), imported=imported, marks=marks, plan=plan
    )


def _base_file(name: str, base: Base, known: Known | None) -> tuple[str, bytes]:
    return base_name(name), write_base(base, known).encode()


def _undated(base: Base) -> Base:
    return replace(base, catalog=replace(base.catalog, source=None))


def carry_out(store: Store, proposal: Proposal) -> Outcome:
    """Write the files, and take the marks in, as one step."""
    listed = listed_of(proposal.catalog, proposal.marks)
    return store.take_list(proposal.what, proposal.files, listed, proposal.catalog.id)


def _base_of(session: Session, own: OwnCatalog) -> Base | None:
    """Read how the list's source was last read; None where that is not known, or is another's."""
    data = CatalogFolder(session.place.catalogs).read(base_name(own.name))
    if data is None:
        return None
    path = session.place.catalogs / base_name(own.name)
    known = Known(own.catalog, own.text)
    base = read_base(data.decode("utf-8", "replace"), file=str(path), known=known).base
    return base if base is not None and base.catalog.id == own.catalog.id else None


def _known(session: Session, text: ListText, imported: Imported, title: str) -> OwnCatalog | None:
    """Find the catalog that this list was read into before: by its address, else by its id."""
    loaded = {catalog.id: catalog for catalog in session.loaded.catalogs}
    for id_ in own_ids(session):
        source = loaded[id_].source if id_ in loaded else None
        same = source is not None and bool(text.address) and source.url == text.address
        if same and (not title or loaded[id_].title == title):
            return find_own(session, id_)
    if imported.report.format in OWN_IDS and imported.catalog.id in own_ids(session):
        return find_own(session, imported.catalog.id)
    wanted = slug(title or imported.catalog.title)
    if not text.address and wanted in own_ids(session):
        own = find_own(session, wanted)
        return own if own.catalog.source is None else None
    return None


def _free_id(session: Session, title: str, wanted: str) -> str:
    taken = {*session.loaded.files, *_reserved(session)}
    return Names(taken).give(wanted if wanted not in taken else None, title, fallback="list")


def _built_in(session: Session) -> set[str]:
    return session.loaded.files.keys() - set(own_ids(session))


def _reserved(session: Session) -> set[str]:
    """Give the names of all files in the folder: a broken catalog's file is not written over."""
    try:
        return {path.stem for path in session.place.catalogs.iterdir()}
    except OSError:
        return set()


def _source(session: Session, text: ListText, imported: Imported) -> Source | None:
    own = imported.catalog.source
    # What an export says of its own source is a stranger's word: no file of this machine.
    if own is not None and imported.report.format in OWN_IDS and is_address(own.url):
        return replace(own, fetched=None)
    if not text.address:
        return None
    day = instant(session.now())[:10]
    return Source(url=text.address, format=imported.report.format, fetched=day)
