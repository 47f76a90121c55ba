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


class Owner(StrEnum):
    """What carries a command out: any list that has a cursor, or the screen."""

    LIST = "list"
    SCREEN = "screen"


class Command(NamedTuple):
    """One command: `keys` as Textual names them, `label` one or two words, `help` one sentence.

    With `marks` it marks the entry that has the cursor (`mark_deed.py` says how). `runs` names the
    function in `doing/` that carries it out, as `module:function`; without it that is an action of the
    owner. Those with `while_typing` lead out of the search line, so that their keys are no letters
    there. Several of one kind stand as one in help and docs: the first, with `until`, the id of the last.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    owner: Owner = Owner.SCREEN
    in_palette: bool = True
    marks: bool = False
    runs: str = ""
    while_typing: bool = False
    until: str = ""

    @property
    def action(self) -> str:
        """The action that carries it out, as Textual writes it."""
        if self.marks:
            return f"mark('{self.id}')"
        return f"run('{self.id}')" if self.runs else self.id.replace("-", "_")
