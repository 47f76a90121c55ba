"""What tests of a reader's state are made with: a clock to be turned, edits, a plain view."""

from pathlib import Path

from refshelf.user_state.change import Json
from refshelf.user_state.mark import Mark, Seen
from refshelf.user_state.marks import Marks
from refshelf.user_state.place import Place
from refshelf.user_state.step import Edit
from refshelf.user_state.store import Store

NOON = "2026-11-22T12:00:00Z"
SEEN = Seen("https://example.org/a", "A title", "dynamodb")


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self, seconds: float = 1_790_000_000.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        """Tell the instant in seconds since 1970."""
        return self.seconds


def place_in(folder: Path) -> Place:
    """Lay out the folders of one machine of the reader."""
    return Place(folder / "data", folder / "state", "vera")


def change_id(number: int, writer: str = "aaaaaa") -> str:
    """Make an id by hand; greater numbers are later."""
    return f"{number:012x}-0000-{writer}-0000"


def edit(key: str, slot: str = "status", value: Json = "done", **more: object) -> Edit:
    """Make an edit, at noon unless said."""
    fields: dict[str, object] = {"on": NOON, "seen": SEEN} | more
    return Edit(key=key, slot=slot, value=value, **fields)  # pyright: ignore[reportArgumentType]


def write(store: Store, key: str, text: str) -> str:
    """Set the note of a key and give the step's id."""
    step = store.apply(f"note {text}", [edit(key, "note", text)]).step
    assert step is not None
    return step.id


def notes(marks: Marks) -> dict[str, list[str]]:
    """Give the texts that each key shows, in no order that a device could decide."""
    shown = {key: sorted(head.value for head in marks.mark(key).notes) for key in marks}
    return {key: texts for key, texts in shown.items() if texts}


def shown(marks: Marks) -> dict[str, Mark]:
    """Give everything that is shown of each key."""
    return {key: marks.mark(key) for key in marks}


def own_file(store: Store) -> Path:
    """Give the file that a store writes."""
    device = store.files.device()
    assert device is not None
    return store.files.own_path(device)
