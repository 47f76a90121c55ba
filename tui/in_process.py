"""Running a command of the command line inside the program: what it says is caught, nothing is asked."""

import io
import re
import shlex
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import cast

from ..data.text import clean
from .session import Session
from .stop import Stop

_COLOUR = re.compile(r"(\x1b\[[0-9;]*m)")
_ONE_AT_A_TIME = Lock()  # standard output is one for the whole process


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed (with the terminal's colours), what it told, and its exit code."""

    printed: str
    told: str
    code: int


class _Page(io.TextIOWrapper):
    """Standard output that is shown on the screen: it has colours and a width."""

    def __init__(self, columns: int) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)
        self.columns = columns

    def isatty(self) -> bool:
        """Say that it looks like a terminal."""
        return True


def split(text: str) -> list[str]:
    """Take a line apart as a shell does, without doing any of what a shell does; raises Stop."""
    try:
        return shlex.split(text)
    except ValueError as error:
        raise Stop("A quotation mark is not closed.") from error


def run_here(session: Session, words: list[str], columns: int) -> Said:
    """Run a command on the files of a session; whatever comes of it, nothing is raised.

    Nothing is read from the terminal and nothing is written to it.
    """
    from .run import run  # noqa: PLC0415  # the first frame does not need click

    with _ONE_AT_A_TIME, _caught(columns) as (printed, told):
        try:
            code = run(words, session)
        except (KeyboardInterrupt, BrokenPipeError, SystemExit):
            code = 130
        return Said(_text(printed), _text(told), code)


@contextmanager
def _caught(columns: int) -> Generator[tuple[io.TextIOWrapper, io.TextIOWrapper]]:
    former = sys.stdin, sys.stdout, sys.stderr
    printed = _Page(columns)
    told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    sys.stdout, sys.stderr = printed, told
    try:
        yield printed, told
    finally:
        sys.stdin, sys.stdout, sys.stderr = former


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    text = cast("io.BytesIO", stream.buffer).getvalue().decode("utf-8", "replace").rstrip()
    return "".join(
        piece if _COLOUR.fullmatch(piece) else clean(piece, lines=True)
        for piece in _COLOUR.split(text)
    )
