"""A terminal of 120x40 with a program in it: what it writes, and when."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

COLUMNS, LINES = 120, 40
_DEADLINE = 120.0  # seconds, after which a program counts as stuck
_GAP = 0.003  # seconds without a byte between two bursts
_QUIET = 0.08  # seconds without a byte, after which a repaint counts as ended
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;:?<>=$ ]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()].|[=>])")


class Stuck(Exception):
    """A program did not write what was waited for."""


class Terminal:
    """Runs a program in a terminal of its own; `started` is the moment before it was started.

    Instants are those of `time.perf_counter`, in seconds. Nothing here sleeps: the terminal is read
    until something has come, or nothing came for a while.
    """

    def __init__(self, arguments: Sequence[str], environ: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execve(arguments[0], list(arguments), dict(environ))  # noqa: S606  # as a terminal does
        self._received = b""

    def wait_for(self, pattern: re.Pattern[bytes]) -> float:
        """Read until the text that came since the last key has the pattern; give the moment.

        Escape sequences are left out of the text. Raises Stuck.
        """
        end = time.perf_counter() + _DEADLINE
        while not pattern.search(self._text()):
            if not self._read(end - time.perf_counter()):
                raise Stuck(f"no {pattern.pattern!r} in {self._text()[-500:]!r}")
        return time.perf_counter()

    def press(self, keys: str) -> float:
        """Send keys; give the moment before."""
        self._received = b""
        moment = time.perf_counter()
        os.write(self._master, keys.encode())
        return moment

    def repaint(self) -> tuple[float, float]:
        """Read until nothing comes any more; give the ends of the first burst and of all.

        Raises Stuck if nothing comes at all.
        """
        if not self._received and not self._read(_DEADLINE):
            raise Stuck("nothing came")
        first = last = time.perf_counter()
        while self._read(_GAP):
            first = last = time.perf_counter()
        while self._read(_QUIET):
            last = time.perf_counter()
        return first, last

    def settle(self) -> None:
        """Read until nothing comes any more, if anything does."""
        while self._read(_QUIET):
            pass

    def _text(self) -> bytes:
        return _SEQUENCE.sub(b"", self._received)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        try:
            piece = os.read(self._master, 1 << 16)
        except OSError as error:  # how Linux says that the program has ended
            raise Stuck(f"it ended: {self._text()[-500:].decode(errors='replace')}") from error
        self._received += piece
        return True

    def peak_memory(self) -> float:
        """Give the most memory that the program had so far, in MB; 0 where the system tells it not."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text()
        except OSError:
            return 0.0
        found = re.search(r"VmHWM:\s*(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def close(self) -> None:
        """End the program at once; what it wrote so far is of no more interest."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._master)
