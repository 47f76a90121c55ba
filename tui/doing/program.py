"""The program itself: help, palette, colours."""

from ..host import host
from ..window import Window


async def show_help(window: Window) -> None:
    """Show all keys, as they are now."""
    from ..screens.help import HelpScreen  # noqa: PLC0415  # the first frame does not need it

    await window.push(HelpScreen(), lambda _: None)


async def show_palette(window: Window) -> None:
    """Let the reader choose a command by its name."""
    from ..screens.palette import Palette  # noqa: PLC0415  # the first frame does not need it

    await host(window.screen).push_screen(Palette(id="--command-palette"))


async def change_theme(window: Window) -> None:
    """Let the reader choose other colours."""
    from textual.theme import ThemeProvider  # noqa: PLC0415  # the same

    from ..screens.palette import Palette  # noqa: PLC0415  # the same

    await host(window.screen).push_screen(
        Palette(providers=[ThemeProvider], placeholder="Search for themes")
    )


async def command_line(window: Window) -> None:
    """Ask for a command of the command line, and carry it out."""
    await window.command_line.ask()
