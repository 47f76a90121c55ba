"""The cases of a refused write: what is in the way, and what a reader is to be told."""

import os
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import obstacle
from obstacle import Obstacle
from refused_reader import Reader

LONG = "a long thought " * 3000
NOTE = ("note", "dsql", "-m", "a new thought")
LONG_NOTE = ("note", "dsql", "-m", LONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something in the way of a command, once a work was marked as read on `stage`.

    The command must end with `code` and say `told` and the path. With 0 it succeeds all the same.
    """

    name: str
    obstacle: Obstacle = lambda _: nullcontext()
    path: Callable[[Reader], Path | str] = lambda _: ""
    told: str = ""
    code: int = 1
    words: tuple[str, ...] = NOTE
    stage: Obstacle = lambda _: nullcontext()
    before: Callable[[], object] = lambda: None
    environ: dict[str, str] | None = field(default=None)
    is_marked: bool = True


def _small_data(reader: Reader) -> AbstractContextManager[object]:
    return obstacle.mounted(reader.home / "data", "256k")


def _small_state(reader: Reader) -> AbstractContextManager[object]:
    return obstacle.mounted(reader.home / "state", "256k")


def _full_data(reader: Reader) -> AbstractContextManager[object]:
    return obstacle.filled(reader.home / "data")


@contextmanager
def _full_state_with_one_backup(reader: Reader) -> Generator[None]:
    _, *older = sorted((reader.place.machine / "backups").iterdir(), reverse=True)
    for path in older:
        path.unlink()
    with obstacle.filled(reader.home / "state"):
        yield


@contextmanager
def _full_state_with_backups(reader: Reader) -> Generator[None]:
    for number in range(8):
        reader.run("note", "atc22", "-m", f"thought {number}" * 500)
    with obstacle.filled(reader.home / "state"):
        yield


@contextmanager
def _full_and_damaged(reader: Reader) -> Generator[None]:
    reader.own_file.write_bytes(b"{")
    with obstacle.filled(reader.home / "data"):
        yield


@contextmanager
def _data_without_rights(reader: Reader) -> Generator[None]:
    inner = obstacle.with_mode(reader.place.marks, 0o500)
    with obstacle.with_mode(reader.place.readers, 0o500), inner:
        yield


@contextmanager
def _new_data_without_rights(reader: Reader) -> Generator[None]:
    reader.place.data.mkdir(parents=True, exist_ok=True)
    reader.give_home()
    with obstacle.with_mode(reader.place.data, 0o500):
        yield


@contextmanager
def _cache_without_rights(reader: Reader) -> Generator[None]:
    cache = reader.home / "cache" / "refshelf"
    for path in sorted(cache.rglob("*.*"), reverse=True):
        if path.is_file():
            path.unlink()
    with obstacle.with_mode(cache, 0o500):
        yield


def _file_for_marks(reader: Reader) -> AbstractContextManager[object]:
    return obstacle.in_place_of(reader.place.marks, lambda path, _: path.touch())


def _file_for_state(reader: Reader) -> AbstractContextManager[object]:
    return obstacle.in_place_of(reader.place.machine, lambda path, _: path.touch())


def _link(reader: Reader) -> AbstractContextManager[object]:
    return obstacle.in_place_of(reader.own_file, lambda path, real: path.symlink_to(real))


def _pipe(reader: Reader) -> AbstractContextManager[object]:
    return obstacle.in_place_of(reader.own_file, lambda path, _: os.mkfifo(path))


def _marks(reader: Reader) -> Path:
    return reader.place.marks


def _machine(reader: Reader) -> Path:
    return reader.place.machine


def _own_file(reader: Reader) -> str:
    return f"{reader.place.marks}{os.sep}"


NO_HOME = {"HOME": "/nowhere/at/all", "LANG": "C.UTF-8", "REFSHELF_READER": "anna"}
WITHOUT_HOME = {"LANG": "C.UTF-8", "REFSHELF_READER": "anna", "REFSHELF_DATA_DIR": "/nowhere"}

CASES = (
    Case(
        name="a full disk",
        stage=_small_data,
        obstacle=_full_data,
        words=LONG_NOTE,
        told="Free some space",
        path=_own_file,
    ),
    Case(
        name="a full disk below the state dir",
        stage=_small_state,
        obstacle=_full_state_with_one_backup,
        told="Free some space",
        path=_machine,
    ),
    Case(
        name="a full disk with older backups",
        stage=_small_state,
        obstacle=_full_state_with_backups,
        code=0,
    ),
    Case(
        name="a full disk and a damaged file",
        stage=_small_data,
        obstacle=_full_and_damaged,
        words=LONG_NOTE,
        told="Free some space",
        path=_own_file,
    ),
    Case(
        name="a disk that is read only",
        stage=_small_data,
        obstacle=lambda reader: obstacle.read_only_disk(reader.home / "data"),
        told="Read-only file system",
        path=_marks,
    ),
    Case(
        name="a limit on the size of files",
        before=lambda: obstacle.limit_files(20_000),
        words=LONG_NOTE,
        told="Raise the limit",
        path=_own_file,
    ),
    Case(
        name="a quota that is used up",
        before=obstacle.go_over_quota,
        told="Free some space",
        path=_machine,
    ),
    Case(
        name="a file system without locks",
        before=obstacle.have_no_locks,
        told="XDG_STATE_HOME",
        path=_machine,
    ),
    Case(
        name="a data dir without rights",
        obstacle=_data_without_rights,
        told="Permission denied",
        path=_marks,
    ),
    Case(
        name="a new data dir without rights",
        obstacle=_new_data_without_rights,
        told="cannot be made",
        path=_marks,
        is_marked=False,
    ),
    Case(
        name="a state dir without rights",
        obstacle=lambda reader: obstacle.with_mode(reader.place.machine, 0o500),
        told="Permission denied",
        path=_machine,
    ),
    Case(name="a cache without rights", obstacle=_cache_without_rights, code=0),
    Case(
        name="an own file that is read only",
        obstacle=lambda reader: obstacle.with_mode(reader.own_file, 0o400),
        code=0,
    ),
    Case(
        name="an own file without rights",
        obstacle=lambda reader: obstacle.with_mode(reader.own_file, 0),
        told="Check its permissions",
        path=_own_file,
    ),
    Case(
        name="an own file of somebody else",
        obstacle=lambda reader: obstacle.owned_by_a_stranger(reader.own_file),
        told="chown",
        path=_own_file,
    ),
    Case(name="a link for the own file", obstacle=_link, told="symbolic link", path=_own_file),
    Case(name="a pipe for the own file", obstacle=_pipe, told="Move it away", path=_own_file),
    Case(
        name="a folder that anyone may write to",
        obstacle=lambda reader: obstacle.with_mode(reader.place.marks, 0o777),
        told="chmod go-w",
        path=_marks,
    ),
    Case(
        name="a file for the folder of marks",
        obstacle=_file_for_marks,
        told="Move away what is in place of the folder",
        path=_marks,
    ),
    Case(
        name="a file for the state dir",
        obstacle=_file_for_state,
        told="in its place",
        path=_machine,
    ),
    Case(
        name="a home that is not there",
        environ=NO_HOME,
        told="cannot be made",
        path=lambda _: "/nowhere/at/all",
        is_marked=False,
    ),
    Case(
        name="no home at all",
        environ=WITHOUT_HOME,
        told="cannot be made",
        is_marked=False,
    ),
    Case(
        name="a lock that another program holds",
        obstacle=lambda reader: obstacle.locked(reader.place.machine / "lock"),
        told="end the program that hangs",
        code=4,
    ),
)
