"""The main screen: turns keys into deeds, and says what came of them."""

from collections.abc import Callable, Sequence
from datetime import date
from inspect import isawaitable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import ScreenResume
from textual.reactive import var
from textual.screen import Screen

from ...user_state.action import Deed
from ...user_state.shelf import Shelf
from ..binding import bindings, is_typing
from ..command import WHILE_TYPING, Owner
from ..footer import footer
from ..glyph import Glyphs
from ..here import here_on
from ..host import host
from ..keymap import Keymap
from ..mark_deed import mark_deed
from ..message import (
    Applied,
    CatalogsArrived,
    Declined,
    Failed,
    ListProposed,
    MarksArrived,
    NoteFollowed,
    NoteTyped,
    TakenBack,
    UndoKnown,
)
from ..runner import find_runner
from ..scribe import Scribe
from ..session import Session
from ..settings import USUAL, Settings
from ..size_class import HEIGHTS, WIDTHS, classes_for
from ..speaker import BRIEF, Speaker
from ..taken_back import words_for
from ..widgets.board import Board
from ..widgets.key_bar import KeyBar
from ..window import Window

_POLL = 0.5  # seconds between two looks at what others changed


class MainScreen(Screen[None], inherit_bindings=False):
    """Shows the shelf of a reader's work and carries out what the reader wants done with it.

    State flows one way: a key becomes a deed, the scribe gives a new shelf, the board shows it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Owner.SCREEN),
        # Of Textual's own only this one: a key that the reader took away shall do nothing.
        Binding("ctrl+c,super+c", "screen.copy_text", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    shelf: var[Shelf | None] = var(None)
    today: var[date] = var(date.min)

    def __init__(
        self,
        session: Session,
        scribe: Scribe,
        glyphs: Glyphs,
        settings: Settings = USUAL,
        sayings: Sequence[str] = (),
    ) -> None:
        """Take the session and the scribe to work at, and what is to be said at the start."""
        super().__init__()
        self._scribe = scribe
        self._sayings = tuple(sayings)
        self._noticed = set[str]()
        self._can_undo = False
        self._was_shown = False
        self._speaker = Speaker(self, glyphs)
        self._window = Window(
            screen=self,
            session=session,
            scribe=scribe,
            do=self._do,
            say=self._speaker.say,
            glyphs=glyphs,
            settings=settings,
            keymap=Keymap(settings.keys, glyphs),
        )
        self._first_shelf = scribe.shelf
        self.set_reactive(MainScreen.shelf, scribe.shelf)
        self.set_reactive(MainScreen.today, scribe.today())

    def compose(self) -> ComposeResult:
        """Put the board above the keys."""
        # Now, so that the first frame is drawn once, and right.
        self.add_class(*classes_for(*host(self).size), update=False)
        board = Board(
            self._first_shelf,
            self._window.recalled_spot,
            today=self.today,
            glyphs=self._window.glyphs,
            key_of=self._window.keymap.name_of,
            density=self._window.settings.density,
        )
        yield board.data_bind(MainScreen.shelf, MainScreen.today)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Say what there is to say, and begin to watch the files."""
        for saying in self._sayings:
            self._speaker.say(saying, seconds=10)
        self._say_notices()
        self._window.tell_drafts()
        self.set_interval(_POLL, self._watch)
        self.call_after_refresh(self._scribe.look)

    @property
    def window(self) -> Window:
        """What those get who carry out commands."""
        return self._window

    @property
    def _board(self) -> Board:
        return self.query_one(Board)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys alone while a text is typed, but for those that lead out of it."""
        if is_typing(self.focused) and not (action == "run" and parameters[0] in WHILE_TYPING):
            return False
        return super().check_action(action, parameters)

    def _watch(self) -> None:
        self._window.remember_spot()
        self.today = self._scribe.today()
        self._scribe.look()

    def on_screen_suspend(self) -> None:
        """Show no keys while something lies above: they mean other things there."""
        self.query_one(KeyBar).say(())

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Show the keys again, and what came meanwhile."""
        if not self._was_shown:
            event.refresh_styles = False  # all widgets have just got theirs
            self._was_shown = True
        self.show_keys()

    @on(Board.Moved)
    def show_keys(self) -> None:
        """Show the keys that do something where the reader is now.

        What came meanwhile is shown too, once the keys that led here are done.
        """
        if self.is_active:
            here = here_on(self._board, can_undo=self._can_undo)
            self.query_one(KeyBar).say(footer(here, self._window.keymap))
            if self._window.has_waiting:
                self.call_after_refresh(self._window.show_waiting)

    # Saying

    def _say_notices(self) -> None:
        for notice in self._scribe.notices():
            if notice not in self._noticed:
                self._noticed.add(notice)
                self._speaker.say(notice, is_failure=True)

    # Marking

    def action_mark(self, command: str) -> None:
        """Carry out a marking command on the selected entries, else on the one with the cursor."""
        works = self._board.works()
        if works:
            form, now = self._window.form_of_entries(), self._scribe.now()
            shelf = self._scribe.shelf
            self._window.do_on(shelf, works, lambda found: mark_deed(command, found, form, now))

    async def action_run(self, command: str) -> None:
        """Carry out a command by the function that the table names for it."""
        done = find_runner(command)(self._window)
        if isawaitable(done):
            await done

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
            self._speaker.say("It is so already.")
        else:
            undo = self._window.keymap.name_of("undo")
            self._speaker.say(f"{_capital(event.what)}  ·  {undo} undoes it")
        self._say_notices()

    @on(TakenBack)
    def settle_undo(self, event: TakenBack) -> None:
        """Say what was undone or redone, or why not."""
        self._scribe.arrive(event.outcome.marks)
        self.shelf = self._scribe.shelf
        words = words_for(event, self._window.keymap.name_of("undo"))
        self._speaker.say(words, seconds=BRIEF if event.offered is None else 8)

    @on(UndoKnown)
    def offer_undo(self, event: UndoKnown) -> None:
        """Offer undo in the footer while there is something to undo."""
        self._can_undo = event.can_undo
        self.show_keys()

    @on(MarksArrived)
    def show_arrived(self, event: MarksArrived) -> None:
        """Show what another window, command or device changed."""
        self._scribe.arrive(event.marks)
        self.shelf = self._scribe.shelf
        self._say_notices()

    @on(CatalogsArrived)
    def show_catalogs(self, event: CatalogsArrived) -> None:
        """Show the catalogs as their files are now."""
        self._scribe.arrive_catalogs(event)
        self.shelf = self._scribe.shelf
        for problem in event.problems[:3]:
            self._speaker.say(problem, is_failure=True)

    @on(ListProposed)
    async def show_proposal(self, event: ListProposed) -> None:
        """Show what taking a list in comes to."""
        await self._window.lists.show(event.offer)

    @on(Declined)
    def say_why_not(self, event: Declined) -> None:
        """Say why there is nothing to be done."""
        self._speaker.say(event.sentence)

    @on(Failed)
    def show_failure(self, event: Failed) -> None:
        """Say why something could not be saved, and show it as it was."""
        if event.number is not None:
            self._scribe.settle(event.number, None)
            self.shelf = self._scribe.shelf
        self._speaker.say(event.sentence, is_failure=True)

    @on(Board.LookedAt)
    def note_look(self, event: Board.LookedAt) -> None:
        """Note that a new entry was looked at: it is no news from the next start on."""
        self._scribe.looked_at(event.entry.catalog, event.entry.reference.id)

    # The program

    async def action_quit(self) -> None:
        """Quit once all is saved."""
        await host(self).action_quit()

    # Notes

    @on(NoteTyped)
    def keep_draft(self, event: NoteTyped) -> None:
        """Keep what is being written."""
        self._window.notes.keep(event)

    @on(NoteFollowed)
    def follow_note(self, event: NoteFollowed) -> None:
        """Open what a line of a note leads to."""
        if isinstance(event.target, str):
            self._window.opener.browse(event.target)
        else:
            self._window.opener.open_at(event.entry, event.target)

    def finish(self) -> None:
        """Save the note that is being written, and remember where the reader is: the program ends."""
        self._window.notes.save_open()
        self._window.remember_spot(is_end=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
