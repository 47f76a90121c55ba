"""What a reader does that changes files, each with how it is prepared and what is to be seen of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refshelf.user_state.contents import Contents, read_contents
from refshelf.user_state.draft import Draft, Drafts
from refshelf.user_state.fault import StateFault
from refshelf.user_state.place import Place
from refshelf.user_state.store import Store
from state_making import edit, notes, own_file, write

Prepare = Callable[[Place], object]
Do = Callable[[Store], object]
SECRET = "quince and saffron"  # noqa: S105  # what a reader wants forgotten
PROBE = "probe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Something that a reader does, after what was prepared.

    `kept` lists the bytes that must stand in some file afterwards. What `is_secret` must be found in
    none once the reader was told that it is forgotten.
    """

    name: str
    prepare: Prepare
    do: Do
    kept: Callable[[Place], list[bytes]] = lambda _: []
    is_secret: bool = False


def seen(place: Place, store: Store | None = None) -> dict[str, Any]:
    """Tell what a reader sees of their marks, steps and drafts, but for what a probe left."""
    store = store or open_store(place)
    marks = store.marks()
    device = store.files.device()
    stacks = ([], []) if device is None else (device.done, device.undone)
    done, undone = ([step.what for step in stack if PROBE not in step.what] for stack in stacks)
    drafts = Drafts(place.machine / "drafts")
    found = {draft.key: drafts.find(draft.key) for draft in drafts.all()}
    return {
        "notes": {key: texts for key, texts in notes(marks).items() if key != PROBE},
        "stars": sorted(key for key in marks if marks.mark(key).starred),
        "done": done,
        "undone": undone,
        "drafts": {key: draft.text for key, draft in found.items() if draft},
        "held": _held(store, place),
    }


def _held(store: Store, place: Place) -> list[str]:
    """List the keys that would be seen if no other device's file were there."""
    device = store.files.device()
    path = None if device is None else store.files.own_path(device)
    try:
        found = Contents() if path is None else read_contents(path)
    except StateFault:
        return []
    return sorted({*found.documents} - {PROBE}) if place.marks.exists() else []


def open_store(place: Place) -> Store:
    """Open the marks as a new run of the program does."""
    return Store(place, machine="here", timeout=0.2)


def drafts_of(store: Store) -> Drafts:
    """Give the drafts beside a store."""
    return Drafts(store.place.machine / "drafts")


def _other(place: Place) -> Place:
    return Place(
        place.data.parent / "other" / "data", place.data.parent / "other" / "state", "vera"
    )


def _written(place: Place) -> Store:
    store = open_store(place)
    write(store, "a", "one")
    write(store, "b", "two")
    store.apply("star a", [edit("a", "star", value=True)])
    return store


def _with_other(place: Place) -> None:
    _written(place)
    other = Store(_other(place), machine="there")
    write(other, "c", "from elsewhere")
    write(other, "d", "also")
    path = own_file(other)
    (place.marks / path.name).write_bytes(path.read_bytes())


def _beside_other(place: Place) -> None:
    _with_other(place)
    for path in place.marks.glob("*.json"):
        if path != own_file(open_store(place)):
            path.rename(place.data.parent / "incoming")


def _take_in(store: Store) -> None:
    store.take_in(read_contents(store.place.data.parent / "incoming"))


def _of_schema_1(place: Place) -> None:
    path = own_file(_written(place))
    path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":1'))
    _keep_aside(place, path.read_bytes())


def _damaged(place: Place) -> None:
    path = own_file(_written(place))
    path.write_bytes(path.read_bytes()[:-40])
    _keep_aside(place, path.read_bytes())


def _gone(place: Place) -> None:
    own_file(_written(place)).unlink()


def _rolled_back(place: Place) -> None:
    store = open_store(place)
    write(store, "a", "one")
    former = own_file(store).read_bytes()
    write(store, "b", "two")
    write(store, "c", "three")
    own_file(store).write_bytes(former)


def _in_conflict(place: Place) -> None:
    """Leave what git leaves where two clones of one device were both written to."""
    store = _written(place)
    path = own_file(store)
    former = path.read_bytes().splitlines()
    row = next(line for line in former if line.startswith(b'"b":')).rstrip(b",")
    theirs = row.replace(b'"b":', b'"of-the-other-clone":')
    place_of = former.index(next(line for line in former if line.startswith(b'"b":')))
    sides = [b"<<<<<<< HEAD", row, b"=======", theirs, b">>>>>>> other"]
    path.write_bytes(b"\n".join([*former[:place_of], *sides, *former[place_of + 1 :]]) + b"\n")
    _keep_aside(place, path.read_bytes())


def _without_device(place: Place) -> None:
    _written(place)
    (place.machine / "device.json").write_bytes(b"{")
    _keep_aside(place, b"{")


def _with_secret(place: Place) -> None:
    store = _written(place)
    write(store, "s", SECRET)
    store.apply(f"note {SECRET} again", [edit("s", "note", f"{SECRET}!"), edit("b", "note", "2")])
    drafts_of(store).keep(Draft("s", "A title", SECRET))


def _with_draft(place: Place) -> None:
    drafts_of(_written(place)).keep(Draft("a", "A title", "half a thought"))


def _keep_aside(place: Place, data: bytes) -> None:
    (place.data.parent / "before").write_text(json.dumps(data.decode()))


def _kept_aside(place: Place) -> list[bytes]:
    return [json.loads((place.data.parent / "before").read_text()).encode()]


def _nothing(place: Place) -> None:
    place.data.parent.mkdir(parents=True, exist_ok=True)


def _write(store: Store) -> None:
    write(store, "new", "a new note")


OPERATIONS = (
    Operation(name="a first write", prepare=_nothing, do=_write),
    Operation(name="a write", prepare=_written, do=_write),
    Operation(name="an undo", prepare=_written, do=lambda store: store.undo()),
    Operation(name="a write beside another device", prepare=_with_other, do=_write),
    Operation(name="absorbing a device", prepare=_with_other, do=lambda store: store.absorb()),
    Operation(name="taking in a file", prepare=_beside_other, do=_take_in),
    Operation(name="a migration", prepare=_of_schema_1, do=_write, kept=_kept_aside),
    Operation(name="a write over damage", prepare=_damaged, do=_write, kept=_kept_aside),
    Operation(name="a write after a loss", prepare=_gone, do=_write),
    Operation(name="a write after a rollback", prepare=_rolled_back, do=_write),
    Operation(name="a write over git's marks", prepare=_in_conflict, do=_write, kept=_kept_aside),
    Operation(name="a write as nobody", prepare=_without_device, do=_write, kept=_kept_aside),
    Operation(
        name="forgetting",
        prepare=_with_secret,
        do=lambda store: store.forget(["s"]),
        is_secret=True,
    ),
    Operation(
        name="a first draft",
        prepare=_written,
        do=lambda store: drafts_of(store).keep(Draft("a", "A title", "half a thought")),
    ),
    Operation(
        name="a later draft",
        prepare=_with_draft,
        do=lambda store: drafts_of(store).keep(Draft("a", "A title", "a whole thought")),
    ),
    Operation(
        name="dropping a draft", prepare=_with_draft, do=lambda store: drafts_of(store).drop("a")
    ),
)


def files_in(folder: Path) -> list[Path]:
    """List all files under a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())
