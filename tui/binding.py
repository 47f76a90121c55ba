"""Textual bindings, made from the command table.

They are priority bindings: Textual carries those out one after the other, each before it looks at
the next key. So keys that come in a burst (a fast typist, a slow line) all reach what they are for,
even if one of them opens something. In return their owners leave keys alone while one types a text,
and the app lets all that was typed be taken in before the key behind it.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from textual.app import App
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from .command import Command, Owner, commands_of
from .keymap import no_key

_PATIENCE = 2.0  # seconds


def bindings(*owners: Owner) -> list[Binding]:
    """Make the bindings of what owners carry out; their ids are the commands' ids.

    A command without a key has a binding too: the reader may give it one.
    """
    return [
        _binding(command, command.action_of(owner))
        for owner in owners
        for command in commands_of(owner)
    ]


def list_bindings(actions: Mapping[str, str]) -> list[Binding]:
    """Bind the keys of list commands, by their ids, to what does the same in a list of another kind."""
    return [
        _binding(command, actions[command.id])
        for command in commands_of(Owner.LIST)
        if command.id in actions
    ]


def _binding(command: Command, action: str) -> Binding:
    return Binding(
        ",".join(command.keys) or no_key(command.id),
        action,
        command.label,
        id=command.id,
        show=False,
        priority=True,
        tooltip=command.help,
    )


SCROLLING = {
    "down": "scroll_down",
    "up": "scroll_up",
    "top": "scroll_home",
    "bottom": "scroll_end",
    "half-down": "page_down",
    "page-down": "page_down",
    "half-up": "page_up",
    "page-up": "page_up",
}
"""What Textual's own text panes do for list commands."""

CHOOSING = {
    "down": "cursor_down",
    "up": "cursor_up",
    "top": "first",
    "bottom": "last",
    "half-down": "page_down",
    "page-down": "page_down",
    "half-up": "page_up",
    "page-up": "page_up",
}
"""What Textual's own lists of options do for them."""


def is_typing(focused: Widget | None) -> bool:
    """Tell whether keys are letters now: a text is being typed in what has the focus."""
    return isinstance(focused, Input)


def takes_letters(widget: Widget) -> bool:
    """Tell whether letters go into what has the focus: into a line, or into a note.

    By the name, as the first frame has no need of the editor's module.
    """
    return any(one.__name__ in {"Input", "TextArea"} for one in type(widget).__mro__)


async def taken_in(focused: Widget) -> None:
    """Wait until what has the focus, and all that it tells, has dealt with what it was sent.

    Whoever is busy for too long is not waited for: the key that comes is needed to get out then.
    """
    for one in focused.ancestors_with_self:
        if isinstance(one, App):
            return
        done = asyncio.Event()
        if one.call_later(done.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), _PATIENCE)
