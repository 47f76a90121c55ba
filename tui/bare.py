"""A run without a verb on a terminal: the screen. Without options as well, click is not needed."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from .speech import is_terminal, show_all_characters, warn

if TYPE_CHECKING:
    from .session import Session


def has_screen() -> bool:
    """Tell whether the screen can be shown here."""
    is_dumb = os.environ.get("TERM") == "dumb"
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and not is_dumb


def open_screen(session: "Session") -> None:
    """Show the screen until the reader leaves it."""
    # Nothing that is made until the first frame is garbage; the app looks for some from then on.
    gc.disable()
    from .app import run  # noqa: PLC0415  # only the screen needs Textual

    run(session)


def run_bare() -> int:
    """Show the screen for the usual reader, and give the exit code as `run` does, with its errors."""
    show_all_characters()
    from .session import open_session  # noqa: PLC0415  # commands have theirs from their options

    session = open_session()
    notices: tuple[str, ...] = ()
    try:
        try:
            open_screen(session)
        finally:
            notices = tell_notices(session)
    except Exception as error:  # noqa: BLE001  # as in `run`
        from .run import tell_fault  # noqa: PLC0415  # where something went wrong only

        return tell_fault(error, notices)
    return 0


def tell_notices(session: "Session") -> tuple[str, ...]:
    """Tell what the store found wrong with the reader's files, if a run looked at them."""
    if "store" not in vars(session):
        return ()
    for notice in session.store.notices:
        warn(notice)
    return session.store.notices
