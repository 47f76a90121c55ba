"""The same kind of schedule where all devices share one file of plain TinyDB, and the newest wins."""

import random
import shutil
from pathlib import Path

from tinydb import TinyDB, where

MOVES = 40


def lost_edits(name: str, folder: Path) -> tuple[int, int]:
    """Run one schedule; give how many edits are in nobody's file at its end, and how many there were."""
    chance = random.Random(name)  # noqa: S311  # chance is wanted, not secrecy
    files = [folder / f"{number}.json" for number in range(3)]
    ahead = (0, 86_400, -86_400)
    changed = [0, 0, 0]
    made = 0
    for moment in range(MOVES):
        device, other = chance.sample(range(3), 2)
        if chance.random() < 0.6:
            made += 1
            _edit(files[device], chance.choice("klm"), made)
            changed[device] = moment + ahead[device]
        elif files[device].exists() and changed[device] > changed[other]:
            shutil.copy(files[device], files[other])
            changed[other] = changed[device]
    newest = max(range(3), key=changed.__getitem__)
    return made - _count(files[newest]), made


def _edit(path: Path, key: str, number: int) -> None:
    """Set a value, and keep a history, as a careful program would."""
    with TinyDB(path) as db:
        known = db.get(where("key") == key)
        history = known["history"] if known else []
        row = {"key": key, "status": number, "history": [*history, number]}
        db.upsert(row, where("key") == key)


def _count(path: Path) -> int:
    if not path.exists():
        return 0
    with TinyDB(path) as db:
        return sum(len(row["history"]) for row in db)
