"""Starting the program that opens a link: a list of arguments, never a shell."""

import signal
import subprocess
from collections.abc import Sequence
from threading import Thread

from ..data.text import clean
from .stop import Stop


def launch(arguments: Sequence[str], seconds: float) -> None:
    """Start a program that goes on by itself, and look that long whether it fails at once.

    It outlives this program and has no part in the terminal. Raises Stop if it cannot be started,
    or if it ends within these seconds and says by its exit code that it failed.
    """
    nowhere = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603  # the reader's own choice, as arguments
            list(arguments), stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except (OSError, ValueError) as error:
        raise _not_started(arguments, error) from error
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        # It is at work; somebody must take note of its end, or a dead process stays in the table.
        Thread(target=process.wait, daemon=True).start()
        return
    if code != 0:
        raise _failed(arguments, code)


def run_in_terminal(arguments: Sequence[str]) -> None:
    """Run a program in this terminal until it ends; raises Stop if it cannot be started or fails."""
    # A handler of ours, other than ignoring, is not handed on to the program.
    former = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        code = subprocess.run(list(arguments), check=False).returncode  # noqa: S603  # as above
    except (OSError, ValueError) as error:
        raise _not_started(arguments, error) from error
    finally:
        signal.signal(signal.SIGINT, former)
    if code != 0:
        raise _failed(arguments, code)


def _not_started(arguments: Sequence[str], error: OSError | ValueError) -> Stop:
    reason = getattr(error, "strerror", None) or error
    return Stop(f"{clean(arguments[0])} cannot be started: {reason}.")


def _failed(arguments: Sequence[str], code: int) -> Stop:
    return Stop(f"{clean(arguments[0])} failed (code {code}).")
