"""Every call to the system while files change: killed at it, or failed by it; old or new must be seen.

A kill here takes the process, not the machine: what a power cut does to what was not synced is not
tried.
"""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import plain_database
from child import in_child
from operation import OPERATIONS, PROBE, SECRET, Operation, drafts_of, files_in, open_store, seen
from refshelf.user_state.codec import decode
from refshelf.user_state.draft import Draft
from refshelf.user_state.fault import Damaged, StateFault
from refshelf.user_state.place import Place
from refshelf.user_state.store import Store
from state_making import place_in, write
from strike import KILLS, Call, Strikes, Way
from tally import Tally

_FAULT = "each system call of each change: kill, full disk, error"
_SHOWN = ("notes", "stars", "done", "undone", "drafts")
_KILLED, _SAME = "a kill", "the same window"


@dataclass(frozen=True, slots=True)
class Point:
    """One way of striking one call of an operation."""

    operation: Operation
    number: int
    call: Call
    way: Way

    def __str__(self) -> str:
        return f"{self.operation.name}, call {self.number} ({self.call.name}) {self.way}"


@dataclass(frozen=True, slots=True)
class Former:
    """An operation's files as they were before it, and what is seen without and with it."""

    files: dict[Path, bytes | None]
    old: dict[str, Any]
    new: dict[str, Any]
    calls: tuple[Call, ...]
    is_secret: bool


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Strike so many calls, spread by the seed; all of them if there are no more, or for 0."""
    with tempfile.TemporaryDirectory(dir=_quick(folder)) as home:
        trial = Trial(Path(home))
        formers = {operation.name: trial.prepared(operation) for operation in OPERATIONS}
        points = list(_points(formers))
        chosen = points
        if 0 < trials < len(points):
            chosen = random.Random(seed).sample(points, trials)  # noqa: S311  # no secrets
        wrong = [
            f"{point}: {what}"
            for point in chosen
            for what in trial.wrong(point, formers[point.operation.name])
        ]
    calls = sum(len(former.calls) for former in formers.values())
    note = f"{len(OPERATIONS)} changes, {calls:,} calls, {len(points):,} ways to strike them"
    return Tally(fault=_FAULT, trials=len(chosen), wrong=tuple(wrong), note=note)


def _quick(folder: Path) -> Path:
    """Give a folder in memory where there is one: a disk may wait at each rename, unasked."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of its own is made there
    if os.access(memory, os.W_OK):
        return memory
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _points(formers: dict[str, Former]) -> Iterator[Point]:
    for operation in OPERATIONS:
        for number, call in enumerate(formers[operation.name].calls, start=1):
            for way in call.ways():
                yield Point(operation, number, call, way)


def compare(trials: int, seed: int, folder: Path) -> Tally:
    """Do the same to an update of a plain TinyDB file."""
    return plain_database.run(trials, seed, folder)


class Trial:
    """Strikes operations in a home that is put back as it was before each."""

    def __init__(self, folder: Path) -> None:
        self._home = folder / "home"
        self._place = place_in(self._home)
        # What is imported late is imported here, and is no call of an operation.
        write(open_store(self._place), "any", "text")

    def prepared(self, operation: Operation) -> Former:
        """Prepare an operation, and do it once with nothing going wrong."""
        self._put_back({})
        in_child(lambda: bool(operation.prepare(self._place)))
        found = sorted(self._home.rglob("*"))
        files = {path: path.read_bytes() if path.is_file() else None for path in found}
        old = in_child(lambda: _looked(self._place))
        done = in_child(lambda: _done(self._place, operation, Strikes()))
        new = in_child(lambda: _looked(self._place))
        calls = tuple(Call(name, is_change) for name, is_change in done["calls"])
        return Former(files, old, new, calls, operation.is_secret)

    def wrong(self, point: Point, former: Former) -> Iterator[str]:
        """Strike once, and say everything that is wrong afterwards."""
        self._put_back(former.files)
        strikes = Strikes(point.number, point.way)
        done = in_child(lambda: _done(self._place, point.operation, strikes))
        if (done is None) != (point.way in KILLS):
            yield "it was not killed, or killed where it should not be"
        if done is not None:
            yield from _wrongly_told(done)
            yield from _wrongly_seen(done["then"], former, done["end"], _SAME)
        looked = in_child(lambda: _then(self._place, point.operation, None))
        end = _KILLED if done is None else done["end"]
        yield from _wrongly_seen(looked, former, end, "a new window")
        yield from _wrongly_left(self._place, point.operation)

    def _put_back(self, files: dict[Path, bytes | None]) -> None:
        shutil.rmtree(self._home, ignore_errors=True)
        self._home.mkdir()
        for path, data in files.items():  # a folder comes before what is in it
            if data is None:
                path.mkdir()
            else:
                path.write_bytes(data)


def _looked(place: Place) -> dict[str, Any]:
    return _seen_by(place, open_store(place))


def _done(place: Place, operation: Operation, strikes: Strikes) -> dict[str, Any]:
    """Do an operation that is struck; tell how it ended, and what one sees and can do then."""
    store = open_store(place)
    end, text, path = "done", "", None
    with strikes.armed():
        try:
            operation.do(store)
        except StateFault as fault:
            end, text, path = "refused", str(fault), fault.path
        except Exception as error:  # noqa: BLE001  # that is what is looked for
            end, text = "failed", repr(error)
    calls = [[call.name, call.is_change] for call in strikes.calls]
    then = _then(place, operation, store) if strikes.number else None
    names = path is None or path.name in text or str(path.parent) in text
    told = {"end": end, "text": text, "names_path": names, "has_struck": strikes.has_struck}
    return {**told, "calls": calls, "then": then}


def _then(place: Place, operation: Operation, store: Store | None) -> dict[str, Any]:
    """Look, write and undo as the reader's next step; tell what was seen before and after."""
    store = store or open_store(place)
    before = _seen_by(place, store)
    written = in_force = undone = ""
    try:
        write(store, PROBE, "probe text")
        in_force = str(PROBE in open_store(place).marks())
        step = store.undo().step
        undone = "" if step is None else step.what
        drafts_of(store).keep(Draft(PROBE, "A title", "probe text"))
        drafts_of(store).drop(PROBE)
        if operation.is_secret:
            store.forget(["s"])
    except Exception as error:  # noqa: BLE001  # that is what is looked for
        written = repr(error)
    return {
        "before": before,
        "after": _seen_by(place, store),
        "fault": written,
        "in_force": in_force,
        "undone": undone,
    }


def _seen_by(place: Place, store: Store) -> dict[str, Any]:
    return {**seen(place, store), "notices": store.notices}


def _wrongly_told(done: dict[str, Any]) -> Iterator[str]:
    text = done["text"]
    if not done["has_struck"]:
        yield "the call was not made this time"
    if done["end"] == "failed":
        yield f"no sentence was said, but {text}"
    if not done["names_path"] or (text and not text.endswith(".")):
        yield f"“{text}” does not say with which file or folder something is wrong"
    if done["end"] == "refused" and ("Errno" in text or "Error" in text):
        yield f"“{text}” is no plain sentence"


def _wrongly_seen(then: dict[str, Any], former: Former, end: str, who: str) -> Iterator[str]:
    """Say what is wrong with what a window shows, and with what its reader does next."""
    before, after = then["before"], then["after"]
    names = _compared(former, is_first=who == _SAME or end == _KILLED)
    allowed = [_part(former.new, names)]
    if end != "done":
        allowed.append(_part(former.old, names))
    if _part(before, names) not in allowed:
        yield f"{who} shows after {end} {_difference(before, former)}"
    is_held = set(former.new["held"]) <= set(before["held"])
    if end == "done" and not is_held and not before["notices"]:
        yield f"{who} was told that all is saved, and the own file lacks some of it"
    if then["fault"] or then["in_force"] != "True" or PROBE not in then["undone"]:
        yield f"{who} cannot write and undo: {then['fault'] or then['undone']}"
    if end == _KILLED and after["notices"] and not (former.old["notices"] or former.new["notices"]):
        yield f"{who} is told {after['notices']}"
    lasting = [name for name in names if name != "undone"]
    if not former.is_secret and _part(before, lasting) != _part(after, lasting):
        yield f"{who} sees something else after writing and undoing"


def _compared(former: Former, *, is_first: bool) -> list[str]:
    """Name what must be old or new: not the steps where what they say is erased a little later.

    Nor what was undone, once something was done after it.
    """
    if former.is_secret:
        return ["notes", "stars"]
    return [name for name in _SHOWN if is_first or name != "undone"]


def _part(state: dict[str, Any], names: list[str]) -> list[Any]:
    return [state[name] for name in names]


def _difference(before: dict[str, Any], former: Former) -> str:
    return "; ".join(
        f"{name} {before[name]} (old {former.old[name]}, new {former.new[name]})"
        for name in _SHOWN
        if before[name] != former.new[name]
    )


def _wrongly_left(place: Place, operation: Operation) -> Iterator[str]:
    """Say what should not lie about, and what is missing."""
    found = {path: path.read_bytes() for path in (*files_in(place.data), *files_in(place.state))}
    for path, data in found.items():
        if path.name.startswith(".new-"):
            yield f"{path.parent.name}/{path.name} stays behind"
        if path.parent.name == "backups" and path.suffix == ".json" and not _is_sound(path, data):
            yield f"the backup {path.name} is not whole"
        if operation.is_secret and SECRET.encode() in data:
            yield f"{path.parent.name}/{path.name} still holds what was forgotten"
    for data in operation.kept(place):
        if data not in found.values():
            yield "the bytes as they were are gone"


def _is_sound(path: Path, data: bytes) -> bool:
    try:
        return bool(decode(data, path))
    except Damaged:
        return False
