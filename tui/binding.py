"""Textual bindings, made from the command table.

They are priority bindings: Textual carries those out one after the other, each before it looks at
the next key. So keys that come in a burst (a fast typist, a slow line) all reach what they are for,
even if one of them opens something. In return their owners leave keys alone while one types a text.
"""

from collections.abc import Mapping

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from .command import Owner, commands_of
from .keymap import no_key


def bindings(owner: Owner) -> list[Binding]:
    """Make the bindings of what an owner carries out; their ids are the commands' ids.

    A command without a key has a binding too: the reader may give it one.
    """
    return [
        Binding(
            ",".join(command.keys) or no_key(command.id),
            command.action,
            command.label,
            id=command.id,
            show=False,
            priority=True,
            tooltip=command.help,
        )
        for command in commands_of(owner)
    ]


def scroll_bindings(actions: Mapping[str, str]) -> list[Binding]:
    """Bind the keys of list commands, by their ids, to what a text does instead: scroll."""
    return [
        Binding(",".join(command.keys), actions[command.id], id=command.id, show=False)
        for command in commands_of(Owner.LIST)
        if command.id in actions
    ]


def is_typing(screen: "Screen[None] | Screen[object]") -> bool:
    """Tell whether keys are letters now: a text is being typed on this screen."""
    return isinstance(screen.focused, Input)
