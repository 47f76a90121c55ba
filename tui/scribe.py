"""The scribe: shows deeds at once, has them written in order, and settles what came of them.

It is no widget and draws nothing; what happens on its writer thread comes back as messages.
"""

import contextlib
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TypeAlias

from textual.message import Message

from ..user_state.action import Deed
from ..user_state.change import Json
from ..user_state.clock import Now
from ..user_state.date import instant
from ..user_state.draft import Draft, Drafts
from ..user_state.entry import Entry
from ..user_state.fault import StateFault
from ..user_state.marks import Marks
from ..user_state.memory import Memory
from ..user_state.news import Newsstand
from ..user_state.shelf import Shelf
from ..user_state.store import Outcome, Store
from .catalog_watch import CatalogWatch
from .message import Applied, CatalogsArrived, Declined, Failed, MarksArrived, TakenBack, UndoKnown
from .shown_shelf import Pending, ShownShelf

Post: TypeAlias = Callable[[Message], object]
Make: TypeAlias = Callable[[Sequence[Entry]], Deed | str]
"""Makes a deed of entries, or a sentence that says why there is none."""


class Scribe:
    """Writes down what one reader does in one window.

    `shelf` is what is to be shown: the marks on the disk and the deeds on their way there. All
    writing happens on one thread, in order; `close` waits for it. `post` is given the messages,
    `clock` tells the time, `catalogs` whether catalog files changed.
    """

    def __init__(
        self,
        store: Store,
        drafts: Drafts,
        newsstand: Newsstand,
        shelf: Shelf,
        post: Post,
        clock: Now = time.time,
        catalogs: CatalogWatch | None = None,
    ) -> None:
        self._shown = ShownShelf(shelf)
        self._catalogs = catalogs
        self._store = store
        self._drafts = drafts
        self._newsstand = newsstand
        self._post = post
        self._clock = clock
        self._counter = 0
        self._offered: str | None = None
        self._will_look = False
        self._can_undo = False  # as the screen was told
        self._has_looked = False
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    @property
    def shelf(self) -> Shelf:
        """The shelf that is to be shown."""
        return self._shown.shelf

    def now(self) -> str:
        """Give this instant as marks have it."""
        return instant(self._clock())

    def today(self) -> date:
        """Give the day on the reader's own clock."""
        return date.fromtimestamp(self._clock())  # noqa: DTZ012  # the local day is meant

    # Deeds

    def do(self, deed: Deed, afterwards: Callable[[], object] | None = None) -> None:
        """Show a deed at once and have it written; `Applied` or `Failed` follows.

        `afterwards` is called on the writer thread once the deed is on the disk, and only then.
        """
        self._counter += 1
        self._offered = None
        pending = Pending(self._counter, deed, afterwards)
        self._shown.add(pending)
        if not self._submit(self._apply, pending):
            self._post(Failed(f"Not saved, refshelf is ending: {deed.what}", pending.number))

    def do_beside(self, shelf: Shelf, works: Sequence[int], make: Make) -> None:
        """Have a deed made of very many works of a shelf, and written, while the screen goes on.

        It is shown once it is on the disk: `Applied`, `Declined` or `Failed` follows.
        """
        self._offered = None
        if not self._submit(self._do_beside, shelf, works, make):
            self._post(Failed("Not saved, refshelf is ending."))

    def _do_beside(self, shelf: Shelf, works: Sequence[int], make: Make) -> None:
        marks = self._store.marks()
        now = self._shown.as_of(marks, shelf)
        deed = make([*now.entries(works)])
        if isinstance(deed, Deed) and deed:
            self._apply(Pending(0, deed), is_large=True)
            return
        self._post(MarksArrived(marks))  # no look will bring them: they are read now
        if isinstance(deed, str):
            self._post(Declined(deed))

    def _apply(self, pending: Pending, *, is_large: bool = False) -> None:
        try:
            outcome = self._store.apply(pending.deed.what, pending.deed.edits)
        except StateFault as fault:
            self._post(Failed(str(fault), pending.number))
        except Exception as error:  # noqa: BLE001  # a reader must hear of a deed that is lost
            self._post(Failed(f"Not saved: {pending.deed.what} ({error!r}).", pending.number))
        else:
            if pending.afterwards is not None:
                with contextlib.suppress(OSError):
                    pending.afterwards()
            if is_large:
                self._shown.put_together(outcome.marks)
            self._post(Applied(pending.deed.what, outcome, pending.number))
            self._tell_undo()

    def take_list(self, what: str, take: Callable[[Store], Outcome], catalog: str) -> None:
        """Have a list taken in, by its id; `CatalogsArrived` and `Applied` or `Failed` follow."""
        self._offered = None
        if not self._submit(self._take_list, what, take, catalog):
            self._post(Failed(f"Not done, refshelf is ending: {what}"))

    def _take_list(self, what: str, take: Callable[[Store], Outcome], catalog: str) -> None:
        try:
            outcome = take(self._store)
        except StateFault as fault:
            self._post(Failed(str(fault)))
        else:
            self._look_at_catalogs()
            self._post(Applied(what, outcome, 0, catalog))
            self._tell_undo()

    def arrive_catalogs(self, arrived: CatalogsArrived) -> None:
        """Take catalogs from the disk: the shelf is put together anew."""
        self._shown.arrive_catalogs(arrived.catalogs, arrived.news, arrived.hidden)

    def settle(self, number: int, marks: Marks | None) -> None:
        """Take note that a deed is on the disk, or, without marks, that it failed."""
        self._shown.settle(number, marks)

    def arrive(self, marks: Marks) -> None:
        """Take marks from the disk, where another window, command or device changed them."""
        self._shown.arrive(marks)

    def _submit(self, work: Callable[..., object], *arguments: object) -> bool:
        """Give the writer thread something to do; False once it has ended."""
        try:
            done = self._writer.submit(work, *arguments)
        except RuntimeError:
            return False
        done.add_done_callback(self._tell_fault)
        return True

    def _tell_fault(self, done: Future[object]) -> None:
        """Say what nobody has dealt with: nothing fails without a word."""
        error = done.exception()
        if isinstance(error, StateFault):
            self._post(Failed(str(error)))
        elif error is not None:
            self._post(Failed(f"This is a mistake in refshelf: {error!r}."))

    # Undo

    def undo(self) -> None:
        """Take back the last step; another window's only when asked a second time."""
        if not self._submit(self._undo):
            self._post(Failed("Not undone, refshelf is ending."))

    def _undo(self) -> None:
        step = self._store.last_step()
        if step is not None and step.window != self._store.window and step.id != self._offered:
            self._offered = step.id
            outcome = Outcome(self._store.marks())
            self._post(TakenBack(outcome, is_redo=False, offered=step))
            return
        self._offered = None
        outcome = self._store.undo()
        self._shown.put_together(outcome.marks)
        self._post(TakenBack(outcome, is_redo=False))
        self._tell_undo()
        self._look_at_catalogs()

    def redo(self) -> None:
        """Give back what was undone last."""
        if not self._submit(self._redo):
            self._post(Failed("Not redone, refshelf is ending."))

    def _redo(self) -> None:
        outcome = self._store.redo()
        self._shown.put_together(outcome.marks)
        self._post(TakenBack(outcome, is_redo=True))
        self._tell_undo()
        self._look_at_catalogs()

    def _tell_undo(self) -> None:
        """Tell the screen whether there is something to undo, where that is news."""
        can_undo = self._store.last_step() is not None
        if can_undo != self._can_undo:
            self._can_undo = can_undo
            self._post(UndoKnown(can_undo=can_undo))

    # What others do

    def look(self) -> None:
        """Look whether any file changed; `MarksArrived` follows if one did."""
        if not self._will_look:
            self._will_look = True
            self._submit(self._look)

    def _look(self) -> None:
        self._will_look = False  # who asks from here on may know of a later change
        if self._store.is_changed():
            marks = self._store.marks()
            self._arrive(marks)
            # What came in is shown already. That it could not be written down as well will be
            # said with the reader's next deed, when it matters.
            with contextlib.suppress(StateFault):
                absorbed = self._store.absorb()
                if absorbed.changed_keys(marks):  # more came meanwhile
                    self._arrive(absorbed)
            self._tell_undo()
        elif not self._has_looked:
            self._tell_undo()  # of an earlier run
        self._has_looked = True
        self._look_at_catalogs()

    def _arrive(self, marks: Marks) -> None:
        self._shown.put_together(marks)
        self._post(MarksArrived(marks))

    def _look_at_catalogs(self) -> None:
        loaded = self._catalogs.changed() if self._catalogs is not None else None
        if loaded is not None:
            stamps = [(catalog, catalog.stamp) for catalog in loaded.catalogs]
            news = self._newsstand.news(stamps)
            problems = [str(problem) for problem in loaded.problems]
            self._post(CatalogsArrived(loaded.catalogs, news, problems, loaded.hidden))

    def notices(self) -> tuple[str, ...]:
        """Give what was found wrong with the reader's files so far."""
        return self._store.notices

    # Drafts and news

    def keep_draft(self, draft: Draft) -> None:
        """Keep a note that is being written; `Failed` follows if that is impossible."""
        if not self._submit(self._keep_draft, draft):
            self._post(Failed(f"Not kept, refshelf is ending: the note on “{draft.title}”."))

    def _keep_draft(self, draft: Draft) -> None:
        try:
            self._drafts.keep(draft)
        except StateFault as fault:
            self._post(Failed(f"What you type is not kept yet: {fault}"))

    def drop_draft(self, key: str) -> None:
        """Forget a draft that says no more than the note, once nothing is left to be written."""
        self._submit(self._drafts.drop, key)

    @property
    def drafts_folder(self) -> Path:
        """The folder for texts that are being written."""
        return self._drafts.folder

    def find_draft(self, key: str) -> Draft | None:
        """Give the draft that an earlier run left."""
        return self._drafts.find(key)

    def drafts(self) -> list[Draft]:
        """List the drafts that earlier runs left."""
        return self._drafts.all()

    def looked_at(self, catalog: str, reference: str) -> None:
        """Note that the details of a new reference were shown."""
        self._submit(self._newsstand.looked_at, catalog, reference)

    def remember(self, memory: Memory, subject: str, value: Json) -> None:
        """Have something remembered that is a comfort only."""
        self._submit(memory.remember, subject, value)

    def close(self) -> None:
        """Wait until all is written, and end."""
        self._writer.shutdown(wait=True)
