"""Taking in what another file holds: reading it, saying what it brings, asking where that is unsure."""

import sys
from collections.abc import Iterator
from pathlib import Path

from ..data.text import clean
from ..user_state.archive import MAX_BYTES, Archive, archive_of, read_archive
from ..user_state.change import heads
from ..user_state.contents import Contents
from ..user_state.fault import Damaged, Refused
from ..user_state.mark import SEEN
from ..user_state.marks import Marks
from ..user_state.store import Taken
from .choice import agree
from .counted import count_of
from .desk import Desk
from .speech import say
from .step_line import title_of, told_value
from .stop import BadInput, Stop

_TOLD = 12


def read_named(name: str) -> Archive:
    """Read the state file or archive of that name, `-` from standard input.

    Raises BadInput for a file that is none, Stop for one that cannot be read.
    """
    path = Path("standard input" if name == "-" else name)
    try:
        if name == "-":
            return archive_of(sys.stdin.buffer.read(MAX_BYTES), path)
        return read_archive(path.absolute())
    except Damaged as fault:
        raise BadInput(str(fault)) from fault
    except Refused as fault:
        raise Stop(str(fault)) from fault


def agree_on_reader(desk: Desk, contents: Contents, name: str, *, is_sure: bool) -> None:
    """Ask before another reader's marks become this one's; raises Stop for a no."""
    theirs, mine = clean(contents.about.reader), desk.session.place.reader
    if theirs and theirs != mine:
        question = f"{name} has the marks of {theirs}, and you are {mine}. Take them in as yours?"
        agree(question, is_sure=is_sure or desk.is_dry_run)


def tell_taken(desk: Desk, before: Marks, taken: Taken, name: str, *, is_done: bool) -> None:
    """Say what a file brings, or brought if it `is_done`."""
    if not taken.keys:
        say(f"Nothing new in {name}: all of it is here already.")
        return
    would = "came" if is_done else "would come"
    works, steps = len(taken.keys), taken.steps
    say(f"From {name} {would} {count_of(steps, 'step')} on {count_of(works, 'mark')}:")
    lines = sorted(f"  {title_of(desk, key)}: {_news_of(before, taken, key)}" for key in taken.keys)
    for line in lines[:_TOLD]:
        say(line)
    if len(lines) > _TOLD:
        say(f"  and {len(lines) - _TOLD} more")


def _news_of(before: Marks, taken: Taken, key: str) -> str:
    return ", ".join(_told_slots(before, taken.marks, key)) or "no change to what is shown"


def _told_slots(before: Marks, after: Marks, key: str) -> Iterator[str]:
    was, now = before.documents.get(key, {}), after.documents.get(key, {})
    for name, slot in now.items():
        found = heads(slot)
        if name == SEEN or found == heads(was.get(name)):
            continue
        told = told_value(name, found[0][1].get("v") if found else None)
        yield f"{told} (your devices differ)" if len(found) > 1 else told
    if was and not now:
        yield "erased for good"
