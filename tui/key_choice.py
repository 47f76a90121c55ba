"""Which keys each command has, once a preset and the reader's own choice are laid over the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .command import COMMANDS, Command

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that two commands want: `winner` has it, `loser` goes without, with `left` of its own."""

    key: str
    winner: str
    loser: str
    left: Keys
    is_loser_own: bool  # both were set by the reader


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """The keys of those commands that have others than the table says, and what clashed."""

    keys: Mapping[str, Keys]
    clashes: tuple[Clash, ...] = ()


def choose_keys(
    own: Mapping[str, Keys],
    preset: Mapping[str, Keys],
    commands: Sequence[Command] = COMMANDS,
) -> KeyChoice:
    """Lay a preset over the table, and the reader's own keys over both; of two the first has a key.

    Who loses every key that was wanted for it gets its usual ones, as far as they are free. All commands
    are in one place as far as keys go: what the screen takes never comes to a list.
    """
    wanted = {one.id: own.get(one.id, preset.get(one.id, one.keys)) for one in commands}
    order = [*(id_ for id_ in own if id_ in wanted), *(id_ for id_ in wanted if id_ not in own)]
    holders: dict[str, str] = {}
    found: dict[str, Keys] = {}
    lost: list[tuple[str, str]] = []
    for id_ in order:
        keys = tuple(dict.fromkeys(wanted[id_]))
        lost += [(key, id_) for key in keys if key in holders]
        found[id_] = tuple(key for key in keys if key not in holders)
        holders |= dict.fromkeys(found[id_], id_)
    clashes = tuple(
        Clash(key, holders[key], loser, found[loser], is_loser_own=loser in own)
        for key, loser in lost
    )
    table = {one.id: one.keys for one in commands}
    for id_ in own:
        if own[id_] and not found.get(id_, own[id_]):
            usual = preset.get(id_, table[id_])
            found[id_] = tuple(key for key in usual if key not in holders)
            holders |= dict.fromkeys(found[id_], id_)
    return KeyChoice({id_: keys for id_, keys in found.items() if keys != table[id_]}, clashes)
