"""Which keys a command has now: those of the table, or those that the reader chose."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .command import Command, key_name


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys as they are now; `changed` has those that are others than in the table, by command."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def keys(self, command: Command) -> tuple[str, ...]:
        """List the keys of a command, as Textual names them."""
        return self.changed.get(command.id, command.keys)

    def shown(self, command: Command) -> tuple[str, ...]:
        """List the keys of a command as a person would say them."""
        return tuple(key_name(key) for key in self.keys(command))


USUAL_KEYS = Keymap()
