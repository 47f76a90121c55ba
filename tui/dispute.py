"""What devices differ on: the slots of a mark that were set apart and not settled yet."""

from dataclasses import dataclass

from ..data.text import clean
from ..user_state.change import heads
from ..user_state.shelf import Shelf
from .step_line import told_value


@dataclass(frozen=True, slots=True)
class Dispute:
    """A slot of a mark with several values in force, newest first; the first one is shown."""

    id: str
    key: str
    title: str
    slot: str
    values: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Give it for a program."""
        return {
            "id": self.id,
            "key": self.key,
            "title": self.title,
            "slot": self.slot,
            "values": list(self.values),
        }


def disputes(shelf: Shelf) -> list[Dispute]:
    """List what is to be settled, in the order of the keys."""
    return [
        _dispute(shelf, key, slot)
        for key in sorted(shelf.marks)
        for slot in shelf.marks.mark(key).conflicts
    ]


def _dispute(shelf: Shelf, key: str, slot: str) -> Dispute:
    found = shelf.works.owners(key) or shelf.works.lookup(key)
    reference = shelf.works.reference(found[0]) if found else None
    values = (
        f"{_told(slot, change.get('v'))}, {clean(str(change.get('on', '')))[:10]}"
        for _, change in heads(shelf.marks.documents[key].get(slot))
    )
    return Dispute(
        id=clean(reference.id) if reference else key,
        key=key,
        title=clean(reference.title) if reference else key,
        slot=clean(slot),
        values=tuple(values),
    )


def _told(slot: str, value: object) -> str:
    return f"“{clean(str(value))[:60]}”" if slot == "note" else told_value(slot, value)
