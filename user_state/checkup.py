"""A checkup of one reader's files: what is where, and what is wrong with it. It only reads."""

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .clock import id_time, id_writer
from .contents import Contents, decode_contents
from .device import Device
from .disk import read_bytes
from .erasure import traces
from .fault import StateFault
from .git_conflict import has_conflict
from .migration import SCHEMA
from .own_file import OwnFile
from .place import Place
from .reader_files import ReaderFiles
from .step import change_ids

DAY = 86_400.0
_COPY = re.compile(r"\.sync-conflict-|\(.*conflicted copy.*\)|\(Case Conflict.*\)|[ (]\d+\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about the files that the reader should know: a problem, or only a remark.

    `cure` says what to do, "" where nothing needs to be done.
    """

    what: str
    cure: str = ""
    path: Path | None = None
    is_problem: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFile:
    """One state file: `role` is own, device or copy; `changed` in seconds since 1970, `size` in bytes."""

    path: Path
    role: str
    device: str
    marks: int
    schema: int
    size: int
    changed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """All of it. `backups` are those of the own file, newest first; `kept` what was set aside."""

    device: Device | None
    files: tuple[StateFile, ...]
    backups: tuple[Path, ...]
    backup_bytes: int
    kept: tuple[Path, ...]
    findings: tuple[Finding, ...]


def check_up(files: ReaderFiles, now: float) -> Checkup:
    """Look at all of a reader's files; `now` in seconds since 1970. Nothing is changed, ever."""
    place, findings = files.place, list[Finding]()
    own: OwnFile | None = None
    try:
        own = files.own_file()
    except StateFault as fault:
        findings.append(Finding(what=str(fault), path=fault.path))
    device = own.device if own is not None else files.device()
    own_path = files.own_path(device) if device is not None else None
    found = list(_state_files(place, own_path, findings))
    findings += [] if own is None else _own_findings(own, files.doubt_about(own))
    findings += _access_findings(place)
    contents = files.read_contents()
    findings += _clock_findings(contents, now)
    findings += _trace_findings(place, contents)
    backups = tuple(files.backups.newest_first(device.name)) if device is not None else ()
    return Checkup(
        device=device,
        files=tuple(found),
        backups=backups,
        backup_bytes=sum(map(_size, backups)),
        kept=tuple(_kept(place)),
        findings=tuple(dict.fromkeys(findings)),
    )


def _state_files(place: Place, own: Path | None, findings: list[Finding]) -> Iterator[StateFile]:
    for path in _listed(place.marks, ".json"):
        try:
            read = read_bytes(path, own=False)
            if read is None:
                continue
            held = decode_contents(read[0], path)
        except StateFault as fault:
            if path != own:
                cure = "Let its device write it again, or move it away; what it last held is kept."
                findings.append(Finding(what=str(fault), cure=cure, path=path))
            continue
        role = _role(path, held, own)
        yield StateFile(
            path=path,
            role=role,
            device=held.about.device or path.stem,
            marks=len(held.documents),
            schema=held.about.schema,
            size=len(read[0]),
            changed=read[1][0] / 10**9,
        )
        findings += _file_findings(path, held, role, is_conflict=has_conflict(read[0]))


def _role(path: Path, held: Contents, own: Path | None) -> str:
    if path == own:
        return "own"
    is_copy = bool(_COPY.search(path.stem)) or held.about.device not in {"", path.stem}
    return "copy" if is_copy else "device"


def _file_findings(
    path: Path, held: Contents, role: str, *, is_conflict: bool
) -> Iterator[Finding]:
    if held.about.schema > SCHEMA:
        what = f"{path} was written by a newer refshelf; it is shown as far as it is understood."
        yield Finding(what=what, cure="Update refshelf on this machine.", path=path)
    if role == "copy":
        what = f"{path.name} is a copy of a state file, as carriers make them; its marks are shown."
        cure = "It may be removed once something was marked here, which takes it in."
        yield Finding(what=what, cure=cure, path=path, is_problem=False)
    if is_conflict:
        what = f"git left marks of a conflict in {path.name}; both sides are read."
        cure = "The next mark of its device writes it anew."
        yield Finding(what=what, cure=cure, path=path, is_problem=False)


def _own_findings(own: OwnFile, doubt: str) -> list[Finding]:
    if not doubt:
        return []
    cure = "Nothing is lost: with the next mark this device goes on under a new name."
    return [Finding(what=doubt, cure=cure, path=own.path, is_problem=own.is_damaged)]


def _access_findings(place: Place) -> Iterator[Finding]:
    for folder in (place.marks, place.machine):
        existing = next((path for path in (folder, *folder.parents) if path.is_dir()), folder)
        if not os.access(existing, os.W_OK | os.X_OK):
            yield Finding(
                what=f"{existing} may not be written to, so nothing can be marked.",
                cure=f"Give yourself the right: chmod u+rwx {existing}",
                path=existing,
            )
        with contextlib.suppress(OSError):
            mode = folder.stat().st_mode
            if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
                what = f"Anyone may write to {folder}."
                yield Finding(what=what, cure=f"Close it: chmod go-w {folder}", path=folder)
            elif mode & stat.S_IROTH:
                what, cure = f"Anyone may read {folder}.", f"Close it: chmod go-rwx {folder}"
                yield Finding(what=what, cure=cure, path=folder, is_problem=False)


def _clock_findings(contents: Contents, now: float) -> Iterator[Finding]:
    ahead: dict[str, float] = {}
    for change_id in change_ids(contents.documents):
        moment = id_time(change_id) or 0.0
        if moment > now + DAY:
            writer = id_writer(change_id) or ""
            ahead[writer] = max(ahead.get(writer, 0.0), moment - now)
    for writer, seconds in sorted(ahead.items()):
        yield Finding(
            what=f"Changes by {writer} are dated {round(seconds / DAY)} days ahead of this clock.",
            cure="Set the clocks right. Later changes still count as later; nothing is lost.",
            is_problem=False,
        )


def _trace_findings(place: Place, contents: Contents) -> Iterator[Finding]:
    for path in traces(place, contents.forgotten):
        what = f"{path} still holds something that was forgotten."
        cure = "It goes once its device reads this one's file; or remove the file."
        yield Finding(what=what, cure=cure, path=path, is_problem=False)


def _kept(place: Place) -> Iterator[Path]:
    """List what was set aside: damaged files, and files of earlier versions."""
    for folder in (place.marks, place.machine):
        yield from (path for path in _listed(folder, "") if ".damaged-" in path.name)
    yield from (path for path in _listed(place.machine / "backups", "") if ".schema-" in path.name)


def _listed(folder: Path, suffix: str) -> list[Path]:
    with contextlib.suppress(OSError):
        found = (path for path in folder.iterdir() if not path.name.startswith("."))
        return sorted(path for path in found if path.name.endswith(suffix) and path.is_file())
    return []


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0
