"""A mark: what one reader did with one key, as folded from its changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from ..data.text import clean
from .change import Change, Document, Json, heads, is_void, merge_documents, sound_changes
from .status import Status

STATUS, STAR, NOTE, POSITION, MINUTES, SEEN = (
    "status",
    "star",
    "note",
    "position",
    "minutes",
    "seen",
)
TAG = "tag:"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head(Generic[T]):
    """A value in force: the id of the change that set it, the value, and the date it is true of."""

    id: str
    value: T
    on: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a marked reference looked like when it was marked, for showing it once it is gone."""

    url: str | None
    title: str
    catalog: str

    def as_json(self) -> Json:
        """Give the value that the `seen` slot stores."""
        return {"url": self.url, "title": self.title, "catalog": self.catalog}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one reader did with one key.

    `statuses` are the heads of the status slot, newest first: more than one only where two devices
    differ. `notes` are all note heads that are not blank. `history` holds the valid status changes,
    oldest first. `latest` is the id of the newest valid change ("" for none), `conflicts` the slots
    with several heads that differ.
    """

    statuses: tuple[Head[Status], ...] = ()
    star: Head[bool] | None = None
    notes: tuple[Head[str], ...] = ()
    position: Head[str] | None = None
    minutes: Head[int] | None = None
    tags: tuple[str, ...] = ()
    history: tuple[Head[Status], ...] = ()
    seen: Seen | None = None
    latest: str = ""
    conflicts: tuple[str, ...] = ()

    @property
    def status(self) -> Head[Status] | None:
        """The status in force, or None where none was ever set."""
        return self.statuses[0] if self.statuses else None

    @property
    def starred(self) -> bool:
        """Whether the reader starred it."""
        return self.star is not None and self.star.value

    @property
    def is_blank(self) -> bool:
        """Whether nothing is set: all was undone or put back to nothing."""
        unread = self.status is None or self.status.value is Status.UNREAD
        unset = self.position is None or not self.position.value
        return unread and unset and not (self.starred or self.notes or self.tags)


NO_MARK = Mark()


def fold(*documents: Document) -> Mark:
    """Fold one key's document, or the joined documents of a key and its earlier names, to a mark."""
    document = documents[0]
    for further in documents[1:]:
        document = merge_documents(document, further)
    values = {name: _typed_heads(name, heads(slot)) for name, slot in document.items()}
    return Mark(
        statuses=cast("tuple[Head[Status], ...]", values.get(STATUS, ())),
        star=cast("Head[bool] | None", _first(values, STAR)),
        notes=tuple(
            head
            for head in cast("tuple[Head[str], ...]", values.get(NOTE, ()))
            if head.value.strip()
        ),
        position=cast("Head[str] | None", _first(values, POSITION)),
        minutes=cast("Head[int] | None", _first(values, MINUTES)),
        tags=_tags(values),
        history=_history(document.get(STATUS)),
        seen=_seen(document.get(SEEN)),
        latest=_latest(document),
        conflicts=tuple(sorted(name for name, found in values.items() if _differ(name, found))),
    )


def fold_status(document: Document) -> Head[Status] | None:
    """Fold only the status of one key's document: the same as `fold` gives, in less time."""
    found = _typed_heads(STATUS, heads(document.get(STATUS)))
    return cast("Head[Status]", found[0]) if found else None


Values = Mapping[str, tuple[Head[object], ...]]


def _first(values: Values, name: str) -> Head[object] | None:
    found = values.get(name, ())
    return found[0] if found else None


def _tags(values: Values) -> tuple[str, ...]:
    named = (name for name, found in values.items() if name.startswith(TAG) and found)
    return tuple(sorted(clean(name.removeprefix(TAG)) for name in named if values[name][0].value))


def _differ(name: str, found: tuple[Head[object], ...]) -> bool:
    if name == NOTE:
        # A blank one is not shown: nobody has to choose between it and a text.
        return len({head.value for head in found if str(head.value).strip()}) > 1
    return name != SEEN and len({repr(head.value) for head in found}) > 1


def _typed_heads(slot: str, found: list[tuple[str, Change]]) -> tuple[Head[object], ...]:
    typed = (_typed_head(slot, change_id, change) for change_id, change in found)
    return tuple(head for head in typed if head is not None)


def _typed_head(slot: str, change_id: str, change: Change) -> Head[object] | None:
    """Read a change's value as its slot wants it; None for what this program cannot know.

    Files come from other devices and other programs too: every text in them is cleaned.
    """
    value = change.get("v")
    if slot == STATUS:
        typed = Status(value) if isinstance(value, str) and value in _STATUS_VALUES else None
    elif slot in {NOTE, POSITION}:
        typed = clean(value, lines=slot == NOTE) if isinstance(value, str) else None
    elif slot == MINUTES:
        typed = value if isinstance(value, int) and not isinstance(value, bool) else None
    elif slot == STAR or slot.startswith(TAG):
        typed = value if isinstance(value, bool) else None
    else:
        typed = None
    return None if typed is None else Head(change_id, typed, clean(change.get("on", "")))


_STATUS_VALUES = frozenset(Status)


def _history(slot: object) -> tuple[Head[Status], ...]:
    found = (
        _typed_head(STATUS, change_id, change)
        for change_id, change in sorted(sound_changes(slot), key=lambda item: item[0])
        if not is_void(change)
    )
    return tuple(cast("Head[Status]", head) for head in found if head is not None)


def _seen(slot: object) -> Seen | None:
    """Read what the reference looked like, from the newest change, undone or not: it is a fact."""
    changes = sorted(sound_changes(slot), key=lambda item: item[0])
    for _, change in reversed(changes):
        value = change.get("v")
        if isinstance(value, dict):
            url, title, catalog = value.get("url"), value.get("title"), value.get("catalog")
            if isinstance(title, str) and isinstance(catalog, str):
                address = clean(url) if isinstance(url, str) else None
                return Seen(address, clean(title), clean(catalog))
    return None


def _latest(document: Document) -> str:
    return max(
        (
            change_id
            for name, slot in document.items()
            if name != SEEN
            for change_id, change in sound_changes(slot)
            if not is_void(change)
        ),
        default="",
    )
