"""Strikes one call of the operating system of this process: it fails, or the process is killed at it."""

import errno
import fcntl
import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from unittest import mock


class Way(StrEnum):
    """What happens at the call that is struck; `…_ON` goes on with every later call of its kind."""

    KILLED_BEFORE = "killed before"
    KILLED_AFTER = "killed after"
    KILLED_HALFWAY = "killed halfway"
    CUT_SHORT = "cut short"
    FULL = "disk full"
    FULL_ON = "disk full from here on"
    FULL_HALFWAY = "disk full halfway"
    QUOTA = "over quota"
    BROKEN = "input/output error"
    BROKEN_ON = "input/output errors from here on"
    BROKEN_AFTER = "done, but an error"


KILLS = frozenset({Way.KILLED_BEFORE, Way.KILLED_AFTER, Way.KILLED_HALFWAY})
_HALVES = frozenset({Way.KILLED_HALFWAY, Way.CUT_SHORT, Way.FULL_HALFWAY})
_CODES = {
    Way.FULL: errno.ENOSPC,
    Way.FULL_ON: errno.ENOSPC,
    Way.FULL_HALFWAY: errno.ENOSPC,
    Way.QUOTA: errno.EDQUOT,
    Way.BROKEN: errno.EIO,
    Way.BROKEN_ON: errno.EIO,
}
_READING = frozenset({"stat", "lstat", "fstat", "listdir", "scandir", "flock", "read"})
_READING_WAYS = (Way.BROKEN, Way.BROKEN_ON)
# What closes a file or gives a lock back has done so even where it reports an error.
_ENDING = frozenset({"close", "unlock"})
_ENDING_WAYS = (Way.KILLED_BEFORE, Way.KILLED_AFTER)
_NEEDING_ROOM = frozenset({"open", "write", "mkdir", "replace", "rename", "fsync"})


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was made: its name, and whether it may change anything."""

    name: str
    is_change: bool

    def ways(self) -> tuple[Way, ...]:
        """List what can happen at it. A kill at a call that only reads is one after the last change."""
        if self.name in _ENDING:
            return _ENDING_WAYS
        if not self.is_change:
            return _READING_WAYS
        return tuple(way for way in Way if self.name == "write" or way not in _HALVES)


@dataclass(slots=True)
class Strikes:
    """Counts the calls that are made, and strikes the one of that number in one way; 0 strikes none."""

    number: int = 0
    way: Way = Way.BROKEN
    calls: list[Call] = field(default_factory=list[Call])

    def through(self, call: Call, do: Callable[..., Any], *given: Any, **more: Any) -> Any:
        """Make a call, or strike it."""
        self.calls.append(call)
        place = len(self.calls)
        if place == self.number:
            return self._struck(call, do, *given, **more)
        if self.number and place > self.number and self._goes_on(call):
            raise OSError(_CODES[self.way], os.strerror(_CODES[self.way]))
        return do(*given, **more)

    @property
    def has_struck(self) -> bool:
        """Whether that many calls were made at all."""
        return len(self.calls) >= self.number

    def _struck(self, call: Call, do: Callable[..., Any], *given: Any, **more: Any) -> Any:
        if self.way in _HALVES:
            handle, data = given
            done = do(handle, data[: len(data) // 2])
            if self.way is Way.KILLED_HALFWAY:
                _end()
            return done
        if self.way is Way.KILLED_BEFORE:
            _end()
        if self.way in _CODES:
            raise OSError(_CODES[self.way], os.strerror(_CODES[self.way]))
        try:
            done = do(*given, **more)
        finally:
            if self.way is Way.KILLED_AFTER:
                _end()
        if call.name == "open":
            os.close(done)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def _goes_on(self, call: Call) -> bool:
        if call.name in _ENDING:
            return False
        if self.way is Way.BROKEN_ON:
            return True
        is_full = self.way in {Way.FULL_ON, Way.FULL_HALFWAY}
        return is_full and call.is_change and call.name in _NEEDING_ROOM

    @contextmanager
    def armed(self) -> Iterator[None]:
        """Have all calls go through here for a `with` block."""
        patches = [mock.patch.object(os, name, self._wrapped(name)) for name in _WRAPPED]
        patches += [
            mock.patch.object(io, "open", self._opened(io.open)),
            mock.patch.object(fcntl, "flock", self._locked(fcntl.flock)),
        ]
        for patch in patches:
            patch.start()
        try:
            yield
        finally:
            for patch in patches:
                patch.stop()

    def _wrapped(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def wrapped(*given: Any, **more: Any) -> Any:
            is_change = name not in _READING and (name != "open" or bool(given[1] & os.O_CREAT))
            return self.through(Call(name, is_change), real, *given, **more)

        return wrapped

    def _opened(self, real: Callable[..., Any]) -> Callable[..., Any]:
        # What is read from a file object is read in C; so its opening stands for that.
        return lambda *given, **more: self.through(Call("read", False), real, *given, **more)

    def _locked(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def locked(handle: int, operation: int) -> Any:
            call = Call("unlock", True) if operation == fcntl.LOCK_UN else Call("flock", False)
            return self.through(call, real, handle, operation)

        return locked


_WRAPPED = (
    "open",
    "write",
    "fsync",
    "close",
    "replace",
    "rename",
    "link",
    "unlink",
    "mkdir",
    "fchmod",
    "chmod",
    "stat",
    "lstat",
    "fstat",
    "listdir",
    "scandir",
)


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
