"""The main screen: turns keys into deeds, and says what came of them."""

import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var
from textual.screen import Screen

from ...data.text import clean
from ...user_state.action import Deed
from ...user_state.shelf import Shelf
from ..binding import bindings, is_typing
from ..command import Owner, footer_commands, key_name
from ..form_opener import FormOpener
from ..glyph import Glyphs
from ..host import host
from ..mark_deed import mark_deed
from ..message import (
    Applied,
    CatalogsArrived,
    Failed,
    ListProposed,
    MarksArrived,
    NoteTyped,
    TakenBack,
)
from ..note_writer import NoteWriter
from ..scribe import Scribe
from ..session import Session
from ..widgets.board import Board
from ..widgets.key_bar import KeyBar, KeyHint

if TYPE_CHECKING:
    from ..list_taker import ListTaker

_BRIEF, _FAILURE = 4.0, 15.0  # seconds that a toast stays
_POLL = 0.5  # seconds between two looks at what others changed


class MainScreen(Screen[None]):
    """Shows the shelf of a reader's work and carries out what the reader wants done with it.

    State flows one way: a key becomes a deed, the scribe gives a new shelf, the board shows it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Owner.SCREEN),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # Textual's class declares it
        (0, "-narrow"),
        (60, "-middle"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012  # the same

    shelf: var[Shelf | None] = var(None)
    today: var[date] = var(date.min)

    def __init__(
        self, session: Session, scribe: Scribe, glyphs: Glyphs, sayings: Sequence[str] = ()
    ) -> None:
        """Take the session and the scribe to work at, and what is to be said at the start."""
        super().__init__()
        self._scribe = scribe
        self._glyphs = glyphs
        self._sayings = tuple(sayings)
        self._noticed = set[str]()
        self._quiet_until = 0.0  # till then something lasting is being said
        self._last_said = ""
        self._notes = NoteWriter(self, scribe, self._do, self._say)
        self._opener = FormOpener(self, scribe, self._do, self._say, glyphs)
        self._session = session
        self._first_shelf = scribe.shelf
        self.set_reactive(MainScreen.shelf, scribe.shelf)
        self.set_reactive(MainScreen.today, scribe.today())

    def compose(self) -> ComposeResult:
        """Put the board above the keys."""
        self._fit_size(*host(self).size)
        board = Board(self._first_shelf, self.today, self._glyphs)
        yield board.data_bind(MainScreen.shelf, MainScreen.today)
        yield KeyBar(id="keys")

    def _fit_size(self, width: int, height: int) -> None:
        """Choose the layout for that size now: the first frame is then drawn once, and right."""
        for cells, breakpoints in (
            (width, self.HORIZONTAL_BREAKPOINTS),
            (height, self.VERTICAL_BREAKPOINTS),
        ):
            fitting = [name for least, name in breakpoints or () if cells >= least]
            self.add_class(fitting[-1], update=False)

    def on_mount(self) -> None:
        """Say what there is to say, and begin to watch the files."""
        self.query_one(KeyBar).hints = tuple(
            KeyHint(key_name(command.keys[0]), command.label) for command in footer_commands()
        )
        for saying in self._sayings:
            self._say(saying, seconds=10)
        self._say_notices()
        self._notes.tell_drafts()
        self.set_interval(_POLL, self._watch)

    @property
    def _board(self) -> Board:
        return self.query_one(Board)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys alone while a text is typed."""
        return not is_typing(self) and super().check_action(action, parameters)

    def _watch(self) -> None:
        self.today = self._scribe.today()
        self._scribe.look()

    # Saying

    def _say(self, text: str, *, seconds: float = _BRIEF, is_failure: bool = False) -> None:
        """Say something in a toast: a brief one in place of the one before, others beside it."""
        now = time.monotonic()
        is_brief = seconds <= _BRIEF and not is_failure
        if is_brief and now >= self._quiet_until:
            host(self).clear_notifications()
        elif is_brief and text == self._last_said:
            return
        seconds = _FAILURE if is_failure else seconds
        if not is_brief:
            self._quiet_until = max(self._quiet_until, now + seconds)
        self._last_said = text
        severity = "error" if is_failure else "information"
        self.notify(clean(text), severity=severity, timeout=seconds, markup=False)

    def _say_notices(self) -> None:
        for notice in self._scribe.notices():
            if notice not in self._noticed:
                self._noticed.add(notice)
                self._say(notice, is_failure=True)

    # Marking

    def action_mark(self, command: str) -> None:
        """Carry out a marking command on the entry with the cursor."""
        entry = self._board.entry()
        if entry is None:
            return
        deed = mark_deed(command, entry, self._board.form(), self._scribe.now())
        if isinstance(deed, str):
            self._say(deed)
        else:
            self._do(deed)

    def _do(self, deed: Deed, afterwards: Callable[[], object] | None = None) -> None:
        if deed:
            self._scribe.do(deed, afterwards)
            self.shelf = self._scribe.shelf

    def action_undo(self) -> None:
        """Take back the last step."""
        self._scribe.undo()

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._scribe.redo()

    @on(Applied)
    def settle_deed(self, event: Applied) -> None:
        """Say what was done, now that it is on the disk."""
        self._scribe.settle(event.number, event.outcome.marks)
        self.shelf = self._scribe.shelf
        if event.catalog:
            self._board.show_list(event.catalog)
        if event.outcome.step is None:
            self._say("It is so already.")
        else:
            self._say(f"{_capital(event.what)}  ·  u undoes it")
        self._say_notices()

    @on(TakenBack)
    def settle_undo(self, event: TakenBack) -> None:
        """Say what was undone or redone, or why not."""
        self._scribe.arrive(event.outcome.marks)
        self.shelf = self._scribe.shelf
        step, later = event.outcome.step, event.outcome.later
        if event.offered is not None:
            what = event.offered.what
            self._say(f"Not this window's last step: {what}. Press u again to undo it.", seconds=8)
        elif step is None:
            self._say("Nothing to redo." if event.is_redo else "Nothing to undo.")
        elif later:
            self._say(f"Not undone, something newer replaced it: {step.what}.")
        else:
            self._say(f"{'Redone' if event.is_redo else 'Undone'}: {step.what}")

    @on(MarksArrived)
    def show_arrived(self, event: MarksArrived) -> None:
        """Show what another window, command or device changed."""
        self._scribe.arrive(event.marks)
        self.shelf = self._scribe.shelf
        self._say_notices()

    @on(CatalogsArrived)
    def show_catalogs(self, event: CatalogsArrived) -> None:
        """Show the catalogs as their files are now."""
        self._scribe.arrive_catalogs(event.catalogs, event.news)
        self.shelf = self._scribe.shelf
        for problem in event.problems[:3]:
            self._say(problem, is_failure=True)

    @cached_property
    def _lists(self) -> "ListTaker":
        from ..list_taker import ListTaker  # noqa: PLC0415  # the first frame does not need it

        return ListTaker(self, self._session, self._scribe, self._say)

    async def action_import_list(self) -> None:
        """Ask for a list, read it, and show what taking it in comes to."""
        await self._lists.ask()

    def action_update_list(self) -> None:
        """Read the source of the list that is shown again, or of all that have one."""
        self._lists.update(self._board.lists_with_source())

    @on(ListProposed)
    async def show_proposal(self, event: ListProposed) -> None:
        """Show what taking a list in comes to."""
        await self._lists.show(event.offer)

    @on(Failed)
    def show_failure(self, event: Failed) -> None:
        """Say why something could not be saved, and show it as it was."""
        if event.number is not None:
            self._scribe.settle(event.number, None)
            self.shelf = self._scribe.shelf
        self._say(event.sentence, is_failure=True)

    @on(Board.LookedAt)
    def note_look(self, event: Board.LookedAt) -> None:
        """Note that a new entry was looked at: it is no news from the next start on."""
        self._scribe.looked_at(event.entry.catalog, event.entry.reference.id)

    # Opening

    def action_open(self) -> None:
        """Open the form with the cursor, else the best form of the entry."""
        entry = self._board.entry()
        if entry is not None:
            self._opener.open(entry, self._board.form())

    async def action_choose_form(self) -> None:
        """Let the reader choose which form to open."""
        entry = self._board.entry()
        if entry is not None:
            await self._opener.choose(entry)

    # The program

    async def action_help(self) -> None:
        """Show all keys, as they are now."""
        from .help import HelpScreen  # noqa: PLC0415  # the first frame does not need it

        await host(self).push_screen(HelpScreen({}))

    def action_palette(self) -> None:
        """Let the reader choose a command by its name."""
        host(self).action_command_palette()

    def action_change_theme(self) -> None:
        """Let the reader choose other colours."""
        host(self).action_change_theme()

    async def action_quit(self) -> None:
        """Quit once all is saved."""
        await host(self).action_quit()

    # Notes

    async def action_note(self) -> None:
        """Write the note of the entry here."""
        entry = self._board.entry()
        if entry is not None:
            await self._notes.write_here(entry)

    def action_note_editor(self) -> None:
        """Write the note of the entry in the reader's own editor."""
        entry = self._board.entry()
        if entry is not None:
            self._notes.write_in_editor(entry)

    @on(NoteTyped)
    def keep_draft(self, event: NoteTyped) -> None:
        """Keep what is being written."""
        self._notes.keep(event)

    def save_open_note(self) -> None:
        """Save the note that is being written, if one is: the program ends."""
        self._notes.save_open()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
