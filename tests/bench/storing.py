"""One mark in a store of a thousand marked works, against reading and writing the same bytes."""

import json
import os
import time
from pathlib import Path

from refshelf.user_state.mark import NOTE, POSITION, STAR, STATUS, TAG, Seen
from refshelf.user_state.place import Place
from refshelf.user_state.step import Edit
from refshelf.user_state.store import Store
from row import Row

_KEYS = 1000
_DAY = "2024-05-01"


def measure(folder: Path, rounds: int) -> list[Row]:
    """Apply single marks in turns with the floor: parse the file, write it out, fsync."""
    place = Place(folder / "data", folder / "state", "reader")
    store = Store(place)
    values = {STATUS: "done", STAR: True, NOTE: "Read it twice.", POSITION: "7", f"{TAG}work": True}
    edits = [_edit(n, slot, value) for n in range(_KEYS) for slot, value in values.items()]
    store.apply("what was read before", edits)
    state = next(place.marks.glob("*.json"))
    applied: list[float] = []
    floors: list[float] = []
    for number in range(rounds):
        edit = _edit(number, STATUS, "started")
        begun = time.perf_counter()
        store.apply("started", [edit])
        applied.append((time.perf_counter() - begun) * 1000)
        floors.append(_write_plainly(state.read_bytes(), folder / "plain.json"))
    size = state.stat().st_size / 1024
    return [
        Row(
            what=f"Store.apply, {_KEYS:,} keys",
            values=applied,
            against=f"json.loads, dumps, write, fsync of {size:.0f} kB",
            others=floors,
        )
    ]


def _edit(number: int, slot: str, value: str | bool) -> Edit:
    key = f"site{number % 97}.example/{number:06d}"
    seen = Seen(f"https://{key}", f"Linearizable Views for Consistent Networks {number}", "made")
    return Edit(key=key, slot=slot, value=value, on=_DAY, seen=seen)


def _write_plainly(data: bytes, path: Path) -> float:
    begun = time.perf_counter()
    text = json.dumps(json.loads(data))
    with path.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return (time.perf_counter() - begun) * 1000
