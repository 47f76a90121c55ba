"""Finds what carries out a command of the screen: a function in `doing/`, imported when it is needed."""

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast

from .command import COMMANDS

if TYPE_CHECKING:
    from .window import Window

Runner: TypeAlias = "Callable[[Window], Awaitable[None] | None]"

_RUNS = {command.id: command.runs for command in COMMANDS if command.runs}


def find_runner(command_id: str) -> Runner:
    """Give the function of a command; raises KeyError for one that has none."""
    module, _, name = _RUNS[command_id].partition(":")
    return cast("Runner", getattr(import_module(f".doing.{module}", __package__), name))
