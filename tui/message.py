"""The messages that go across: from the writer thread, and from a screen to the one below it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from ..user_state.device import StepNote
from ..user_state.entry import Entry
from ..user_state.listing import Listing
from ..user_state.marks import Marks
from ..user_state.news import News
from ..user_state.position import Position
from ..user_state.store import Outcome

if TYPE_CHECKING:
    from .list_taker import Offer


class Applied(Message):
    """A deed is on the disk; `catalog` is the id of the list that was taken in, where it was that."""

    def __init__(self, what: str, outcome: Outcome, number: int, catalog: str = "") -> None:
        super().__init__()
        self.catalog = catalog
        self.what = what
        self.outcome = outcome
        self.number = number


class TakenBack(Message):
    """A step was undone or redone; `offered` is another window's step, which was not undone yet."""

    def __init__(self, outcome: Outcome, *, is_redo: bool, offered: StepNote | None = None) -> None:
        super().__init__()
        self.outcome = outcome
        self.is_redo = is_redo
        self.offered = offered


class MarksArrived(Message):
    """Another window, command or device changed something."""

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self.marks = marks


class ListProposed(Message):
    """A list was read; the reader is to say whether it is taken in."""

    def __init__(self, offer: "Offer") -> None:
        super().__init__()
        self.offer = offer


class CatalogsArrived(Message):
    """The catalog files are others than before: these are the catalogs now, with their news."""

    def __init__(
        self,
        catalogs: Sequence[Listing],
        news: News,
        problems: Sequence[str],
        hidden: Sequence[Listing] = (),
    ) -> None:
        super().__init__()
        self.catalogs = catalogs
        self.hidden = hidden
        self.news = news
        self.problems = problems


class UndoKnown(Message):
    """There is a step now that undo takes back, be it of an earlier run; or there is none any more."""

    def __init__(self, *, can_undo: bool) -> None:
        super().__init__()
        self.can_undo = can_undo


class Declined(Message):
    """There is nothing to be done of what was asked for, and why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class Failed(Message):
    """Something could not be saved; `number` is that of the deed, where it was one."""

    def __init__(self, sentence: str, number: int | None = None) -> None:
        super().__init__()
        self.sentence = sentence
        self.number = number


class NoteFollowed(Message):
    """The reader follows a line of a note: to a time of the talk, or to a web link."""

    def __init__(self, entry: Entry, target: Position | str) -> None:
        super().__init__()
        self.entry = entry
        self.target = target


class NoteTyped(Message):
    """The text of a note that is being written is another now; it is not saved yet."""

    def __init__(self, key: str, title: str, text: str) -> None:
        super().__init__()
        self.key = key
        self.title = title
        self.text = text
