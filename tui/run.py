"""Running one command: every fault becomes one sentence on standard error and an exit code."""

import os
from typing import TYPE_CHECKING

import click

from ..user_state.fault import Locked, NewerSchema, StateFault
from .bare import tell_notices
from .cli import cli
from .given import seat, session_so_far
from .speech import show_all_characters, warn

if TYPE_CHECKING:
    from .session import Session

_FAILED, _LOCKED = 1, 4


def run(argv: list[str], session: "Session | None" = None) -> int:
    """Run a command with these arguments and give its exit code; on a session, if one is open already.

    Raises KeyboardInterrupt and BrokenPipeError only.
    """
    show_all_characters()
    notices: tuple[str, ...] = ()
    try:
        with cli.make_context("refshelf", argv) as ctx:
            seat(ctx, session)
            try:
                cli.invoke(ctx)
            finally:
                used = session_so_far(ctx)
                notices = () if used is None else tell_notices(used)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.Abort as end:  # a question was left with ctrl+c or ctrl+d
        raise KeyboardInterrupt from end
    except Exception as error:  # noqa: BLE001  # what is no fault of a command is raised again there
        return tell_fault(error, notices)
    return 0


def tell_fault(error: Exception, notices: tuple[str, ...]) -> int:
    """Tell what went wrong, unless a notice said it already, and give the exit code.

    Raise it again where it is a closed pipe, or REFSHELF_DEBUG asks where it comes from.
    """
    if isinstance(error, BrokenPipeError) or os.environ.get("REFSHELF_DEBUG"):
        raise error
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
