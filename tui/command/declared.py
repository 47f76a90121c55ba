"""What is declared of a command of the screen."""

from enum import StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """The sections of the help."""

    MARK = "Mark"
    OPEN = "Open and note"
    MOVE = "Move"
    FIND = "Find"
    PROGRAM = "Program"
    ABOVE = "On other screens"
    WRITE = "While you write a note"


class Owner(StrEnum):
    """What carries a command out: any list that has a cursor, or a screen.

    All but the main one lie above it. On pages there is something to choose or to read, on lines and in
    the note letters are typed.
    """

    LIST = "list"
    SCREEN = "screen"
    ABOVE = "above"
    PAGE = "page"
    LINE = "line"
    NOTE = "note"
    CHOOSE = "choose"
    FILTERS = "filters"
    HELP = "help"
    NEXT = "next"
    NOTES = "notes"
    OUTPUT = "output"
    PROPOSAL = "proposal"
    READ_NOTE = "read-note"
    SETTLE = "settle"
    STATISTICS = "statistics"


_PAGES = frozenset(
    [
        *(Owner.CHOOSE, Owner.FILTERS, Owner.HELP, Owner.NEXT, Owner.NOTES, Owner.OUTPUT),
        *(Owner.PROPOSAL, Owner.READ_NOTE, Owner.SETTLE, Owner.STATISTICS),
    ]
)
_SCREENS = {
    Owner.LIST: _PAGES | {Owner.SCREEN},
    Owner.PAGE: _PAGES,
    Owner.ABOVE: _PAGES | {Owner.LINE, Owner.NOTE},
}
"""The screens of those owners that are no single screen."""


class Command(NamedTuple):
    """One command: `keys` as Textual names them, `label` one or two words, `help` one sentence.

    With `marks` it marks the entry that has the cursor (`mark_deed.py` says how). `runs` names the
    function in `doing/` that carries it out, as `module:function`; without it that is an action of the
    owner. Those with `while_typing` lead out of the search line, so that their keys are no letters
    there. Several of one kind stand as one in help and docs: the first, with `until`, the id of the last.
    `also` are further screens where its keys do the same, with what stands there. `opens` is the screen
    that it shows: there its keys close it again.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    owner: Owner = Owner.SCREEN
    also: tuple[Owner, ...] = ()
    opens: Owner | None = None
    in_palette: bool = True
    marks: bool = False
    runs: str = ""
    while_typing: bool = False
    until: str = ""

    @property
    def owners(self) -> tuple[Owner, ...]:
        """All owners that have its keys."""
        return (self.owner, *self.also, *([self.opens] if self.opens else []))

    @property
    def screens(self) -> frozenset[Owner]:
        """The screens on which its keys have a meaning."""
        return frozenset[Owner]().union(*(_SCREENS.get(owner, {owner}) for owner in self.owners))

    def action_of(self, owner: Owner) -> str:
        """Give the action by which an owner carries it out, as Textual writes it."""
        if owner is self.opens:
            return "close"
        if owner is not self.owner:
            return self.id.replace("-", "_")
        if self.marks:
            return f"mark('{self.id}')"
        return f"run('{self.id}')" if self.runs else self.id.replace("-", "_")
