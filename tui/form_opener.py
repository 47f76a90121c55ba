"""Opening the forms of a work from the screen: that marks it started, never done."""

from functools import partial
from threading import Thread

from textual.app import SuspendNotSupported
from textual.content import Content

from ..data.key import is_web_link
from ..user_state.action import begin
from ..user_state.entry import Entry, FormEntry
from ..user_state.position import Position
from ..user_state.resume import resume_point
from .browser import open_link
from .glyph import Glyphs
from .host import host
from .message import Failed
from .opener import Start, start_for
from .opening import best_form, link_to
from .stop import Stop
from .window import Window

_WATCHED = 5.0  # seconds in which a program that opens links may fail aloud


class FormOpener:
    """Opens forms beside the screen, in what the reader set or the browser, and notes that."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._screen = window.screen
        self._say = window.say

    def open(self, entry: Entry, form: FormEntry | None) -> None:
        """Open a form, else the best form of the entry."""
        wanted = form or best_form(entry)
        if wanted is None:
            self._say(f"“{entry.reference.title}” has no link to open.")
        else:
            self._open(entry, wanted)

    def open_at(self, entry: Entry, position: Position) -> None:
        """Open the form that a position is in, there."""
        form = best_form(entry, position)
        if form is None:
            self._say(f"“{entry.reference.title}” has no link to open.")
        else:
            self._open(entry, form, position)

    def browse(self, url: str) -> None:
        """Open a web link in the browser; what is none is said."""
        if not is_web_link(url):
            self._say(f"Not opened, as it is no web address: {url or 'no link'}")
            return
        self._screen.run_worker(partial(self._browse, url), thread=True, group="browser")

    async def choose(self, entry: Entry) -> None:
        """Let the reader choose which form to open."""
        from .screens.choose import ChooseScreen  # noqa: PLC0415  # the first frame does not need it

        options = [_option(n, form, self._window.glyphs) for n, form in enumerate(entry.forms, 1)]
        screen = ChooseScreen("Open", options, self._window.glyphs, subject=entry.reference.title)
        await self._window.push(screen, partial(self._open_chosen, entry))

    def _open_chosen(self, entry: Entry, number: int | None) -> None:
        if number is not None and number < len(entry.forms):
            self._open(entry, entry.forms[number])

    def _open(self, entry: Entry, form: FormEntry, position: Position | None = None) -> None:
        url = link_to(entry, form, position) or ""
        if is_web_link(url):
            self._window.do(begin(entry, form, self._window.now()))
        place = position or resume_point(entry)
        openers = self._window.settings.openers
        start = start_for(openers, form.url or "", form.kind, place) if openers else None
        if start is None:
            self.browse(url)
        elif start.terminal:
            self._run_here(start, url)
        else:
            # No worker: these are waited for when one quits.
            Thread(target=self._launch, args=(start, url), daemon=True).start()

    def _launch(self, start: Start, url: str) -> None:
        from .launch import launch  # noqa: PLC0415  # only who set an opener needs it

        try:
            launch(start.arguments, _WATCHED)
        except Stop as stop:
            self._screen.post_message(Failed(f"{stop.message} The link: {url}"))

    def _run_here(self, start: Start, url: str) -> None:
        """Give the terminal to a program until it ends."""
        from .launch import run_in_terminal  # noqa: PLC0415  # as above

        fault: Exception | None = None
        try:
            with host(self._screen).suspend():
                # Caught in here: Textual takes the terminal back only where nothing is raised.
                try:
                    run_in_terminal(start.arguments)
                except Stop as stop:
                    fault = stop
        except SuspendNotSupported as error:
            fault = error
        self._screen.refresh()
        if fault is not None:
            self._say(f"{fault} The link: {url}", is_failure=True)

    def _browse(self, url: str) -> None:
        if not open_link(url):
            host(self._screen).call_from_thread(self._tell_no_browser, url)

    def _tell_no_browser(self, url: str) -> None:
        host(self._screen).copy_to_clipboard(url)
        self._say(f"No browser here; the link, sent to the clipboard too: {url}", seconds=12)


def _option(number: int, form: FormEntry, glyphs: Glyphs) -> Content:
    return Content.assemble(
        (f"{number} ", "bold $accent"),
        f"{glyphs.box(form.status)} {form.kind:<7}",
        (form.title or form.url or "", "$dim"),
    )
