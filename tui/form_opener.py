"""Opening the forms of a work from the screen: that marks it started, never done."""

from functools import partial

from textual.content import Content

from ..data.key import is_web_link
from ..user_state.action import begin
from ..user_state.entry import Entry, FormEntry
from ..user_state.position import Position
from .browser import open_link
from .glyph import Glyphs
from .host import host
from .opening import best_form, link_to
from .window import Window


class FormOpener:
    """Opens forms in the browser, beside the screen, and notes that they were opened."""

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
        screen = ChooseScreen("Open", options, subject=entry.reference.title)
        await self._window.push(screen, partial(self._open_chosen, entry))

    def _open_chosen(self, entry: Entry, number: int | None) -> None:
        if number is not None and number < len(entry.forms):
            self._open(entry, entry.forms[number])

    def _open(self, entry: Entry, form: FormEntry, position: Position | None = None) -> None:
        url = link_to(entry, form, position) or ""
        if is_web_link(url):
            self._window.do(begin(entry, form, self._window.now()))
        self.browse(url)

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
