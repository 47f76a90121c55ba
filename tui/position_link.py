"""Positions in links: the one a pasted link names, and the link that leads to one."""

from urllib.parse import SplitResult, parse_qsl, urlsplit

from ..data.key import BadUrl, is_web_link, key
from ..data.kind import FormKind
from ..data.text import clean
from ..user_state.position import Position, Unit, seconds_of

_TIMES = ("t", "start", "time_continue")
_PLAYABLE = (".mp4", ".m4v", ".webm", ".ogv", ".mp3", ".m4a", ".ogg", ".opus", ".wav")
_MOST_FIELDS = 100


def read_place(text: str) -> Position | None:
    """Read where a reader stopped: a position, or a link that names one; None if it is neither.

    Links are those that players copy at the current time (`?t=754`, `#t=12m34s`, `&start=754`) and
    those of viewers of PDF files (`#page=7`).
    """
    text = clean(text)
    if "/" not in text:
        return Position.parse(text)
    return position_of_link(text if "://" in text else f"https://{text}")


def position_of_link(url: str) -> Position | None:
    """Give the position that a link names; None if it names none or is no web link."""
    parts = _parts(url)
    if parts is None:
        return None
    queried, behind = _values(parts.query), _values(parts.fragment)
    page = behind.get("page", "")
    found = Position.parse(page) if page.isdecimal() else None
    if found is not None:
        return found
    named = [values[name] for values in (behind, queried) for name in _TIMES if name in values]
    # A fragment may name an end as well, and say `npt:` for seconds (W3C Media Fragments, 4.2.1).
    times = (seconds_of(value.lower().removeprefix("npt:").partition(",")[0]) for value in named)
    return next((Position(Unit.TIME, seconds) for seconds in times if seconds is not None), None)


def fits(kind: FormKind, url: str | None, position: Position) -> bool:
    """Tell whether a position can be one in a form: times are in talks, pages in papers."""
    parts = None if url is None else _parts(url)
    if parts is None:
        return False
    path = parts.path.lower()
    if position.unit is Unit.TIME:
        return kind in {FormKind.VIDEO, FormKind.AUDIO} or path.endswith(_PLAYABLE)
    return position.unit is Unit.PAGE and (kind is FormKind.PDF or path.endswith(".pdf"))


def link_at(kind: FormKind, url: str, position: Position) -> str:
    """Give the link that opens a form at a position; the plain one where no link can do that.

    Videos on YouTube take `t=`, those on Vimeo and plain media files `#t=`, PDF files `#page=`.
    """
    parts = _parts(url)
    if parts is None or not fits(kind, url, position):
        return url
    if position.unit is Unit.PAGE:
        return parts._replace(fragment=f"page={position.number}").geturl()
    if key(url).startswith("youtube:"):
        return _at_time(parts, position.number).geturl()
    host = (parts.hostname or "").removeprefix("www.")
    if host in {"vimeo.com", "player.vimeo.com"} or parts.path.lower().endswith(_PLAYABLE):
        return parts._replace(fragment=f"t={position.number}").geturl()
    return url


def _at_time(parts: SplitResult, seconds: int) -> SplitResult:
    """Put a time into the query in place of the one that is there; the rest of it stays to the letter."""
    kept = [part for part in parts.query.split("&") if part.partition("=")[0] not in {"", *_TIMES}]
    name = "start" if parts.path.startswith("/embed/") else "t"
    return parts._replace(query="&".join([*kept, f"{name}={seconds}"]), fragment="")


def _parts(url: str) -> SplitResult | None:
    if not is_web_link(url) or url[:7].lower() == "mailto:":
        return None
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _values(text: str) -> dict[str, str]:
    if text.count("&") >= _MOST_FIELDS:
        return {}
    return dict(parse_qsl(text.removeprefix("?")))


def is_of_another(url: str, urls: list[str]) -> bool:
    """Tell whether a pasted link leads to another video than those at some addresses."""
    mine = {found for one in urls if (found := _video(one))}
    pasted = _video(url if "://" in url else f"https://{url}")
    return bool(mine and pasted) and pasted not in mine


def _video(url: str) -> str:
    try:
        found = key(url)
    except BadUrl:
        return ""
    return found if found.startswith("youtube:") else ""
