"""Textual bindings, made from the command table.

They are priority bindings: Textual carries those out one after the other, each before it looks at
the next key. So keys that come in a burst (a fast typist, a slow line) all reach what they are for,
even if one of them opens something. In return their owners leave keys alone while one types a text.
"""

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from .command import Owner, commands_of, key_name


def bindings(owner: Owner) -> list[Binding]:
    """Make the bindings of what an owner carries out; their ids are the commands' ids."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            id=command.id,
            show=False,
            priority=True,
            key_display=key_name(command.keys[0]),
            tooltip=command.help,
        )
        for command in commands_of(owner)
        if command.keys
    ]


def is_typing(screen: "Screen[None] | Screen[object]") -> bool:
    """Tell whether keys are letters now: a text is being typed on this screen."""
    return isinstance(screen.focused, Input)
