"""Which program opens a link, as the reader set it: the first opener that fits, as arguments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ..data.key import is_web_link
from ..data.kind import FormKind
from .settings import Opener

_HOLE = re.compile(r"\{(url|at)\}")
_TIMED = frozenset({FormKind.VIDEO, FormKind.AUDIO})


@dataclass(frozen=True, slots=True)
class Start:
    """A program that is to be started: its name and arguments, and whether it needs the terminal."""

    arguments: tuple[str, ...]
    terminal: bool = False


def start_for(
    openers: Sequence[Opener], url: str, kind: FormKind, at: str | None = None
) -> Start | None:
    """Give what opens a form's link; None if no opener fits, or if it is no web link.

    `at` is the place where the reader stopped: a page (`7`) or a time (`12:34`); `{at}` becomes the
    page, or the time in seconds. Without a place it is the beginning: page 1, or 0 seconds.
    """
    if not is_web_link(url):
        return None
    opener = next((one for one in openers if _fits(one, url, kind)), None)
    if opener is None:
        return None
    values = {"url": url, "at": _place(kind, at)}
    # In one pass: a link that holds `{at}` stays what it is.
    filled = [_HOLE.sub(lambda hole: values[hole[1]], part) for part in opener.command]
    if not any("{url}" in part for part in opener.command):
        filled.append(url)
    return Start(tuple(filled), opener.terminal)


def _fits(opener: Opener, url: str, kind: FormKind) -> bool:
    return opener.kind in {None, kind} and matches(opener.pattern, url)


def matches(pattern: str, url: str) -> bool:
    """Tell whether a pattern, with `*` and `?`, matches an address without its scheme and `www.`.

    One without a slash may mean a host, all of it. Hosts are compared without case.
    """
    host, rest = _parts(url)
    wanted_host, wanted_rest = _parts(pattern)
    if not wanted_rest and _globs(wanted_host, host):
        return True
    return _globs(wanted_host + wanted_rest, host + (rest or "/"))


def _globs(pattern: str, text: str) -> bool:
    # Brackets stand for themselves, as they do in addresses.
    return fnmatchcase(text, pattern.replace("[", "[[]"))


def _parts(address: str) -> tuple[str, str]:
    without_scheme = re.sub(r"^[A-Za-z][A-Za-z0-9+.-]*:(//)?", "", address)
    host, slash, rest = without_scheme.partition("/")
    return host.lower().removeprefix("www."), slash + rest


def _place(kind: FormKind, at: str | None) -> str:
    """Give the seconds of a time for what is heard or seen, the page for what is read."""
    parts = (at or "").split(":")
    is_sound = all(re.fullmatch(r"\d{1,6}", part, re.ASCII) for part in parts)
    is_time = len(parts) > 1
    if not is_sound or is_time is not (kind in _TIMED):
        return "0" if kind in _TIMED else "1"
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return str(seconds)
