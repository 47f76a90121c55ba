"""Promises of waiting: after a second it is said what takes so long, and on a terminal for how long."""

import io
import sys
import threading

import pytest
from refshelf.tui import waiting as module
from refshelf.tui.waiting import waiting


class Terminal(io.StringIO):
    """A terminal that tells when something was written twice."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = threading.Semaphore(0)

    def isatty(self) -> bool:
        """Say that it is one."""
        return True

    def write(self, text: str) -> int:
        """Take a text, and tell."""
        done = super().write(text)
        self.seen.release()
        return done


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no patience."""
    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    monkeypatch.setattr(module, "_STEP", 0.001)


@pytest.mark.usefixtures("soon")
def test_on_a_terminal_the_seconds_run_although_nothing_comes(monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    with waiting("Reading a.md"):
        for _ in range(3):
            assert terminal.seen.acquire(timeout=10)

    told = terminal.getvalue()
    assert told.count("Reading a.md ... 0 s") >= 3
    assert told.endswith("\r\x1b[K")


@pytest.mark.usefixtures("soon")
def test_elsewhere_it_is_said_once(capsys: pytest.CaptureFixture[str]):
    with waiting("Reading a.md") as tick:
        tick(1, 10)
        tick(2, 10)

    assert capsys.readouterr().err == "Reading a.md ...\n"


def test_what_takes_no_second_is_not_spoken_of(monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    with waiting("Reading a.md") as tick:
        tick(1, 10)

    assert terminal.getvalue() == ""
