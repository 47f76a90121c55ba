"""Programs of their own that tests start: they write beside each other, are killed, lack rights.

Run as `python state_process.py WHAT DATA STATE …`; what there is stands in `main`.
"""

import json
import os
import random
import resource
import signal
import sys
import tempfile
from pathlib import Path

from forked import Forked, Say
from refshelf.user_state.fault import StateFault
from refshelf.user_state.lock import FolderLock
from refshelf.user_state.place import Place
from refshelf.user_state.store import Store
from state_making import notes, place_in, write


def write_many(place: Place, word: str, keys: str, count: str) -> None:
    """Write that many notes: on keys of its own, or all on the one key `same`."""
    store = Store(place, machine="here")
    for number in range(int(count)):
        key = "same" if keys == "same" else f"{word}-{number}"
        write(store, key, f"{word} {number}")


def mark_once(place: Place, text: str, limit: str, user: str = "") -> None:
    """Write one note and print how it went: with files of so many bytes (0: any), as that user."""
    if user:
        # What is imported late has to be imported while the interpreter's files may be read.
        with tempfile.TemporaryDirectory() as folder:
            write(Store(place_in(Path(folder))), "any", "text")
        os.setgroups([])
        os.setgid(int(user))
        os.setuid(int(user))
    if int(limit):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    store = Store(place, machine="here")
    fault = ""
    try:
        write(store, "new", text)
    except StateFault as error:
        fault = str(error)
    said = {"fault": fault, "notes": notes(store.marks()), "notices": store.notices}
    print(json.dumps(said))


def hold(place: Place) -> None:
    """Hold the lock until the input ends."""
    place.machine.mkdir(parents=True, exist_ok=True)
    with FolderLock(place.machine / "lock").held():
        print("held", flush=True)
        sys.stdin.read()


def be_killed(place: Place, times: str, seed: str) -> None:
    """Be killed so many times while writing; print each note that was acknowledged before."""
    chance = random.Random(int(seed))  # noqa: S311  # for moments, not for secrets
    for round_ in range(int(times)):
        child = Forked(lambda say, round_=round_: _write_until_killed(place, round_, say))
        child.pause(chance.random() * 0.03)
        child.end(signal.SIGKILL)
        print(*(name for (name,) in child.said()))


def _write_until_killed(place: Place, round_: int, say: Say) -> None:
    store = Store(place, machine="here")
    for number in range(10_000):
        # Longer and shorter ones, so that the file grows and shrinks.
        text = f"{round_}/{number}/" + "x" * (number * 997 % 5000)
        write(store, f"key-{number % 7}", text)
        say(f"{round_}/{number}/")


def main() -> None:
    """Run what is asked for."""
    what, data, state, *rest = sys.argv[1:]
    programs = {"write": write_many, "mark": mark_once, "hold": hold, "killed": be_killed}
    programs[what](Place(Path(data), Path(state), "vera"), *rest)  # pyright: ignore[reportCallIssue]


if __name__ == "__main__":
    main()
