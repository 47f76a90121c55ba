"""Which keys each command has, once a preset and the reader's own choice are laid over the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from .command import COMMANDS, Command, Owner

Keys = tuple[str, ...]

WAY_OUT = "ctrl+q"
"""The key that always quits: Textual has it on every screen."""

NEEDED = frozenset({"leave", "take"})
"""Commands that cannot go without a key: nobody would come out of a note or a line again."""


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
    it gets its usual ones, as far as they are free, and so does what is needed and was given none. A key
    may mean two things on screens that are never seen at a time; what a screen takes never comes to a
    list on it.
    """
    screens = {one.id: sorted(one.screens) for one in commands}
    # Who has a key on a screen.
    holders: dict[tuple[str, str], str] = {(WAY_OUT, screen): "quit" for screen in Owner}

    def holder(key: str, id_: str) -> str:
        there = (holders.get((key, screen), id_) for screen in screens[id_])
        return next((other for other in there if other != id_), id_)

    def hold(id_: str, keys: Keys) -> None:
        found[id_] = keys
        holders.update(dict.fromkeys(product(keys, screens[id_]), id_))

    wanted = {one.id: own.get(one.id, preset.get(one.id, one.keys)) for one in commands}
    order = list(
        dict.fromkeys(id_ for ids in (own, preset, wanted) for id_ in ids if id_ in wanted)
    )
    found: dict[str, Keys] = {}
    lost: list[tuple[str, str, str]] = []
    for id_ in order:
        keys = tuple(dict.fromkeys(wanted[id_]))
        lost += [(key, by, id_) for key in keys if (by := holder(key, id_)) != id_]
        kept = tuple(key for key in keys if holder(key, id_) == id_)
        is_way_out = id_ == "quit" and WAY_OUT not in kept
        hold(id_, (*kept, WAY_OUT) if is_way_out else kept)
    clashes = tuple(
        Clash(key, winner, loser, found[loser], is_loser_own=loser in own)
        for key, winner, loser in lost
        # What a preset takes from the table is what one chose a preset for.
        if loser in own or winner in own
    )
    table = {one.id: one.keys for one in commands}
    for id_ in own:
        if (own[id_] or id_ in NEEDED) and not found.get(id_, own[id_]):
            usual = preset.get(id_, table[id_])
            hold(id_, tuple(key for key in usual if holder(key, id_) == id_))
    return KeyChoice({id_: keys for id_, keys in found.items() if keys != table[id_]}, clashes)
