"""The full-screen app."""

import asyncio
import gc
import signal
import sys
from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from textual.app import App
from textual.command import Provider
from textual.events import Event, Key
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen

from ..data.problem import Problem
from .binding import taken_in, takes_letters
from .catalog_watch import CatalogWatch
from .glyph import ASCII, UNICODE, Glyphs, glyphs_for
from .keymap import Keymap
from .palette import RefshelfCommands
from .screens.main import MainScreen
from .scribe import Scribe
from .session import Session
from .settings import USUAL, GlyphChoice, Settings
from .theme import DARK, DARK_DEFAULTS, LIGHT, LIGHT_DEFAULTS

_SAID = 3  # toasts about problems in files


class RefshelfApp(App[None]):
    """Shows one reader's shelf until it is left; then everything is on the disk."""

    TITLE = "refshelf"
    CSS_PATH = "app.tcss"
    COMMAND_PALETTE_BINDING = "<palette>"  # its key is in the command table
    COMMANDS: ClassVar[set[type[Provider]]] = {RefshelfCommands}  # pyright: ignore[reportIncompatibleVariableOverride] Textual's type allows less than it takes

    def __init__(
        self, session: Session, glyphs: Glyphs = UNICODE, settings: Settings = USUAL
    ) -> None:
        super().__init__()
        self._settings = settings
        self._glyphs = glyphs
        self._session = session
        self._scribe = Scribe(
            session.store,
            session.drafts,
            session.newsstand,
            session.shelf(),
            self._post_to_screen,
            session.now,
            CatalogWatch(session.library, session.place.catalogs),
        )
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Set as a default is: the style sheets need not be parsed a second time for it.
        self.set_reactive(App.theme, settings.theme or DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._shown_keys = Keymap(settings.keys, glyphs)
        self.set_keymap(self._shown_keys.bound())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own variables for themes that do not know them."""
        return DARK_DEFAULTS if self.current_theme.dark else LIGHT_DEFAULTS

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let no sign through that a terminal without Unicode has not."""
        filters = super().get_line_filters()
        return (*filters, self._plain_signs) if self._glyphs is ASCII else filters

    @cached_property
    def _plain_signs(self) -> LineFilter:
        from .plain_signs import PlainSigns  # noqa: PLC0415  # hardly anybody needs it

        return PlainSigns()

    def get_default_screen(self) -> Screen[None]:
        """Make the main screen."""
        greeting = self._session.greeting()
        told = _told(self._session.config.problems, "config.yaml")
        told += _told(self._session.loaded.problems, "catalogs")
        sayings = [*([greeting] if greeting else []), *told]
        return MainScreen(self._session, self._scribe, self._glyphs, self._settings, sayings)

    def _post_to_screen(self, message: Message) -> None:
        """Bring a message from the writer thread to the main screen, whatever lies above it."""
        if self.is_running and self.screen_stack:
            self.screen_stack[0].post_message(message)

    def on_mount(self) -> None:
        """End as on `q` when the terminal is closed or the program is asked to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                loop.add_signal_handler(getattr(signal, name), self._end)

    def on_ready(self) -> None:
        """Look for garbage from now on, but never again among what stands already: that stays."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    async def on_event(self, event: Event) -> None:
        """Let all that was typed be taken in before the next key, as that may end it: keys come at once.

        Our keys are carried out here, but letters by what has the focus, which has a queue of its own;
        and keys that it moves and deletes with come back here only behind those that wait already.
        """
        if isinstance(event, Key) and not event.is_forwarded:
            focused = self.focused
            if focused is not None and takes_letters(focused):
                await taken_in(focused)
                is_its_own = event.key in focused._bindings.key_to_bindings  # noqa: SLF001  # no public way
                if is_its_own and await self._is_done_by_binding(event.key):
                    return
        await super().on_event(event)

    async def _is_done_by_binding(self, key: str) -> bool:
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    def action_help_quit(self) -> None:
        """Say how to quit, to those who pressed ctrl+c."""
        self.clear_notifications()
        self.notify(f"{self._shown_keys.name_of('quit')} quits; everything is saved.", markup=False)

    def _end(self) -> None:
        self.run_worker(self.action_quit(), name="end")

    async def action_quit(self) -> None:
        """Quit once all is saved, a note that is open too."""
        main = self.screen_stack[0]
        if isinstance(main, MainScreen):
            main.finish()
        await asyncio.to_thread(self._scribe.close)
        self.exit()


def _told(problems: Sequence[Problem], where: str) -> list[str]:
    """Say what is wrong in files; of many the first few, for they would cover the list."""
    if len(problems) <= _SAID:
        return [str(problem) for problem in problems]
    said = [str(problem) for problem in problems[: _SAID - 1]]
    return [*said, f"There are {len(problems) - len(said)} more problems in {where}."]


def run(session: Session) -> None:
    """Show the screen until the reader leaves it."""
    settings = session.config.settings
    glyphs = glyphs_for(sys.stdout.encoding or "utf-8")
    if settings.glyphs is not GlyphChoice.AUTO:
        glyphs = UNICODE if settings.glyphs is GlyphChoice.UNICODE else ASCII
    RefshelfApp(session, glyphs, settings).run()
