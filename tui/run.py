"""Running one command: every fault becomes one sentence on standard error and an exit code."""

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from ..user_state.fault import Locked, NewerSchema, StateFault
from .cli import cli
from .given import seat, tell_notices
from .speech import warn

if TYPE_CHECKING:
    from .session import Session

_FAILED, _LOCKED = 1, 4


def run(argv: list[str], session: "Session | None" = None) -> int:
    """Run a command with these arguments and give its exit code; on a session, if one is open already.

    Raises KeyboardInterrupt and BrokenPipeError only.
    """
    _show_all_characters()
    notices: tuple[str, ...] = ()
    try:
        with cli.make_context("refshelf", argv) as ctx:
            seat(ctx, session)
            try:
                cli.invoke(ctx)
            finally:
                notices = tell_notices(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.Abort as end:  # a question was left with ctrl+c or ctrl+d
        raise KeyboardInterrupt from end
    except BrokenPipeError:
        raise
    except Exception as error:
        if os.environ.get("REFSHELF_DEBUG"):
            raise
        return _told(error, notices)
    return 0


def _told(error: Exception, notices: tuple[str, ...]) -> int:
    """Tell what went wrong, unless a notice said it already, and give the exit code."""
    if isinstance(error, click.ClickException):
        warn(_message(error))
        return error.exit_code
    if isinstance(error, StateFault):
        if not any(notice.startswith(str(error)) for notice in notices):
            warn(str(error))
        return _LOCKED if isinstance(error, Locked | NewerSchema) else _FAILED
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        warn(f"{place}{error.strerror or error}")
        return _FAILED
    kind = type(error).__name__
    warn(f"This is a mistake in refshelf ({kind}: {error}). REFSHELF_DEBUG=1 shows where.")
    return _FAILED


def _message(error: click.ClickException) -> str:
    message = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message} (See `{error.ctx.command_path} --help`.)"
    return message


def _show_all_characters() -> None:
    """See that a character which the output cannot show becomes a `?`, and no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
