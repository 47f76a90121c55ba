"""Writing that the system refuses: a plain sentence and exit code, nothing lost, and it goes on."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import refused_database
import refused_screen
from obstacle import Impossible
from refusal_case import CASES, Case
from refused_reader import Reader, Said, import_all, is_root
from tally import Tally

_FAULT = "full disks, missing rights, strange files, locks"
_READ = ("read", "atc22")


def run(trials: int, seed: int, folder: Path) -> Tally:
    """Go through so many cases, all if there are no more; another seed takes the next ones."""
    del folder  # one that anyone may enter is needed
    named = {case.name: case for case in CASES} | refused_screen.CASES
    names = list(named)
    count = min(trials, len(names)) or len(names)
    chosen = [names[(seed * count + number) % len(names)] for number in range(count)]
    wrong: list[str] = []
    left_out: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        import_all(Path(home))
    for name in chosen:
        case = named[name]
        try:
            found = _tried(case) if isinstance(case, Case) else refused_screen.tried(case)
            wrong += [f"{name}: {what}" for what in found]
        except Impossible as reason:
            left_out.append(f"{name}: {reason}")
    note = f"{len(named)} cases" + "".join(f"; left out {what}" for what in left_out)
    return Tally(fault=_FAULT, trials=len(chosen) - len(left_out), wrong=tuple(wrong), note=note)


def compare(trials: int, seed: int, folder: Path) -> Tally:
    """Refuse what a plain TinyDB file wants to write."""
    del trials, seed, folder  # there are but two cases
    return refused_database.run()


def _tried(case: Case) -> list[str]:
    """Put up an obstacle in a home of its own; say what was wrong."""
    if case.environ is not None and not is_root():
        raise Impossible("it would write in the real home of whoever runs this")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        reader = Reader(Path(folder))
        reader.give_home()
        with case.stage(reader):
            return list(_wrong(case, reader))


def _wrong(case: Case, reader: Reader) -> Iterator[str]:
    if case.is_marked:
        yield from _failed(reader.run(*_READ))
        yield from _failed(reader.run("note", "atc22", "-m", "an earlier thought"))
    with case.obstacle(reader):
        said = reader.run(*case.words, before=case.before, environ=case.environ)
        yield from _wrongly_said(said, case, str(case.path(reader)))
        if case.is_marked:
            yield from _lost(reader, "meanwhile")
        else:
            yield from _failed(reader.run("list", environ=case.environ))
    if case.environ is None:
        yield from _wrong_afterwards(case, reader)


def _wrongly_said(said: Said, case: Case, path: str) -> Iterator[str]:
    if said.code != case.code:
        yield f"it ended with {said.code}, not {case.code}: {said.err}"
    if "Traceback" in said.err or "mistake in refshelf" in said.err:
        yield f"it broke: {said.err}"
    if case.code and "refshelf: " not in said.err:
        yield f"nothing was said: {said.err!r}"
    if case.told not in said.err or path not in said.err:
        yield f"it does not say “{case.told}” and {path}: {said.err}"


def _wrong_afterwards(case: Case, reader: Reader) -> Iterator[str]:
    """Say what does not work once the obstacle is gone."""
    yield from _failed(reader.run(*_READ))
    yield from _failed(reader.run(*case.words))
    yield from _lost(reader, "afterwards", is_done=True)
    if json.loads(reader.run("show", "dsql", "--json").out)["entry"]["note"] is None:
        yield "what was refused cannot be done afterwards"
    yield from _failed(reader.run("undo"))
    yield from (f"{path} stays behind" for path in reader.home.rglob(".new-*"))


def _lost(reader: Reader, when: str, *, is_done: bool = False) -> Iterator[str]:
    said = reader.run("show", "atc22", "--json")
    yield from _failed(said)
    if not said.code:
        entry = json.loads(said.out)["entry"]
        if entry["status"] != "done":
            yield f"the mark is gone {when}"
        if not is_done and entry["note"] is None:
            yield f"the note is gone {when}"


def _failed(said: Said) -> Iterator[str]:
    if said.code:
        yield f"a command failed with {said.code}: {said.err}"
