"""Which program opens a link, as the reader set it: the first opener that fits, as arguments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ..data.key import is_web_link
from ..data.kind import FormKind
from ..user_state.position import Position
from .position_link import fits, link_at
from .settings import Opener

_HOLE = re.compile(r"\{(url|at)\}")
_TIMED = frozenset({FormKind.VIDEO, FormKind.AUDIO})


@dataclass(frozen=True, slots=True)
class Start:
    """A program that is to be started: its name and arguments, and whether it needs the terminal."""

    arguments: tuple[str, ...]
    terminal: bool = False


def start_for(
    openers: Sequence[Opener], url: str, kind: FormKind, position: Position | None = None
) -> Start | None:
    """Give what opens a form's link; None if no opener fits, or if it is no web link.

    `{at}` becomes the position where it is one in that form: the page, or the time in seconds; else the
    beginning, page 1 or 0 seconds. Without `{at}` it is the link that leads to the position, if one can.
    """
    if not is_web_link(url):
        return None
    opener = next((one for one in openers if _fits(one, url, kind)), None)
    if opener is None:
        return None
    if position is None or not fits(kind, url, position):
        at, link = "0" if kind in _TIMED else "1", url
    else:
        at, link = str(position.number), link_at(kind, url, position)
    holds_place = any("{at}" in part for part in opener.command)
    values = {"url": url if holds_place else link, "at": at}
    # In one pass: a link that holds `{at}` stays what it is.
    filled = [_HOLE.sub(lambda hole: values[hole[1]], part) for part in opener.command]
    if not any("{url}" in part for part in opener.command):
        filled.append(values["url"])
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
