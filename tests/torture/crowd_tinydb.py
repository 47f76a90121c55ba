"""Plain TinyDB with two programs at once, to see that a crowd comes where it hurts."""

from pathlib import Path

from forked import Forked, Say, faults
from tinydb import TinyDB
from tinydb.storages import JSONStorage


def lost_by_plain_tinydb(trials: int, seed: int, folder: Path) -> list[str]:
    """Let two programs insert half of the records each, and say which did not come through."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"plain-{seed}.json"
    children = [
        Forked(lambda say, name=name: _insert(path, name, trials // 2, say))
        for name in ("one", "two")
    ]
    said = [item for child in children for item in child.said()]
    told = [item[1] for item in said if item[0] == "saved"]
    try:
        with TinyDB(path, storage=JSONStorage) as db:
            found = {record["text"] for record in db.all()}
    except Exception as error:  # noqa: BLE001  # it breaks in many ways
        return [*faults(said), f"plain TinyDB cannot read its file: {error!r}"]
    return [*faults(said), *(f"plain TinyDB lost {text}" for text in told if text not in found)]


def _insert(path: Path, name: str, records: int, say: Say) -> None:
    db = TinyDB(path, storage=JSONStorage)
    for number in range(records):
        db.insert({"text": f"{name} {number}"})
        say("saved", f"{name} {number}")
