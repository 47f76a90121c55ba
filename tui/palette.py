"""The palette: every command that can be chosen by its name."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from .command import COMMANDS, Command, key_name


class RefshelfCommands(Provider):
    """The commands of the command table; each does what its key does."""

    async def discover(self) -> Hits:
        """List all commands."""
        for command in self._commands():
            yield DiscoveryHit(_name(command), self._runner(command), help=command.help)

    async def search(self, query: str) -> Hits:
        """List the commands that match what was typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(f"{command.label} {command.help}")
            if score > 0:
                yield Hit(score, _name(command), self._runner(command), help=command.help)

    def _commands(self) -> Iterator[Command]:
        return (command for command in COMMANDS if command.in_palette)

    def _runner(self, command: Command) -> partial[object]:
        return partial(self.app.run_action, command.action, self.screen)


def _name(command: Command) -> str:
    keys = " ".join(key_name(key) for key in command.keys)
    return f"{command.label}  ({keys})" if keys else command.label
