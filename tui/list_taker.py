"""Taking lists in on the screen: asked for, read beside it, shown, and written in order with the rest."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from ..data.importer.imported import Imported
from ..data.text import clean
from ..user_state.fault import StateFault
from .binding import is_typing
from .list_text import ListText, read_list
from .message import Failed, ListProposed
from .own_catalog import OwnCatalog, find_own, is_trusted
from .proposal import (
    Proposal,
    carry_out,
    propose,
    propose_update,
    read_as_list,
    read_as_lists,
)
from .proposal_text import proposal_lines
from .session import Session
from .stop import Stop
from .window import Window

if TYPE_CHECKING:
    from .screens.waiting import WaitingScreen

_SHOWN = 200
_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal, and how to propose anew once it is said which pairs are one work."""

    proposal: Proposal
    again: Callable[[frozenset[tuple[str, str]]], Proposal]


@dataclass(slots=True)
class _Reading:
    """A list that is being read in a thread: since when, if it is over, and if nobody wants it."""

    what: str
    begun: float = field(default_factory=time.monotonic)
    is_over: bool = False
    is_stopped: bool = False


class ListTaker:
    """Asks for lists above a screen, and has them taken in."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._screen = window.screen
        self._session = window.session
        self._scribe = window.scribe
        self._say = window.say
        self._readings: list[_Reading] = []
        self._waiting: WaitingScreen | None = None

    async def ask(self) -> None:
        """Ask which list to import."""
        from .screens.ask import AskScreen  # noqa: PLC0415  # the first frame does not need it

        hint = "a file (Markdown, bookmarks, BibTeX, an export) or an address on the web"
        await self._window.push(AskScreen("Import a list", hint), self._import)

    def _import(self, name: str | None) -> None:
        if name is not None:
            self.take_in(name)

    def take_in(self, name: str, *, format_name: str = "", title: str = "") -> None:
        """Read a list from a file or an address, and show what taking it in comes to.

        `format_name` is its format, "" where that is to be recognised; `title` what it is to be called.
        """
        what = f"Reading {clean(name)}"
        self._say(f"{what} …", seconds=1)
        offer = partial(_offer_import, self._session.anew(), name, format_name, title)
        self._start(what, offer)

    def with_source(self) -> list[str]:
        """List the ids of all lists that know where they came from."""
        return [one.id for one in self._scribe.shelf.catalogs if one.source is not None]

    def update(self, catalog_ids: Iterable[str], source: str | None = None) -> None:
        """Read the sources of these lists again, one after the other; one from another `source`."""
        wanted = list(catalog_ids)
        if not wanted:
            self._say("This list does not know where it came from, so it cannot be updated.")
            return
        what = "Reading it again" if len(wanted) == 1 else "Reading them again"
        self._say(f"{what} …", seconds=1)
        for id_ in wanted:
            self._start(what, partial(_offer_update, self._session.anew(), id_, source))

    def _start(self, what: str, find: Callable[[], list[Offer]]) -> None:
        reading = _Reading(what)

        def work() -> None:
            try:
                news = [ListProposed(offer) for offer in find()]
            except Stop as stop:
                news = [Failed(stop.message)]
            except Exception as error:  # noqa: BLE001  # what was asked for must not end in silence
                news = [Failed(f"{what} failed. This is a mistake in refshelf: {error!r}.")]
            finally:
                reading.is_over = True
            for one in news if not reading.is_stopped else ():
                self._screen.post_message(one)

        self._readings = [*(one for one in self._readings if not one.is_over), reading]
        self._screen.set_timer(_PATIENCE, self._wait)
        self._screen.run_worker(work, thread=True, group="lists", exit_on_error=False)

    async def _wait(self) -> None:
        """Show what is read for longer than a second, if nothing else is shown above the shelf."""
        reading = next((one for one in self._readings if not one.is_over), None)
        if reading is None or not self._screen.is_active:
            return
        if is_typing(self._screen.focused):
            self._screen.set_timer(_PATIENCE, self._wait)
            return
        from .screens.waiting import WaitingScreen  # noqa: PLC0415  # as above

        readings = self._readings
        self._waiting = WaitingScreen(
            reading.what, reading.begun, lambda: all(one.is_over for one in readings)
        )
        await self._window.push(self._waiting, self._waited)

    def _waited(self, is_over: bool | None) -> None:
        self._waiting = None
        if not is_over:
            for one in self._readings:
                one.is_stopped = True
            self._say("Nothing was taken in.")

    async def show(self, offer: Offer) -> None:
        """Show what taking a list in comes to; where nothing is to be asked, take it in at once."""
        from .screens.proposal import ProposalScreen  # noqa: PLC0415  # as above

        if self._waiting is not None and self._waiting.is_active:
            await self._waiting.dismiss(True)
        proposal = offer.proposal
        if not (proposal.files or proposal.marks):
            self._say(f"“{proposal.catalog.title}” is up to date.")
            return
        if not self._window.settings.confirm and proposal.is_sure:
            self._take(offer, frozenset())
            return
        lines = list(proposal_lines(proposal, self._scribe.shelf, limit=_SHOWN))
        unsure = proposal.plan.unsure if proposal.plan is not None else ()
        pairs = [
            ((one.id, one.fresh), f"{clean(one.title)} = {clean(one.fresh_title)}")
            for one in unsure
        ]
        title = "Import" if proposal.is_new else "Update"
        screen = ProposalScreen(title, lines, pairs)
        what = f"“{clean(proposal.catalog.title)}”"
        await self._window.push_in_turn(what, screen, partial(self._take, offer))

    def _take(self, offer: Offer, pairs: frozenset[tuple[str, str]] | None) -> None:
        if pairs is None:
            self._say("Nothing was taken in.")
            return
        try:
            proposal = offer.again(pairs) if pairs else offer.proposal
        except (Stop, StateFault) as fault:
            self._say(str(fault), is_failure=True)
            return
        taken = {catalog.id for catalog in self._scribe.shelf.catalogs}
        if proposal.is_new and proposal.files and proposal.catalog.id in taken:
            # Two lists of one title that were read before either was taken in.
            self._say(
                f"Another list was called {proposal.catalog.id} meanwhile: import this one again.",
                is_failure=True,
            )
            return
        take = partial(carry_out, proposal=proposal)
        self._scribe.take_list(proposal.what, take, proposal.catalog.id)


def _offer_import(
    session: Session, name: str, format_name: str = "", title: str = ""
) -> list[Offer]:
    text = read_list(name)
    offers: list[Offer] = []
    for imported in read_as_lists(text, format_name=format_name):
        again = partial(propose, session, text, imported, title=title)
        offers.append(Offer(again(), lambda pairs, again=again: again(accepted=pairs)))
    return offers


def _offer_update(session: Session, catalog_id: str, named: str | None) -> list[Offer]:
    own = find_own(session, catalog_id)
    if named is not None:
        text = read_list(named)
        return [_offer_again(session, own, text, read_as_list(text))]
    source = own.catalog.source
    if source is None:
        raise Stop(f"“{own.catalog.title}” does not know where it came from.")
    if not is_trusted(source):
        raise Stop(
            f"“{own.catalog.title}” came in a file, which names {source.url} as its source. "
            "If you trust it, import that address."
        )
    text = read_list(source.url)
    return [_offer_again(session, own, text, read_as_list(text, format_name=source.format))]


def _offer_again(session: Session, own: OwnCatalog, text: ListText, imported: Imported) -> Offer:
    def again(pairs: frozenset[tuple[str, str]]) -> Proposal:
        return propose_update(session, own, text, imported, accepted=pairs)

    return Offer(again(frozenset()), again)
