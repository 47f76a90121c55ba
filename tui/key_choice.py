"""Which keys each command has, once a preset and the reader's own choice are laid over the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .command import COMMANDS, Command

Keys = tuple[str, ...]

WAY_OUT = "ctrl+q"
"""The key that always quits: Textual has it on every screen."""


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

    `ctrl+q` quits whatever is chosen: there is always a way out. Who loses every key that was wanted for
    it gets its usual ones, as far as they are free. All commands are in one place as far as keys go:
    what the screen takes never comes to a list.
    """
    wanted = {one.id: own.get(one.id, preset.get(one.id, one.keys)) for one in commands}
    order = list(
        dict.fromkeys(id_ for ids in (own, preset, wanted) for id_ in ids if id_ in wanted)
    )
    holders: dict[str, str] = {WAY_OUT: "quit"}
    found: dict[str, Keys] = {}
    lost: list[tuple[str, str]] = []
    for id_ in order:
        keys = tuple(dict.fromkeys(wanted[id_]))
        lost += [(key, id_) for key in keys if holders.get(key, id_) != id_]
        found[id_] = tuple(key for key in keys if holders.get(key, id_) == id_)
        if id_ == "quit" and WAY_OUT not in found[id_]:
            found[id_] = (*found[id_], WAY_OUT)
        holders |= dict.fromkeys(found[id_], id_)
    clashes = tuple(
        Clash(key, holders[key], loser, found[loser], is_loser_own=loser in own)
        for key, loser in lost
        # What a preset takes from the table is what one chose a preset for.
        if loser in own or holders[key] in own
    )
    table = {one.id: one.keys for one in commands}
    for id_ in own:
        if own[id_] and not found.get(id_, own[id_]):
            usual = preset.get(id_, table[id_])
            found[id_] = tuple(key for key in usual if key not in holders)
            holders |= dict.fromkeys(found[id_], id_)
    return KeyChoice({id_: keys for id_, keys in found.items() if keys != table[id_]}, clashes)
