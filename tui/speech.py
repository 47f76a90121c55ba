"""What a command says: data on standard output, talk on standard error."""

import contextlib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from typing import TextIO

from ..data.text import clean
from .glyph import Glyphs, glyphs_for

_BLOCK = 500


@dataclass(frozen=True, slots=True)
class Look:
    """How text may look where it goes: `width` in cells, None where lines are as long as they are."""

    width: int | None
    coloured: bool
    glyphs: Glyphs

    def paint(self, text: str, **style: bool | str) -> str:
        """Style a text, where there are colours; the names are those of `click.style`."""
        if not self.coloured or not text:
            return text
        import click  # noqa: PLC0415  # the first frame of the screen does not need it

        return click.style(text, **style)  # pyright: ignore[reportArgumentType] click names each style's type


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; one that is closed is none."""
    return stream is not None and not stream.closed and stream.isatty()


def show_all_characters() -> None:
    """See that a character which the output cannot show becomes a `?`, and no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def look_of(stream: TextIO | None, environ: Mapping[str, str]) -> Look:
    """Tell how text may look on a stream."""
    glyphs = glyphs_for((stream.encoding if stream is not None else None) or "ascii")
    if stream is None or not is_terminal(stream):
        return Look(None, coloured=False, glyphs=glyphs)
    dumb = environ.get("TERM") == "dumb"
    coloured = not dumb and not environ.get("NO_COLOR")
    return Look(_columns(stream, environ), coloured=coloured, glyphs=glyphs)


def _columns(stream: TextIO, environ: Mapping[str, str]) -> int:
    own = getattr(stream, "columns", None)  # a page on the screen knows its width
    if isinstance(own, int):
        return own
    named = environ.get("COLUMNS", "")
    if named.isdecimal() and int(named) > 0:
        return int(named)
    with contextlib.suppress(OSError, ValueError):  # a terminal that does not know its size
        return os.get_terminal_size(stream.fileno()).columns or 80
    return 80


def _write(stream: TextIO | None, text: str) -> None:
    # Not through click, which decides anew about colours and encodings. It is None where the
    # reader closed it.
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()


def show(lines: Iterable[str]) -> None:
    """Print data, a block of lines at a time."""
    rest = iter(lines)
    while block := list(islice(rest, _BLOCK)):
        _write(sys.stdout, "\n".join(block))


def show_json(value: Mapping[str, object]) -> None:
    """Print a JSON value: spread out for a person, on one line for a program.

    Where the output's encoding has no Unicode, the rest is escaped.
    """
    import json  # noqa: PLC0415  # only where JSON is asked for

    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    indent = 2 if is_terminal(sys.stdout) else None
    text = json.dumps(value, ensure_ascii="utf" not in encoding.lower(), indent=indent)
    # A lone surrogate, as another device may have left one, is an escape in JSON too.
    _write(sys.stdout, text.encode("utf-8", "backslashreplace").decode())


def say(sentence: str) -> None:
    """Tell the reader something, beside the data."""
    # Whoever closed standard error wants to hear nothing; the work itself goes on.
    with contextlib.suppress(BrokenPipeError):
        _write(sys.stderr, clean(sentence, lines=True))


def warn(sentence: str) -> None:
    """Tell the reader that something is wrong."""
    say(f"refshelf: {sentence}")


def standard_input() -> str:
    """Read all of standard input; what is not UTF-8 becomes a replacement character."""
    # It is None where the reader closed it.
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] typeshed has it never None
        return ""
    return sys.stdin.buffer.read().decode("utf-8", "replace")
