"""The palette: every command, list, category and saved filter, chosen by its name."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ..user_state.shelf import EVERYTHING, Scope, Shelf
from .command import COMMANDS, Command
from .host import host
from .place_name import moved_scope, place_names
from .saved_filter import Filters
from .screens.main import MainScreen
from .window import Window

_CATEGORIES = 2000  # that are looked through: the palette lists them all at each letter


class Choice(NamedTuple):
    """Something to choose: `name` as it is shown, what it does, and the words it is found by.

    `help` is our own: Textual reads markup in it.
    """

    name: str
    help: str
    words: str
    run: Callable[[], object]


class RefshelfCommands(Provider):
    """What can be chosen; commands do what their keys do, with the keys as they are now."""

    async def discover(self) -> Hits:
        """List all commands, then all filters and lists; there may be many categories."""
        for choice in self._choices(has_categories=False):
            yield DiscoveryHit(Content(choice.name), choice.run, choice.words, choice.help)

    async def search(self, query: str) -> Hits:
        """List what matches what was typed."""
        matcher = self.matcher(query)
        for choice in self._choices(has_categories=True):
            score = matcher.match(choice.words)
            if score > 0:
                yield Hit(score, Content(choice.name), choice.run, choice.words, choice.help)

    def _choices(self, *, has_categories: bool) -> Iterator[Choice]:
        screen = self.screen
        if not isinstance(screen, MainScreen):
            return
        window = screen.window
        yield from self._commands(window)
        yield from _filters(window)
        yield from _parts(window, has_categories=has_categories)

    def _commands(self, window: Window) -> Iterator[Choice]:
        for command in COMMANDS:
            if command.in_palette:
                run = partial(
                    host(self.screen).run_action, command.action_of(command.owner), self.screen
                )
                name = _name(command, window)
                yield Choice(name, command.help, f"{command.label} {command.help}", run)


def _filters(window: Window) -> Iterator[Choice]:
    for saved in Filters(window.settings.filters, window.session.memory).all():
        run = partial(window.board.search_for, saved.query)
        name = f"Filter: {saved.name}"
        yield Choice(
            f"{name}  ({saved.query})", "Show what it finds.", f"{name} {saved.query}", run
        )


def _parts(window: Window, *, has_categories: bool) -> Iterator[Choice]:
    shelf = window.board.view.shelf
    left = _CATEGORIES
    for number, listing in enumerate(shelf.works.listings):
        name = f"List: {listing.title}"
        go = partial(_go_to, window, shelf, Scope(number))
        yield Choice(name, "Go to this list.", name, go)
        headings = range(len(listing.headings)) if has_categories else range(0)
        for heading in headings[:left]:
            names = place_names(shelf, number, heading)[1:]
            path = " › ".join(names)  # noqa: RUF001  # as the list says it
            go = partial(_go_to, window, shelf, Scope(number, heading))
            name = f"Category: {path}  ({listing.title})"
            yield Choice(name, "Go to this category.", name, go)
        left -= len(headings[:left])
    if len(shelf.works.listings) > 1:
        go = partial(window.board.show_part, EVERYTHING)
        yield Choice("All lists", "Show all lists as one.", "All lists", go)


def _go_to(window: Window, shelf: Shelf, scope: Scope) -> None:
    """Show a part of the shelf as it was when it was offered: by now it may have another number."""
    found = moved_scope(shelf, window.board.view.shelf, scope)
    if found is None:
        window.say("That list is there no more.")
    else:
        window.board.show_part(found)


def _name(command: Command, window: Window) -> str:
    keys = " ".join(window.keymap.shown(command))
    return f"{command.label}  ({keys})" if keys else command.label
