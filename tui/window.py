"""The window: what those need who carry out a command of the screen."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import Screen

from ..user_state.action import Deed
from ..user_state.entry import Entry, FormEntry
from ..user_state.shelf import Shelf
from .binding import is_typing
from .glyph import Glyphs
from .host import host
from .keymap import Keymap
from .scribe import Make, Scribe
from .session import Session
from .settings import Settings
from .spot import Spot, spot_from
from .widgets.board import Board

if TYPE_CHECKING:
    from .command_line import CommandLine
    from .form_opener import FormOpener
    from .list_taker import ListTaker
    from .note_writer import NoteWriter

T = TypeVar("T")


class Do(Protocol):
    """Carries out a deed, and something `afterwards`, once it is on the disk."""

    def __call__(self, deed: Deed, afterwards: Callable[[], object] | None = None) -> None:
        """Carry it out."""
        ...


class Say(Protocol):
    """Says something in a toast."""

    def __call__(self, text: str, *, seconds: float = 4, is_failure: bool = False) -> None:
        """Say it, for that many seconds."""
        ...


@dataclass(slots=True)
class _Spots:
    """The spot that is remembered, and the one of the last look."""

    kept: Spot | None
    seen: Spot | None = None


_SPOT = "spot"
_MANY = 300  # works at once that the screen would wait for


@dataclass(frozen=True)
class Window:
    """One window of the program: its screen, the session, how to write, speak and look.

    The functions in `doing/` get it. What goes on for longer than one key (a note that is being
    written, a list that is being read) has an object of its own here, made when it is first used.
    """

    screen: Screen[None]
    session: Session
    scribe: Scribe
    do: Do
    say: Say
    glyphs: Glyphs
    settings: Settings
    keymap: Keymap

    @property
    def board(self) -> Board:
        """What shows the shelf."""
        return self.screen.query_one(Board)

    def now(self) -> str:
        """Give this instant as marks have it."""
        return self.scribe.now()

    def entry(self) -> Entry | None:
        """Give the entry that a key is meant for: none on headings and in the shelf pane."""
        return self.board.entry()

    def entries(self) -> list[Entry]:
        """Give the entries that a key is meant for: those selected, else the one with the cursor."""
        return [self.scribe.shelf.entry(work) for work in self.board.works()]

    def form(self) -> FormEntry | None:
        """Give the form with the cursor, where the forms are unfolded."""
        return self.board.form()

    def form_of_entries(self) -> FormEntry | None:
        """Give the form that a key is meant for which means `entries`: none where works are selected."""
        return None if self.board.view.chosen else self.board.form()

    def do_on(self, shelf: Shelf, works: Sequence[int], make: Make) -> None:
        """Do what `make` makes of works of a shelf that the reader looked at.

        With very many that goes on beside the screen, which answers keys meanwhile.
        """
        if len(works) > _MANY:
            self.say(f"{len(works):,} works: this takes a moment.", seconds=8)
            self.scribe.do_beside(shelf, works, make)
            return
        deed = make([shelf.entry(work) for work in works])
        if isinstance(deed, str):
            self.say(deed)
        else:
            self.do(deed)

    async def push(self, screen: Screen[T], then: Callable[[T | None], object]) -> None:
        """Show a screen above this one, and do something with what it gives back."""
        from .screens.modal import Modal  # noqa: PLC0415  # the first frame needs none

        async def settle(result: T | None) -> None:
            done = then(result)
            if isawaitable(done):
                await done

        if isinstance(screen, Modal):
            screen.keymap = self.keymap
        await host(self.screen).push_screen(screen, settle)

    async def push_in_turn(
        self, what: str, screen: Screen[T], then: Callable[[T | None], object] = lambda _: None
    ) -> None:
        """Show a screen that comes by itself: once the reader is done with others, in their order.

        Keys that are typed into another screen, or the search, must not become answers. If it has to
        wait, that is said of `what` it shows.
        """
        self._waiting.append(partial(self.push, screen, then))
        if self._is_free:
            await self.show_waiting()
        else:
            self.say(f"{what} waits until you are done here.", seconds=8)

    async def show_waiting(self) -> None:
        """Show the screen that has waited longest, if nothing lies above and nothing is typed."""
        if self._waiting and self._is_free:
            await self._waiting.pop(0)()

    @property
    def has_waiting(self) -> bool:
        """Whether a screen waits to be shown."""
        return bool(self._waiting)

    @property
    def _is_free(self) -> bool:
        return self.screen.is_active and not is_typing(self.screen.focused)

    @cached_property
    def _waiting(self) -> list[Callable[[], Awaitable[None]]]:
        return []

    def tell_drafts(self) -> None:
        """Tell of notes that were being written when an earlier run ended."""
        drafts = self.scribe.drafts()
        if drafts:
            names = ", ".join(f"“{draft.title}”" for draft in drafts[:3])
            key = self.keymap.name_of("note")
            self.say(f"A note was being written on {names}: {key} goes on with it.", seconds=12)

    # Where the reader was

    @cached_property
    def recalled_spot(self) -> Spot | None:
        """Where the reader was when the last run ended."""
        return spot_from(self.session.memory.recall(_SPOT))

    def remember_spot(self, *, is_end: bool = False) -> None:
        """Remember where the reader is once that stayed the same from one look to the next."""
        spot = self.board.spot()
        if spot == self._spots.kept:
            return
        if is_end or spot == self._spots.seen:
            self._spots.kept = spot
            self.scribe.remember(self.session.memory, _SPOT, spot.as_json())
        self._spots.seen = spot

    @cached_property
    def _spots(self) -> "_Spots":
        return _Spots(self.recalled_spot)

    # What goes on for longer than one key

    @cached_property
    def notes(self) -> "NoteWriter":
        """What writes notes."""
        from .note_writer import NoteWriter  # noqa: PLC0415  # the first frame does not need it

        return NoteWriter(self)

    @cached_property
    def opener(self) -> "FormOpener":
        """What opens forms."""
        from .form_opener import FormOpener  # noqa: PLC0415  # the first frame does not need it

        return FormOpener(self)

    @cached_property
    def lists(self) -> "ListTaker":
        """What takes lists in."""
        from .list_taker import ListTaker  # noqa: PLC0415  # the first frame does not need it

        return ListTaker(self)

    @cached_property
    def command_line(self) -> "CommandLine":
        """What takes the commands of the command line."""
        from .command_line import CommandLine  # noqa: PLC0415  # the first frame does not need it

        return CommandLine(self)
