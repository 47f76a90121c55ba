"""The program itself: help, palette, colours."""

from ..host import host
from ..window import Window


async def show_help(window: Window) -> None:
    """Show all keys, as they are now."""
    from ..screens.help import HelpScreen  # noqa: PLC0415  # the first frame does not need it

    await host(window.screen).push_screen(HelpScreen(window.keymap))


def show_palette(window: Window) -> None:
    """Let the reader choose a command by its name."""
    host(window.screen).action_command_palette()


def change_theme(window: Window) -> None:
    """Let the reader choose other colours."""
    host(window.screen).action_change_theme()


async def command_line(window: Window) -> None:
    """Ask for a command of the command line, and carry it out."""
    await window.command_line.ask()
