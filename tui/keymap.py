"""Which keys a command has now: those of the table, or those that the reader chose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .command import Command, find_command, key_name
from .glyph import UNICODE, Glyphs


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys as they are now; `changed` has those that are others than in the table, by command.

    `glyphs` are the signs that keys can be said with: not every terminal has arrows.
    """

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    glyphs: Glyphs = UNICODE

    def keys(self, command: Command) -> tuple[str, ...]:
        """List the keys of a command, as Textual names them."""
        return self.changed.get(command.id, command.keys)

    def shown(self, command: Command) -> tuple[str, ...]:
        """List the keys of a command as a person would say them; of a series as `1–9`."""  # noqa: RUF002  # an en dash is meant
        names = tuple(self.glyphs.spelled(key_name(key)) for key in self.keys(command))
        last = self.shown(find_command(command.until))[:1] if command.until else ()
        return (f"{names[0]}–{last[0]}",) if names and last else names  # noqa: RUF001  # the same

    def name_of(self, command_id: str) -> str:
        """Say the first key of a command; of one that has none, that the palette has it."""
        command = find_command(command_id)
        shown = self.shown(command)
        return shown[0] if shown else f"“{command.label}” in the palette"

    def hints(self, hints: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Give the first key of each command, by their ids, with words for what it does here.

        Without such words it is the command's label. Commands without a key are left out.
        """
        return [
            (keys[0], words or command.label)
            for id_, words in hints
            if (keys := self.shown(command := find_command(id_)))
        ]

    def bound(self) -> dict[str, str]:
        """Give the keys that are others than usual as Textual wants them, by the ids of bindings."""
        return {id_: ",".join(keys) or no_key(id_) for id_, keys in self.changed.items()}


def no_key(command_id: str) -> str:
    """Name a key that no keyboard has, for the binding of a command without one."""
    return f"<{command_id}>"


USUAL_KEYS = Keymap()
