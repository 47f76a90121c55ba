"""The clipboard: by the terminal's own escape sequence (OSC 52), and within tmux by tmux as well.

tmux hands OSC 52 on only if it is set to; `load-buffer -w` (tmux 3.2) always goes its own way.
"""

import os
import subprocess
from collections.abc import Mapping

_TIMEOUT = 2  # seconds


def tmux_command(environ: Mapping[str, str]) -> list[str] | None:
    """Give the command that takes a text for tmux's clipboard; None outside of tmux."""
    return ["tmux", "load-buffer", "-w", "-"] if environ.get("TMUX") else None


def copy_in_tmux(text: str) -> None:
    """Hand a text to the tmux around this program, if there is one; failures change nothing."""
    command = tmux_command(os.environ)
    if command is None:
        return
    try:
        subprocess.run(  # noqa: S603  # a fixed argument list
            command, input=text.encode(), check=False, capture_output=True, timeout=_TIMEOUT
        )
    except (OSError, subprocess.TimeoutExpired):
        return
