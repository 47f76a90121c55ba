"""Drives the real program on a real pseudo-terminal: sends keys, reads every byte it emits."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

REFSHELF = Path(sys.executable).with_name("refshelf")
DEADLINE = 15.0
FRAMES_ASKED = b"\x1b[?2026$p"  # does the terminal show a frame only when it is whole?
FRAMES_SHOWN = b"\x1b[?2026;2$y"
FRAME_BEGINS = b"\x1b[?2026h"
FRAME_ENDS = b"\x1b[?2026l"


class Terminal:
    """One run of `refshelf` on a terminal of some size; `output` is all it has emitted so far.

    It shows a frame only when all of it has come, as terminals with "synchronized output" do.
    """

    def __init__(
        self,
        home: Path,
        *arguments: str,
        size: tuple[int, int] = (120, 40),
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.output = b""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        window = struct.pack("HHHH", size[1], size[0], 0, 0)
        given = {**os.environ, **home_environ(home), **(environ or {})}
        for name in ("COLUMNS", "LINES"):  # the size is the terminal's own
            given.pop(name, None)
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, window)
            os.execve(REFSHELF, [str(REFSHELF), *arguments], given)  # noqa: S606

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self._handle)

    def send(self, keys: str) -> None:
        """Type something."""
        os.write(self._handle, keys.encode())

    def wait_for(self, text: str) -> str:
        """Read until a text stands on the screen; give the screen. Fail after the deadline."""
        return self.wait_until(lambda screen: text in screen, f"“{text}”")

    def wait_until(self, holds: object, what: str) -> str:
        """Read until something holds of the screen's text; give the screen."""
        end = time.monotonic() + DEADLINE
        while self._is_in_frame or not holds(self.screen()):
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"{what} did not come:\n{self.screen()}")
        return self.screen()

    def read_rest(self) -> None:
        """Read until the program ends."""
        end = time.monotonic() + DEADLINE
        while self._read(end - time.monotonic()):
            pass

    def exit_code(self) -> int:
        """Read until the program ends, and give its exit code; fail if it does not end."""
        self.read_rest()
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            select.select([], [], [], 0.02)
        raise AssertionError(f"it did not end:\n{self.screen()}")

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._handle], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            chunk = os.read(self._handle, 65536)
        except OSError:  # the other end was closed
            return False
        # What is asked may have come in two pieces.
        start = max(0, len(self.output) - len(FRAMES_ASKED) + 1)
        self.output += chunk
        self._stream.feed(chunk)
        if self.output.find(FRAMES_ASKED, start) >= 0:
            os.write(self._handle, FRAMES_SHOWN)
        return bool(chunk)

    @property
    def _is_in_frame(self) -> bool:
        return self.output.rfind(FRAME_BEGINS) > self.output.rfind(FRAME_ENDS)

    def screen(self) -> str:
        """Give the text on the screen; the second cell of a wide character has none."""
        lines = (self._screen.buffer[number] for number in range(self._screen.lines))
        return "\n".join(
            "".join(line[column].data for column in range(self._screen.columns)) for line in lines
        )


def home_environ(home: Path) -> dict[str, str]:
    """Give the environment of a reader with a home of their own."""
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in _XDG}
    return {
        **folders,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "REFSHELF_READER": "anna",
        "LANG": "C.UTF-8",
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
        "BROWSER": "",
    }


_XDG = ("DATA", "STATE", "CACHE", "CONFIG")
