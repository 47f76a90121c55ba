"""Drives the real app without a terminal: presses keys, reads the screen and the reader's files."""

import asyncio
import string
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

from refshelf.tui.app import RefshelfApp
from refshelf.tui.session import Session, open_session
from refshelf.tui.settings import USUAL, Settings
from refshelf.tui.widgets.board import Board
from refshelf.tui.widgets.entry_list import EntryList
from refshelf.tui.widgets.key_bar import KeyBar
from refshelf.user_state.entry import Entry
from textual.app import App
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot

_NAMES = {letter: _character_to_key(letter) for letter in f"{string.punctuation} "}
_NAMES["\n"] = "enter"
_LETTERS = {name: letter for letter, name in _NAMES.items() if letter != "\n"}


def send_key(app: App[None], key: str) -> None:
    """Send a key, by its name or its letter, as the terminal does, and wait for nothing."""
    event = Key(_NAMES.get(key, key), _LETTERS.get(key, key if len(key) == 1 else None))
    event.set_sender(app)
    terminal = app._driver
    assert terminal is not None
    terminal.send_message(event)


async def reached(app: App[None]) -> None:
    """Wait until the app has dealt with all keys that were sent, or broke off."""
    done = asyncio.Event()

    async def ask() -> None:
        app.call_later(done.set)

    # On the way that keys take, or it would overtake those that were sent before it.
    asyncio.run_coroutine_threadsafe(ask(), asyncio.get_running_loop())
    waits = [asyncio.ensure_future(one.wait()) for one in (done, app._exception_event)]
    await asyncio.wait(waits, timeout=30, return_when=asyncio.FIRST_COMPLETED)
    for one in waits:
        one.cancel()


@dataclass(frozen=True)
class Driver:
    """One run of the app, and its reader's files."""

    app: RefshelfApp
    pilot: Pilot[None]
    session: Session

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait until everything they led to is done."""
        for key in keys:
            self.send(key)
            await self._handled()
        await self.settle()

    def send(self, key: str) -> None:
        """Send a key or a letter as the terminal does, and wait for nothing."""
        send_key(self.app, key)

    async def type(self, text: str) -> None:
        """Type a text; what no keyboard has comes in as a terminal sends it, pasted."""
        for letter in text:
            if letter.isascii():
                self.send(letter)
                await self._handled()
            else:
                self.app.post_message(Paste(letter))
                await self.pilot.pause()
        await self.settle()

    async def settle(self) -> None:
        """Wait until the writer thread has nothing left, and its messages are handled."""
        await self._handled()
        done = self.app._scribe._writer.submit(lambda: None)
        await asyncio.wrap_future(done)
        await self._handled()
        await self.pilot.pause()
        await self._handled()  # what was drawn may have led to more
        await self.pilot.pause()

    async def _handled(self) -> None:
        """Wait until what was sent is handled, and what that led to, as far as messages carry it."""
        await reached(self.app)
        while not self._is_over:
            # At least once: what is being handled stands in no queue any more.
            await self.pilot._wait_for_screen()
            if not self._has_messages():
                return

    @property
    def _is_over(self) -> bool:
        return self.app._exit or self.app._exception is not None

    def _has_messages(self) -> bool:
        pumps = [self.app, *self.app.screen.walk_children(with_self=True)]
        return any(not pump._message_queue.empty() or pump._next_callbacks for pump in pumps)

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, which no message of the writer announces; 10 s at most."""
        async with asyncio.timeout(10):
            while not is_so():
                await self.pilot.pause()

    async def go_to(self, reference_id: str, down: str = "j") -> None:
        """Put the cursor on a work, as many times pressing `j` as it takes, from the top."""
        await self.press("g")
        for _ in range(len(self.entries.rows.rows)):
            entry = self.entries.current_entry()
            row = self.entries.current
            if entry is not None and entry.reference.id == reference_id and row.form < 0:
                return
            self.send(down)
            await self._handled()
        raise AssertionError(f"{reference_id} is not on the screen")

    @property
    def board(self) -> Board:
        """The board of panes."""
        return self.app.screen_stack[0].query_one(Board)

    @property
    def entries(self) -> EntryList:
        """The list of entries."""
        return self.app.screen_stack[0].query_one(EntryList)

    @property
    def current(self) -> str | None:
        """The id of the reference with the cursor."""
        entry = self.entries.current_entry()
        return None if entry is None else entry.reference.id

    def shown(self, reference_id: str) -> Entry:
        """Give an entry as the screen has it now."""
        shelf = self.entries.shelf
        return shelf.entry(shelf.works.listings[0].find_id(reference_id))

    def stored(self, reference_id: str) -> Entry:
        """Give an entry as somebody else would read it from the files."""
        shelf = open_session(environ=self.environ).shelf()
        return shelf.entry(shelf.works.listings[0].find_id(reference_id))

    @property
    def environ(self) -> dict[str, str]:
        """The environment that leads to the same files."""
        return {"REFSHELF_DATA_DIR": str(self.session.folders.data), "REFSHELF_READER": "anna"}

    def text(self) -> str:
        """Give the screen as plain text."""
        width, _ = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.ljust(width) for strip in strips)

    def footer(self) -> list[tuple[str, str]]:
        """Give the keys that the footer shows, each with its label."""
        bar = self.app.screen_stack[0].query_one(KeyBar)
        return [(hint.key, hint.label) for hint in bar.hints]

    def toasts(self) -> list[str]:
        """Give what was said in toasts that are still there."""
        return [toast.message for toast in self.app._notifications]


Script = Callable[[Driver], Awaitable[None]]


def drive(
    data: Path,
    script: Script,
    size: tuple[int, int] = (120, 40),
    *,
    crashes: bool = False,
    settings: Settings = USUAL,
    has_built_in: bool = True,
) -> None:
    """Run a script against the app, on a data dir and a terminal of that size.

    With `crashes`, the app is not quit at the end but left as it is. Without the built-in lists the
    shelf is empty, but for what stands in the data dir.
    """

    async def run() -> None:
        environ = {"REFSHELF_DATA_DIR": str(data), "REFSHELF_READER": "anna"}
        session = replace(open_session(environ=environ), has_built_in=has_built_in)
        app = RefshelfApp(session, settings=settings)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await script(Driver(app, pilot, session))
            if not crashes:
                await app.action_quit()

    asyncio.run(run())
