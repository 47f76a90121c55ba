"""Addresses in exports: which can be a reference's, and a title for one that has none."""

import re
from urllib.parse import unquote, urlsplit

from ..key import BadUrl, known_key
from ..text import clean

# What digits follow is a host and its port, but for the web's own schemes, as keys have it.
_SCHEME = re.compile(r"(https?(?=:)|[a-z][a-z0-9+.-]*(?=:(?!\d+(?:/|$)))):", re.IGNORECASE)
_OPENED = frozenset({"http", "https", "ftp", "mailto", "gopher", "gemini"})
_ENDING = re.compile(r"\.(html?|php|aspx?|md|pdf|txt)$", re.IGNORECASE)
_NO_TITLES = frozenset({"", "no title found", "untitled", "(no title)", "null", "none"})


def whole_link(text: str) -> str:
    """Give an address with its scheme, `https` if it has none; "" if nothing on the web has it."""
    url = clean(text).replace(" ", "%20")
    found = _SCHEME.match(url)
    if found and found[1].lower() not in _OPENED:
        return ""
    try:
        known_key(url)
    except BadUrl:
        return ""
    return with_scheme(url)


def with_scheme(url: str) -> str:
    """Give an address with its scheme, `https` if it has none: a catalog file has whole ones only."""
    return url if _SCHEME.match(url) else f"https://{url.removeprefix('//')}"


def title_for(title: str, url: str) -> str:
    """Give a record's title, or one made of its address where the title is blank or the address."""
    said = clean(title)
    if said.casefold() not in _NO_TITLES and not _is_address(said, url):
        return said
    return _spoken(url) or said


def _is_address(title: str, url: str) -> bool:
    plain = title.rstrip("/").casefold()
    return (
        plain == url.rstrip("/").casefold()
        or plain == re.sub(r"^https?://", "", url.rstrip("/"), flags=re.IGNORECASE).casefold()
    )


def _spoken(url: str) -> str:
    """Say an address: its host and the last part of its path that has a word in it."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    for segment in reversed(unquote(parts.path).split("/")):
        words = re.sub(r"[-_+\s]+", " ", _ENDING.sub("", segment)).strip()
        if re.search(r"[^\W\d_]{3}", words):
            return clean(f"{host}: {words}")
    return host + parts.path.rstrip("/") if host else url
