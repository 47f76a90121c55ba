"""The commands of the screen, each declared once: keys, palette, footer, help and docs derive from it.

There is one file for each section of the help.
"""

from collections.abc import Iterable

from ..key_spelling import show_key
from .above import ABOVE
from .declared import Command, Group, Owner
from .finding import FINDING
from .marking import MARKING
from .moving import MOVING
from .opening import OPENING
from .program import PROGRAM

__all__ = [
    "COMMANDS",
    "WHILE_TYPING",
    "Command",
    "Group",
    "Owner",
    "commands_of",
    "find_command",
    "key_name",
    "listed_commands",
]

COMMANDS: tuple[Command, ...] = (*MARKING, *OPENING, *FINDING, *MOVING, *PROGRAM, *ABOVE)
"""All commands, in the order of palette and docs."""

_BY_ID = {command.id: command for command in COMMANDS}

WHILE_TYPING = frozenset(command.id for command in COMMANDS if command.while_typing)
"""The commands whose keys lead out of a text that is being typed."""


def commands_of(owner: Owner) -> Iterable[Command]:
    """List the commands that an owner carries out."""
    return (one for one in COMMANDS if owner in one.owners)


def listed_commands() -> list[Command]:
    """List the commands as help and docs have them: of several of one kind the first."""
    listed: list[Command] = []
    until = ""
    for command in COMMANDS:
        if not until:
            listed.append(command)
        until = "" if command.id == until else until or command.until
    return listed


def find_command(command_id: str) -> Command:
    """Give the command of an id; raises KeyError for what is none."""
    return _BY_ID[command_id]


def key_name(key: str) -> str:
    """Say a key as a person would: `/`, `esc`, `ctrl+d`."""
    return show_key(key)
