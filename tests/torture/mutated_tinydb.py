"""The same mutations on a file of plain TinyDB: tracebacks, and bytes that are silently gone."""

import random
from pathlib import Path

from file_mutation import mutated
from mutable_home import Templates
from tinydb import TinyDB

_ROWS = 6


def plain_trial(name: str, _: int, templates: Templates, folder: Path) -> str:
    """Mutate a file of TinyDB, look at it and set something; give what was wrong, "" for nothing."""
    chance = random.Random(name)  # noqa: S311  # chance is wanted, not secrecy
    path = folder / "marks.json"
    with TinyDB(path) as db:
        for number in range(_ROWS):
            db.insert({"key": f"k{number}", "status": "done", "note": "text", "undo": 0})
    data, how = mutated(path.read_bytes(), templates.another, chance)
    path.write_bytes(data)
    try:
        with TinyDB(path) as db:
            found = len(list(db))
            db.insert({"key": "new", "status": "done"})
    except Exception as error:  # noqa: BLE001  # that is what is counted
        return f"trial {name} by {how}: raised {type(error).__name__}"
    if found < _ROWS and path.read_bytes() != data:
        return f"trial {name} by {how}: {_ROWS - found} of {_ROWS} rows overwritten"
    return ""
