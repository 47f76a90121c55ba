"""What stands in the way of writing: full disks, no rights, strange files, each put up for a while."""

import errno
import fcntl
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from refused_reader import NOBODY, Reader, is_root

Obstacle: TypeAlias = Callable[[Reader], AbstractContextManager[object]]
_STRANGER = 12345


class Impossible(Exception):
    """This system cannot do what a case needs."""


@contextmanager
def mounted(folder: Path, size: str) -> Generator[None]:
    """Mount a small disk in memory for a `with` block."""
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={size},mode=0700,uid={NOBODY},gid={NOBODY}"
    command = ["mount", "-t", "tmpfs", "-o", options, "refshelf-torture", str(folder)]
    if not is_root() or shutil.which("mount") is None:
        raise Impossible("only root can mount a small disk")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise Impossible("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def filled(folder: Path) -> Generator[None]:
    """Fill the disk on which a folder lies to the last byte for a `with` block."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    try:
        yield
    finally:
        filler.unlink(missing_ok=True)


@contextmanager
def read_only_disk(folder: Path) -> Generator[None]:
    """Let a mounted disk be read only for a `with` block."""
    change = ["mount", "-o", "remount"]
    subprocess.run([*change, "-r", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run([*change, "-w", str(folder)], check=True)


@contextmanager
def with_mode(path: Path, mode: int) -> Generator[None]:
    """Give a file or folder other rights for a `with` block."""
    if not is_root() and not mode & 0o222 and path.is_dir() and os.access("/root", os.R_OK):
        raise Impossible("this user may do everything")
    former = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        if path.exists():
            path.chmod(former)


@contextmanager
def in_place_of(path: Path, put: Callable[[Path, Path], object]) -> Generator[None]:
    """Move a file or folder elsewhere and put something in its place for a `with` block."""
    elsewhere = path.with_name(f"{path.name}-elsewhere")
    path.rename(elsewhere)
    put(path, elsewhere)
    try:
        yield
    finally:
        path.unlink()
        elsewhere.rename(path)


@contextmanager
def owned_by_a_stranger(path: Path) -> Generator[None]:
    """Let a file belong to another user for a `with` block."""
    if not is_root():
        raise Impossible("only root can give a file away")
    path.chmod(0o644)
    os.chown(path, _STRANGER, _STRANGER)
    try:
        yield
    finally:
        os.chown(path, NOBODY, NOBODY)
        path.chmod(0o600)


@contextmanager
def locked(path: Path) -> Generator[None]:
    """Hold a lock for a `with` block."""
    with path.open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def limit_files(size: int) -> None:
    """Let no file of this process grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def go_over_quota() -> None:
    """Have each write of this process say that the user's quota is used up."""

    def write(*_: object) -> int:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    os.write = write


def have_no_locks() -> None:
    """Have this process find a file system that knows no locks."""

    def flock(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    fcntl.flock = flock
