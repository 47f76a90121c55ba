"""Settling, before each change, who this device is: any doubt makes it a new one.

The file that it wrote until then counts as one more source from which the new one takes everything.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from .contents import Contents
from .device import Device
from .disk import Signature, sweep
from .fault import Damaged, NewerSchema, StateFault
from .own_file import OwnFile, set_aside
from .renewal import strange, told
from .source import Incoming
from .this_device import ThisDevice

TakeIn: TypeAlias = Callable[
    [Contents, Path | None, dict[str, Signature], Iterable[Contents]], Incoming
]
"""Finds what is to be taken in: beside what is known, the own file, what was absorbed, and more."""


@dataclass(frozen=True, slots=True)
class Left:
    """The own file that a device which became a new one leaves behind, and why."""

    own: OwnFile
    doubt: str


@dataclass(frozen=True, slots=True)
class Settled:
    """Who this device is, what it has to take in, and which former devices it takes over from."""

    device: Device
    incoming: Incoming
    former: tuple[str, ...] = ()
    left: Left | None = None


def settle(
    here: ThisDevice, device: Device | None, take_in: TakeIn, more: tuple[Contents, ...]
) -> Settled:
    """Make sure of this device's name and file, and find what is to be taken in from elsewhere.

    `device` is what the machine remembers of itself; one that remembers nothing is new.
    Raise `NewerSchema` where a newer program wrote its file, `Refused` where that cannot be read.
    """
    device = device or Device.new(machine=here.machine_name())
    own = here.find(device)
    if own.is_newer:
        raise newer(own.path)
    incoming = take_in(own.contents, own.path, dict(own.device.absorbed), more)
    doubt = own.doubt or strange(own, incoming.documents, here.machine_name())
    if not doubt:
        return Settled(own.device, incoming, device.before)
    return _renewed(here, own, doubt, take_in, more)


def _renewed(
    here: ThisDevice, own: OwnFile, doubt: str, take_in: TakeIn, more: tuple[Contents, ...]
) -> Settled:
    """Go on as a new device, which takes in everything that there is."""
    device = own.device
    if not own.is_unborn:
        device = device.renewed(machine=here.machine_name())
    left = own.path if own.is_damaged else None
    found = take_in(Contents(), left, {}, (own.contents, *more))
    return Settled(device, found, device.before, Left(own, doubt))


def leave(settled: Settled, marks: Path, faults: dict[Path, StateFault]) -> str:
    """Set aside what former devices left damaged, now that all it held is written elsewhere.

    `faults` are those of the files in the folder `marks`; what is set aside is none any more. Give
    the sentence for the reader, "" where this device goes on as the one it was.
    """
    kept: list[str] = []
    for name in settled.former:
        path = marks / f"{name}.json"
        sweep(path)
        if _is_damaged(path, settled.left, faults):
            try:
                kept.append(set_aside(path))
            except StateFault as fault:
                kept.append(str(fault))
    if settled.left is None:
        return ""
    return told(settled.left.own, settled.left.doubt, " ".join(kept), settled.device.name)


def _is_damaged(path: Path, left: Left | None, faults: dict[Path, StateFault]) -> bool:
    if left is not None and left.own.path == path:
        return left.own.is_damaged
    return isinstance(faults.pop(path, None), Damaged)


def newer(path: Path) -> NewerSchema:
    """Say that a newer program wrote a file."""
    return NewerSchema(
        path,
        f"{path} was written by a newer refshelf: it is shown as far as this one understands it, "
        "and not changed. Update refshelf to mark things here.",
    )
