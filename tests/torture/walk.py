"""Random walks on the screen: keys and sizes at random over real lists, and a plain model beside it.

The model applies what the keys came to (deeds, undo, redo) one after the other to a store of its own,
without a screen, a queue or a thread. At the end screen, files and model must say the same.
"""

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TypeAlias

from markdown_corpus import LISTS
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.importer.assembly import Making
from refshelf.data.importer.importing import import_bytes
from refshelf.data.importer.item import Origin
from refshelf.tui.app import RefshelfApp
from refshelf.tui.binding import is_typing
from refshelf.tui.command import COMMANDS
from refshelf.tui.scribe import Make
from refshelf.tui.session import open_session
from refshelf.tui.widgets.board import Board
from refshelf.user_state.action import Deed
from refshelf.user_state.entry import Entry
from refshelf.user_state.marks import Marks
from refshelf.user_state.place import Place
from refshelf.user_state.shelf import Shelf
from refshelf.user_state.store import Store
from screen_driver import send_key
from tally import Tally
from textual.message_pump import MessagePump
from textual.pilot import Pilot

KEYS = 500
SIZES = ((200, 60), (120, 40), (100, 30), (80, 24), (60, 20), (40, 15), (24, 8))
_RARE = 0.02  # how often the terminal gets another size
# What leaves the program, or hands the terminal to another one.
_LEFT_OUT = {"q", "ctrl+q", "e"}
_LEAVES = 0.3  # how often one leaves what lies above the main screen
_PATIENCE = 0.5  # seconds
_DEADLINE = 60.0  # seconds; the app itself is never left
_MOVES = ("j", "k", "j", "ctrl+d", "ctrl+u", "down", "right_square_bracket", "j", "k", "j")
_TYPED = ("a", "z", "colon", "plus", "space", "backspace", "1", "ctrl+s", "é")
ALL_KEYS = tuple(key for one in COMMANDS for key in one.keys if key not in _LEFT_OUT)
MARKING = tuple(key for one in COMMANDS if one.marks for key in one.keys)
Done: TypeAlias = "Deed | list[Deed] | str"
"""A deed, the one (if any) that was made of very many works, or `undo` or `redo`."""

Facts: TypeAlias = dict[str, tuple[object, ...]]


@dataclass
class Walk:
    """One walk: the app, the deeds that its keys came to, and what went wrong on the way."""

    app: RefshelfApp
    pilot: Pilot[None]
    chance: Random
    done: list[Done] = field(default_factory=list[Done])
    wrong: list[str] = field(default_factory=list[str])

    async def go(self) -> None:
        """Press keys, and look after each whether all is as it must be."""
        self._record()
        for number in range(KEYS):
            if self.chance.random() < _RARE:
                await self.pilot.resize_terminal(*self.chance.choice(SIZES))
            key = self._next_key()
            if key in MARKING:
                await self._mark(number, key)
            else:
                # Not waited for: keys come in bursts.
                send_key(self.app, key)
        await self._settle()

    def _next_key(self) -> str:
        """Draw a key; what lies above the main screen is left again soon."""
        if len(self.app.screen_stack) > 1 and self.chance.random() < _LEAVES:
            return "escape"
        return self.chance.choice((*ALL_KEYS, *MARKING, *_MOVES, *_TYPED))

    async def _mark(self, number: int, key: str) -> None:
        await self._handled()
        before = self._cursor()
        send_key(self.app, key)
        await self._handled()
        if before is not None and self._cursor() not in {before, None}:
            self.wrong.append(f"key {number}, {key}: the cursor moved from its entry")
        self.wrong += [f"key {number}, {key}: {fault}" for fault in self._faults()]

    async def _handled(self) -> None:
        """Wait until what was sent is handled, sooner than all is drawn."""
        await self._reached(self.app, _DEADLINE)  # a long burst may be waiting there
        for pump in (self.app.screen, self.app.screen.focused):
            if pump is not None:
                with suppress(TimeoutError):  # a screen that is left handles nothing any more
                    await self._reached(pump, _PATIENCE)
        await self._reached(self.app, _DEADLINE)

    async def _reached(self, pump: MessagePump, seconds: float) -> None:
        done = asyncio.Event()

        async def ask() -> None:
            pump.call_later(done.set)

        # On the way that keys take, or it would overtake those that were sent before it.
        asyncio.run_coroutine_threadsafe(ask(), asyncio.get_running_loop())
        await asyncio.wait_for(done.wait(), seconds)

    @property
    def board(self) -> Board:
        """The board of the main screen."""
        return self.app.screen_stack[0].query_one(Board)

    def _record(self) -> None:
        """Note what the scribe is told to do, beside its doing it."""
        scribe = self.app._scribe
        do, beside, undo, redo = scribe.do, scribe.do_beside, scribe.undo, scribe.redo

        def recorded(deed: Deed, afterwards: Callable[[], object] | None = None) -> None:
            self.done.append(deed)
            do(deed, afterwards)

        def recorded_beside(shelf: Shelf, works: Sequence[int], make: Make) -> None:
            made: list[Deed] = []
            self.done.append(made)  # its place in the order; what it is shows on the writer thread

            def noted(entries: Sequence[Entry]) -> Deed | str:
                deed = make(entries)
                if isinstance(deed, Deed):
                    made.append(deed)
                return deed

            beside(shelf, works, noted)

        scribe.do = recorded
        scribe.do_beside = recorded_beside
        scribe.undo = lambda: (self.done.append("undo"), undo())[1]
        scribe.redo = lambda: (self.done.append("redo"), redo())[1]

    def _cursor(self) -> tuple[int, str] | None:
        """Tell which entry has the cursor while the main screen takes the keys."""
        if len(self.app.screen_stack) > 1 or is_typing(self.app.screen.focused):
            return None
        entry = self.board.entry()
        return None if entry is None else (self.board.entries_list.cursor, entry.key)

    def _faults(self) -> Iterator[str]:
        list_ = self.board.entries_list
        count = len(list_.rows.rows)
        if count and not 0 <= list_.cursor < count:
            yield f"the cursor is on row {list_.cursor} of {count}"
        if list_.virtual_size.height != list_.rows.height:
            yield "the list is not as high as its rows"
        if self.board.shelf is not self.board.view.shelf:
            yield "the board shows another shelf than it looks at"

    async def _settle(self) -> None:
        for _ in range(3):
            done = self.app._scribe._writer.submit(lambda: None)
            await asyncio.wrap_future(done)
            await self.pilot.pause()


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Walk as often, each walk from a seed that a sentence names."""
    catalogs = folder / "catalogs"
    write_lists(catalogs)
    wrong: list[str] = []
    deeds = 0
    for number in range(trials):
        origin = f"{seed}-{number}"
        with surroundings(folder / origin):
            faults, count = walk(Random(origin), folder / origin, catalogs)  # noqa: S311  # no secret
        wrong += [f"walk {origin}: {fault}" for fault in faults]
        deeds += count
    note = f"{trials * KEYS:,} keys, {deeds:,} deeds"
    return Tally(fault="keys at random", trials=trials, wrong=tuple(wrong), note=note)


def write_lists(folder: Path) -> None:
    """Write some lists of the corpus as catalogs; without a corpus the built-in one stays alone."""
    folder.mkdir(parents=True)
    for path in LISTS:
        if path.stat().st_size < 60_000:
            origin, making = Origin(name=path.name), Making(format="markdown", id=path.stem)
            catalog = import_bytes(path.read_bytes(), origin, making).catalog
            (folder / f"{path.stem}.yaml").write_text(write_catalog(catalog))


@contextmanager
def surroundings(home: Path) -> Iterator[None]:
    """Let nothing of this machine be read or written, and links be opened by a program that only ends."""
    names = ("STATE", "CACHE", "CONFIG", "DATA")
    inside = {f"XDG_{name}_HOME": str(home / name.lower()) for name in names}
    inside |= {"BROWSER": "true", "REFSHELF_READER": "anna"}
    former = {name: os.environ.get(name) for name in inside}
    os.environ.update(inside)
    try:
        yield
    finally:
        for name, value in former.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def walk(chance: Random, home: Path, catalogs: Path) -> tuple[list[str], int]:
    """Walk once in a home of its own; give what went wrong, and how much was done."""
    own = home / "data" / "refshelf" / "catalogs"
    own.mkdir(parents=True)
    for path in chance.sample(sorted(catalogs.iterdir()), k=min(2, len(list(catalogs.iterdir())))):
        (own / path.name).write_bytes(path.read_bytes())
    session = open_session()
    app = RefshelfApp(session)
    walked: list[Walk] = []

    async def go() -> None:
        async with app.run_test(size=chance.choice(SIZES)) as pilot:
            await pilot.pause()
            walked.append(Walk(app, pilot, chance))
            await walked[0].go()
            await app.action_quit()

    try:
        asyncio.run(go())
    except Exception as error:  # noqa: BLE001  # the other walks are to be heard of all the same
        return [f"the app broke off: {error!r}"], 0
    wrong = [*walked[0].wrong]
    model = facts_of(modelled(walked[0].done, home / "model"))
    if facts_of(open_session().shelf().marks) != model:
        wrong.append("the files say something else than the model")
    if facts_of(app._scribe.shelf.marks) != model:
        wrong.append("the screen says something else than the model")
    return wrong, len(walked[0].done)


def modelled(done: list[Done], home: Path) -> Marks:
    """Do the same without a screen, one after the other."""
    store = Store(Place(home, home / "state", "anna"))
    for deed in done:
        if deed == "undo":
            store.undo()
        elif deed == "redo":
            store.redo()
        elif not isinstance(deed, str):
            for each in [deed] if isinstance(deed, Deed) else deed:
                # The notes that the screen had in view have other ids here; there are no others.
                edits = tuple(replace(edit, replaces=None) for edit in each.edits)
                store.apply(each.what, edits)
    return store.marks()


def facts_of(marks: Marks) -> Facts:
    """Tell what marks say, without ids and dates."""
    said = {key: marks.mark(key) for key in marks}
    return {
        key: (
            mark.status and mark.status.value,
            tuple(head.value for head in mark.history),
            mark.starred,
            mark.tags,
            tuple(head.value for head in mark.notes),
            mark.position and mark.position.value,
        )
        for key, mark in said.items()
        if not mark.is_blank
    }
