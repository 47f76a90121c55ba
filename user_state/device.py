"""A device: one machine of a reader, the file that only it writes, and its undo stack."""

import hashlib
import json
import platform
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from .clock import WRITER_WIDTH, random_name
from .disk import Signature, read_bytes, replace_file
from .fault import Damaged
from .kept_file import KeptFile

DEVICE = "device.json"
MAX_STEPS = 200


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the device's file: it counts up, and a random nonce tells copies apart."""

    seq: int = 0
    nonce: str = ""

    def next(self) -> "Version":
        """Give the version that the coming write will have."""
        return Version(self.seq + 1, random_name(8))


@dataclass(frozen=True, slots=True)
class StepNote:
    """What the undo stack knows of a step: its id, in words, and the window that it came from.

    `files` are the catalog files that it changed, with what they were.
    """

    id: str
    what: str
    window: str
    files: tuple[KeptFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What a machine remembers of itself between runs, never carried to another one.

    `last` is the version of the file when it was last looked at, `intended` the one that was about to
    be written: a file that is neither was rolled back, cloned or written by somebody else. `done` and
    `undone` are the undo stack, newest last, at most 200 steps each; `former` is the stack as it was
    at `last`. `absorbed` are the versions of the other devices' files that were taken in. `erased`
    tells of how many changes of each forgotten key this machine's copies were cleared. `before` names
    the devices that this one takes over from, until its own file is first found: till then their
    backups count.
    """

    name: str
    writer: str
    machine: str
    last: Version = Version()
    intended: Version = Version()
    done: tuple[StepNote, ...] = ()
    undone: tuple[StepNote, ...] = ()
    former: tuple[tuple[StepNote, ...], tuple[StepNote, ...]] = ((), ())
    absorbed: tuple[tuple[str, Signature], ...] = ()
    erased: tuple[tuple[str, int], ...] = ()
    before: tuple[str, ...] = ()

    @classmethod
    def new(cls, *, machine: str) -> "Device":
        """Make a device that never was: named for its host, with a random part."""
        writer = random_name(WRITER_WIDTH)
        host = re.sub(r"[^a-z0-9]+", "-", platform.node().partition(".")[0].lower()).strip("-")
        return cls(name=f"{host[:24] or 'device'}-{writer}", writer=writer, machine=machine)

    def renewed(self, *, machine: str) -> "Device":
        """Give this machine a new name and file, as is right whenever the old one is in doubt."""
        fresh = Device.new(machine=machine)
        before = (self.name, *self.before)
        return replace(fresh, done=self.done, undone=self.undone, erased=self.erased, before=before)

    def intending(self, last: Version, version: Version, before: "Device") -> "Device":
        """Note which version the coming write will have, and what was true `before` it."""
        former = (before.done, before.undone)
        return replace(self, last=last, intended=version, former=former)

    def unintended(self) -> "Device":
        """Give the device as it was before a write that never came.

        Which files were taken in before it is not known any more: all are to be read again.
        """
        done, undone = self.former
        return replace(self, intended=self.last, done=done, undone=undone, absorbed=())

    def with_step(self, step: StepNote) -> "Device":
        """Push a new step; what was undone before can no longer be redone."""
        return replace(self, done=(*self.done, step)[-MAX_STEPS:], undone=())

    def without(self, step: StepNote) -> "Device":
        """Forget a step of which there is nothing to take back or to give back."""
        return replace(
            self,
            done=tuple(other for other in self.done if other.id != step.id),
            undone=tuple(other for other in self.undone if other.id != step.id),
        )

    def forgetting(self, ids: Collection[str], kept: Collection[str]) -> "Device":
        """Forget what steps of these ids were about, and all of a step that has no `kept` change."""

        def rest(steps: tuple[StepNote, ...]) -> tuple[StepNote, ...]:
            known = (step for step in steps if step.id not in ids or step.id in kept)
            return tuple(
                replace(step, what="a step, partly forgotten") if step.id in ids else step
                for step in known
            )

        done, undone = self.former
        return replace(
            self,
            done=rest(self.done),
            undone=rest(self.undone),
            former=(rest(done), rest(undone)),
        )

    def with_undone(self, step: StepNote) -> "Device":
        """Move a step to the undone ones."""
        rest = self.without(step)
        return replace(rest, undone=(*rest.undone, step)[-MAX_STEPS:])

    def with_redone(self, step: StepNote) -> "Device":
        """Move a step back to the done ones."""
        rest = self.without(step)
        return replace(rest, done=(*rest.done, step)[-MAX_STEPS:])


def this_machine() -> str:
    """Name the machine without telling which it is; "" where the system does not say."""
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            text = path.read_text().strip()
        except (OSError, ValueError):
            continue
        if text:
            return hashlib.sha256(f"refshelf:{text}".encode()).hexdigest()[:16]
    return ""


class DeviceFile:
    """The file in which a machine remembers its device; parsed again only if its bytes changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._parsed: tuple[bytes, Device] | None = None

    def load(self) -> Device | None:
        """Read what this machine knows of itself; None where it knows nothing yet.

        Raise `Damaged` where that makes no sense: the device then becomes a new one, since nothing
        depends on its old name. Raise `Refused` where the file cannot be read.
        """
        found = read_bytes(self.path, own=True)
        if found is None:
            return None
        if self._parsed is None or self._parsed[0] != found[0]:
            self._parsed = found[0], _parse(found[0], self.path)
        return self._parsed[1]

    def save(self, device: Device) -> None:
        """Write what this machine knows of itself; raise `NotWritten` if that fails."""
        value = {
            "device": device.name,
            "writer": device.writer,
            "machine": device.machine,
            "last": [device.last.seq, device.last.nonce],
            "intended": [device.intended.seq, device.intended.nonce],
            "done": _rows(device.done),
            "undone": _rows(device.undone),
            "former": [_rows(steps) for steps in device.former],
            "absorbed": dict(device.absorbed),
            "erased": dict(device.erased),
            "before": device.before,
        }
        data = json.dumps(value).encode()
        # Should a power cut bring back the former one, the device only becomes a new one.
        replace_file(self.path, data, at_once=False)
        self._parsed = data, device


# Overflow: Python's JSON has a number Infinity, and it is no whole one.
_NO_DEVICE = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError)


def _parse(data: bytes, path: Path) -> Device:
    try:
        return _from_json(json.loads(data))
    except _NO_DEVICE as error:
        raise Damaged(path, f"{path} is damaged: it names no device.") from error


def _rows(steps: tuple[StepNote, ...]) -> list[list[object]]:
    return [_row(step) for step in steps]


def _row(step: StepNote) -> list[object]:
    files = [[file.name, file.kept, file.digest] for file in step.files]
    return [step.id, step.what, step.window, *([files] if files else [])]


def _from_json(value: object) -> Device:
    fields = cast("dict[str, object]", value)
    name, writer = _name(fields["device"]), str(fields["writer"])
    if len(writer) != WRITER_WIDTH:
        raise ValueError(writer)
    return Device(
        name=name,
        writer=writer,
        machine=str(fields["machine"]),
        last=_version(fields["last"]),
        intended=_version(fields["intended"]),
        done=_steps(fields["done"]),
        undone=_steps(fields["undone"]),
        former=_former(fields["former"]),
        absorbed=tuple(
            (file, cast("Signature", tuple(cast("list[int]", version))))
            for file, version in cast("dict[str, object]", fields["absorbed"]).items()
        ),
        erased=tuple(
            (name, int(number))
            for name, number in cast("dict[str, int]", fields.get("erased", {})).items()
        ),
        before=_names(fields.get("before", [])),
    )


def _name(value: object) -> str:
    """Read a device's name, which is to be a file's: no path that leads elsewhere."""
    name = str(value)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", name):
        raise ValueError(name)
    return name


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_name(name) for name in cast("list[object]", value))


def _version(value: object) -> Version:
    seq, nonce = cast("list[object]", value)
    return Version(int(cast("int", seq)), str(nonce))


def _former(value: object) -> tuple[tuple[StepNote, ...], tuple[StepNote, ...]]:
    done, undone = cast("list[object]", value)
    return _steps(done), _steps(undone)


def _steps(value: object) -> tuple[StepNote, ...]:
    rows = cast("list[list[object]]", value)
    return tuple(map(_step, rows))


def _step(row: list[object]) -> StepNote:
    listed = cast("list[list[object]]", row[3]) if len(row) > 3 else []
    files = tuple(KeptFile(str(name), str(kept), str(digest)) for name, kept, digest in listed)
    return StepNote(str(row[0]), str(row[1]), str(row[2]), files)
