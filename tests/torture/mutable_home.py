"""Homes whose files are mutated: real ones, made by the store, copied for each mutation."""

import random
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reader_home import ReaderHome
from refshelf.user_state.draft import Draft, Drafts
from refshelf.user_state.mark import Seen
from refshelf.user_state.place import Place
from refshelf.user_state.step import Edit
from refshelf.user_state.store import Store

NOON = "2026-11-22T12:00:00Z"
ROLES = ("own", "other", "device", "backup", "draft")
KINDS = ("small", "small", "forgotten", "schema 1", "unicode", "large")
_LARGE = 150


@dataclass(frozen=True, slots=True)
class MutableHome:
    """A home with the marks of two devices, backups, an undo stack and a draft."""

    home: ReaderHome
    kind: str

    @classmethod
    def make(cls, folder: Path, kind: str) -> "MutableHome":
        """Make a home of a kind: another device's file has arrived, part of it was taken in."""
        made = cls(ReaderHome(folder / "home"), kind)
        phone = Store(Place(folder / "phone", folder / "phone-state", "anna"), machine="phone")
        _write(phone, kind, "phone", 3)
        made.place.marks.mkdir(parents=True)
        shutil.copy(next(phone.place.marks.glob("*.json")), made.place.marks / "phone.json")
        store = made.home.store()
        _write(store, kind, "mine", _LARGE if kind == "large" else 3)
        if kind == "forgotten":
            store.forget(["forgotten"])
        _write(phone, kind, "later", 2)
        shutil.copy(next(phone.place.marks.glob("*.json")), made.place.marks / "phone.json")
        Drafts(made.place.machine / "drafts", pid=1).keep(Draft("a", "A title", "a draft"))
        if kind == "schema 1":
            for path in (made.own, *made.backups):
                path.write_bytes(path.read_bytes().replace(b'"schema":2', b'"schema":1'))
        return made

    @property
    def place(self) -> Place:
        """Where the marks of the reader are."""
        return self.home.place

    @property
    def own(self) -> Path:
        """The file that the device writes."""
        (path,) = set(self.place.marks.glob("*.json")) - {self.place.marks / "phone.json"}
        return path

    @property
    def backups(self) -> list[Path]:
        """The backups, oldest first."""
        return sorted((self.place.machine / "backups").glob("*.json"))

    def path(self, role: str, chance: random.Random) -> Path:
        """Give the file of a role."""
        if role == "own":
            return self.own
        if role == "other":
            return self.place.marks / "phone.json"
        if role == "device":
            return self.place.machine / "device.json"
        if role == "backup":
            return chance.choice(self.backups)
        return next((self.place.machine / "drafts").iterdir())

    def copied(self, folder: Path) -> "MutableHome":
        """Copy the home; no device takes that for another machine, since none has a name here."""
        copy = MutableHome(ReaderHome(folder), self.kind)
        for mine, other in (
            (self.place.data, copy.place.data),
            (self.place.machine, copy.place.machine),
        ):
            shutil.copytree(mine, other)
        return copy


def _write(store: Store, kind: str, word: str, count: int) -> None:
    odd = "漢字 e\u0301 \U0001f468\u200d\U0001f469 \u05e2" if kind == "unicode" else ""
    seen = Seen("https://example.org/a", f"A title {odd}", "dynamodb")
    values = (("note", f"{word} {odd}"), ("status", "done"), (f"tag:{word}", True), ("star", True))
    edits = [
        Edit(key=f"{word}-{number}{odd}", slot=slot, value=value, on=NOON, seen=seen)
        for number in range(count)
        for slot, value in values[: 2 + number % 3]
    ]
    store.apply("some", edits)
    for key in ("forgotten", "a"):
        store.apply("one", [Edit(key=key, slot="note", value=f"{word}{odd}", on=NOON, seen=seen)])
    store.undo()
    store.redo()


class Templates:
    """The homes to be copied, made when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, MutableHome] = {}

    def home(self, kind: str) -> MutableHome:
        """Give the home of a kind."""
        if kind not in self._made:
            folder = self._folder / kind.replace(" ", "-")
            self._made[kind] = MutableHome.make(folder, kind)
        return self._made[kind]

    @cached_property
    def another(self) -> bytes:
        """A file of another reader, to be spliced."""
        return self.home("forgotten").own.read_bytes()
