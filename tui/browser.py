"""Opening links outside of the terminal: in the browser, never through a shell."""

import os
import sys
from collections.abc import Mapping

from ..data.key import is_web_link


def has_browser(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> bool:
    """Tell whether there is a place to open links in: on Linux a display, or `BROWSER` is set."""
    given = os.environ if environ is None else environ
    if not platform.startswith(("linux", "freebsd", "openbsd", "netbsd")):
        return True
    return any(given.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))


def open_link(url: str) -> bool:
    """Open an address in the reader's browser; False if it is no web link or nothing opened it.

    Only `http`, `https` and `mailto` links are opened.
    """
    if not (is_web_link(url) and has_browser()):
        return False
    import webbrowser  # noqa: PLC0415  # slow to load, for opening only

    return webbrowser.open(url)
