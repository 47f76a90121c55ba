"""Plain TinyDB that is killed while it writes, to see that the kills come where they hurt."""

import signal
from itertools import count
from pathlib import Path
from random import Random

from forked import Forked, Say
from tinydb import TinyDB
from tinydb.storages import JSONStorage

_RECORDS = 50


class KilledTinyDB:
    """Fifty records of about a kilobyte in one file, begun anew whenever it broke."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.saved: dict[int, str] = {}

    def struck(self, number: signal.Signals, chance: Random) -> list[str]:
        """Write until a signal comes, at some moment; say what is wrong afterwards."""
        if not self.saved:
            self._begin()
        child = Forked(lambda say: self._write(Random(chance.random()), say))  # noqa: S311  # no secret
        child.pause(chance.random() * 0.006, lines=chance.randint(1, 12))
        child.end(number)
        begun: tuple[int, str] | None = None
        for what, key, text in child.said():
            if what == "written":
                self.saved[key] = text
            begun = (key, text) if what == "writing" else None
        wrong = self._compared(begun)
        if wrong:
            self.saved = {}
        return wrong

    def _begin(self) -> None:
        self.path.unlink(missing_ok=True)
        self.saved = {key: f"{key} first" for key in range(1, _RECORDS + 1)}
        with TinyDB(self.path, storage=JSONStorage) as db:
            db.insert_multiple({"text": text} for text in self.saved.values())

    def _write(self, chance: Random, say: Say) -> None:
        db = TinyDB(self.path, storage=JSONStorage)
        for number in count():
            key = chance.randrange(1, _RECORDS + 1)
            text = f"{key} {number} " + "x" * chance.randrange(2_000)
            say("writing", key, text)
            db.update({"text": text}, doc_ids=[key])
            say("written", key, text)

    def _compared(self, begun: tuple[int, str] | None) -> list[str]:
        try:
            with TinyDB(self.path, storage=JSONStorage) as db:
                found = {record.doc_id: record.get("text") for record in db.all()}
        except Exception as error:  # noqa: BLE001  # it breaks in many ways
            return [f"plain TinyDB cannot read its file: {error!r}"]
        if begun is not None and found.get(begun[0]) == begun[1]:
            self.saved[begun[0]] = begun[1]
        return [] if found == self.saved else ["plain TinyDB lost an acknowledged change"]
