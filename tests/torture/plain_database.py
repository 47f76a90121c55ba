"""The same strikes on an update of a plain TinyDB file, to show what they find there."""

import builtins
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self
from unittest import mock

import tinydb.storages
from child import in_child
from strike import Call, Strikes
from tally import Tally
from tinydb import TinyDB

_FAULT = "the same on an update of a plain TinyDB file"
_OLD = {"a": "one", "b": "a longer text than the one that comes" * 3}
_NEW = {"a": "one", "b": "two"}
_CALLS = {"write": True, "truncate": True, "flush": True, "close": True, "seek": False}


class _File:
    """A file object whose calls are counted and struck."""

    def __init__(self, file: Any, strikes: Strikes) -> None:
        self._file = file
        self._strikes = strikes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._file, name)
        if name not in _CALLS:
            return real
        call = Call(name, _CALLS[name])

        def do(*given: Any) -> Any:
            done = real(*given)
            if name != "close":
                self._file.flush()
            return done

        if name == "write":
            return lambda data: self._strikes.through(call, lambda _, part: do(part), 0, data)
        return lambda *given: self._strikes.through(call, do, *given)


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Strike so many calls of the update, or all for 0."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "plain.json"
    strikes = Strikes()
    _begin(path)
    calls = [
        Call(name, is_change) for name, is_change in in_child(lambda: _updated(path, strikes))[1]
    ]
    points = [(number, way) for number, call in enumerate(calls, 1) for way in call.ways()]
    if 0 < trials < len(points):
        points = random.Random(seed).sample(points, trials)  # noqa: S311  # no secrets
    wrong = [
        f"a plain update, call {number} ({calls[number - 1].name}) {way}: {what}"
        for number, way in points
        for what in _wrong(path, Strikes(number, way))
    ]
    return Tally(fault=_FAULT, trials=len(points), wrong=tuple(wrong), note=f"{len(calls)} calls")


def _begin(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    path.unlink(missing_ok=True)
    with TinyDB(path) as database:
        for key, text in _OLD.items():
            database.insert({"key": key, "note": text})


def _updated(path: Path, strikes: Strikes) -> tuple[str, list[tuple[str, bool]]]:
    def opened(*given: Any, **more: Any) -> _File:
        return _File(strikes.through(Call("read", False), builtins.open, *given, **more), strikes)

    end = "done"
    with mock.patch.object(tinydb.storages, "open", opened, create=True), strikes.armed():
        try:
            with TinyDB(path) as database:
                database.update({"note": "two"}, lambda document: document["key"] == "b")
        except OSError:
            end = "failed"
    return end, [(call.name, call.is_change) for call in strikes.calls]


def _wrong(path: Path, strikes: Strikes) -> Iterator[str]:
    _begin(path)
    done = in_child(lambda: _updated(path, strikes))
    try:
        with TinyDB(path) as database:
            found = {document["key"]: document["note"] for document in database}
    except ValueError as error:
        yield f"the file cannot be read any more ({type(error).__name__})"
        return
    allowed = (_NEW,) if done is not None and done[0] == "done" else (_OLD, _NEW)
    if found not in allowed:
        yield f"it holds {len(found)} of 2 documents"
