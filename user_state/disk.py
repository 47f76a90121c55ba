"""Files that are never half-written and never followed astray."""

import contextlib
import errno
import os
import stat
from pathlib import Path

from .fault import DiskFull, NotWritten, Refused

FOLDER_MODE = 0o700
FILE_MODE = 0o600
MAX_BYTES = 64 * 1024 * 1024
_TEMPORARY = ".new-"  # hidden, so that no listing takes it for a file

Signature = tuple[int, int, int]


def signature(path: Path, *, own: bool = False) -> Signature | None:
    """Tell a version of a file from another: time of change (ns), size, inode; None if there is none.

    With `own`, a link is not followed: no version of the file is one.
    """
    try:
        found = path.stat(follow_symlinks=not own)
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def read_bytes(
    path: Path, *, own: bool, limit: int | None = None
) -> tuple[bytes, Signature] | None:
    """Read a regular file of at most `limit` bytes (else 64 MiB); None if there is none.

    It comes with its signature. With `own`, the file must also belong to this user and not be a
    link. Raise `Refused` for anything else, and for what cannot be read.
    """
    limit = MAX_BYTES if limit is None else limit
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (os.O_NOFOLLOW if own else 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, error) from error
    try:
        found = os.fstat(handle)
        _refuse_strange(path, found, own=own)
        if found.st_size > limit:
            raise _too_large(path, limit)
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    finally:
        os.close(handle)
    if len(data) > limit:
        raise _too_large(path, limit)
    return data, (found.st_mtime_ns, found.st_size, found.st_ino)


def unreadable(path: Path, error: OSError) -> Refused:
    """Say that a file or folder cannot be read, and why."""
    if error.errno == errno.ELOOP:
        return Refused(
            path,
            f"{path} is a symbolic link, which is not followed. Put the file itself there, "
            "or link its folder.",
        )
    cure = "Check the disk that it is on."
    if error.errno == errno.ENOTDIR:
        cure = f"Move away what is in place of the folder {path.parent}."
    elif error.errno in {errno.EACCES, errno.EPERM}:
        cure = "Check its permissions."
    return Refused(path, f"{path} cannot be read: {error.strerror}. {cure}")


def _refuse_strange(path: Path, found: os.stat_result, *, own: bool) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise Refused(path, f"{path} is not a regular file. Move it away.")
    if own and hasattr(os, "geteuid") and found.st_uid not in {os.geteuid(), 0}:
        raise Refused(path, f"{path} belongs to another user. Take it over with chown, or move it.")


def _too_large(path: Path, limit: int) -> Refused:
    size = f"{limit // 1024**2} MiB"
    return Refused(path, f"{path} is larger than {size}, too large for marks. Move it away.")


def names_in(path: Path) -> list[str]:
    """List the names in a folder, none where there is no folder; raise `Refused` if it cannot be read."""
    try:
        return os.listdir(path)  # noqa: PTH208  # part of each write, and asked every second
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(path, error) from error


def make_folder(path: Path) -> None:
    """Make a private folder (0700) with those above it; refuse one that others may write to."""
    try:
        if not path.is_dir():
            _make_durably(path)
        found = path.stat()
    except OSError as error:
        raise NotWritten(
            path,
            f"The folder {path} cannot be made: {error.strerror}. Nothing is saved until you make "
            "it, or move away what is in its place.",
        ) from error
    open_to_all = found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX
    if open_to_all:
        raise Refused(path, f"Anyone may write to {path}. Close it: chmod go-w {path}")


def _make_durably(path: Path) -> None:
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True, mode=FOLDER_MODE)
        sync_folder(folder.parent)
    path.mkdir(exist_ok=True)  # a file in its place is to be named


def replace_file(
    path: Path, data: bytes, *, at_once: bool = True, durable: bool = True
) -> Signature:
    """Put `data` in place of a file, whole or not at all, and on the disk before returning.

    A temporary file in the same folder is written, synced and renamed, and the folder synced; not
    `at_once` leaves the last to the system: a power cut may then bring the former file back. Not
    `durable` leaves both to it, for what may be lost in a power cut. The former file stays as it was
    if anything fails; then `NotWritten` says why.
    """
    temporary = path.with_name(f"{_TEMPORARY}{os.getpid()}-{path.name}")
    try:
        written = write_new(temporary, data, durable=durable)
        temporary.replace(path)
        if at_once and durable:
            sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise _not_written(path, error) from error
    return written


def write_new(path: Path, data: bytes, *, durable: bool = True) -> Signature:
    """Write a new private file (0600), by default waiting until it is on the disk; raise `OSError`."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(path, flags, FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if durable:
            os.fsync(handle)
        found = os.fstat(handle)
    finally:
        os.close(handle)
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system can do that; raise `OSError` if it fails."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


# A folder that may be written to but not listed, and file systems that sync no folders.
_NO_FOLDER_SYNC = frozenset({errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP})


def _not_written(path: Path, error: OSError) -> NotWritten:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(
            path, f"The disk is full: {path} was not saved. Free some space and do it again."
        )
    if error.errno == errno.EFBIG:
        return NotWritten(
            path,
            f"{path} may not grow that large: nothing was saved. Raise the limit (ulimit -f).",
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return NotWritten(
            path,
            f"{path.parent} may not be written to ({error.strerror}): nothing was saved. "
            "Change that, or name another folder.",
        )
    return NotWritten(path, f"{path} was not saved: {error.strerror or error}.")


def sweep(path: Path) -> None:
    """Remove what killed programs left of a file they were writing; only under the file's lock.

    So too of files whose names begin with this one's and a dot: its backups.
    """
    _sweep(path.parent, path.name)


def sweep_folder(folder: Path) -> None:
    """Remove what killed programs left of any file of a folder; only under the lock of all of them."""
    _sweep(folder, "")


def _sweep(folder: Path, stem: str) -> None:
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            name = final_name(entry.name)
            is_wanted = not stem or name == stem or name.startswith(f"{stem}.")
            if name != entry.name and is_wanted:
                Path(entry.path).unlink(missing_ok=True)


def final_name(name: str) -> str:
    """Give the name of the file that one half-written is to become; any other name as it is."""
    return name.removeprefix(_TEMPORARY).partition("-")[2] if name.startswith(_TEMPORARY) else name
