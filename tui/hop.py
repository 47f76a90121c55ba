"""An address on the way to what is fetched: taken apart, checked, and what it redirects to."""

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, unquote, urljoin, urlsplit

from .fetch_fault import BY_HAND, NotFetched

_KEPT = "/?%!$&'()*+,;=:@-._~"
_LOOK = "Look at the address."


@dataclass(frozen=True, slots=True)
class Hop:
    """One address that is asked: `path` has the query, `typed` is what the reader wrote.

    `host` is in lower case and ASCII, an IPv6 address without brackets. A name and password of the
    address are in no part of it.
    """

    is_secure: bool
    host: str
    port: int
    path: str
    typed: str

    @property
    def authority(self) -> str:
        """The host, with the port where it is not that of the scheme (RFC 9110, section 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.is_secure else 80) else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address, in ASCII, without a fragment."""
        return f"http{'s' if self.is_secure else ''}://{self.authority}{self.path}"

    @property
    def shown(self) -> str:
        """What to call it in a sentence: itself, with what led there."""
        if self.typed.partition("#")[0].rstrip("/") == self.url.rstrip("/"):
            return self.url
        return f"{self.url} (which {self.typed} leads to)"


def without_password(address: str) -> str:
    """Give an address without the name and password in it: they are not sent, kept or shown."""
    return re.sub(r"^(https?:/*)[^/?#\\]*@", r"\1", address, flags=re.IGNORECASE)


def hop_of(address: str, typed: str = "") -> Hop:
    """Take an address apart; raises NotFetched for what is none of the web."""
    shown = without_password(address)
    place = f"{shown} (where {typed} leads)" if typed else shown
    try:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"}:
            raise NotFetched(place, "only http and https addresses are fetched", _LOOK)
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise NotFetched(place, "it is no address of the web", _LOOK) from error
    is_secure = parts.scheme == "https"
    path = quote(parts.path or "/", _KEPT) + (
        f"?{quote(parts.query, _KEPT)}" if parts.query else ""
    )
    return Hop(is_secure, host, port or (443 if is_secure else 80), path, typed or shown)


def next_hop(hop: Hop, location: str) -> Hop:
    """Follow a redirect; raises NotFetched for one to another scheme or out of encryption."""
    try:
        address = urljoin(hop.url, location)
    except ValueError as error:
        raise NotFetched(hop.shown, "it leads to what is no address", BY_HAND) from error
    found = hop_of(address, hop.typed)
    if hop.is_secure and not found.is_secure:
        why = f"it leads from https to {found.url}, which is not encrypted"
        raise NotFetched(hop.shown, why, "If you trust that, name the http address itself.")
    return found


def _host(name: str) -> str:
    """Give a host in ASCII; raises ValueError (also as UnicodeError) for what cannot be one."""
    name = unquote(name)
    if ":" in name:
        return str(ip_address(name))
    ascii_name = name.rstrip(".").encode("idna").decode("ascii").lower()
    if not re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", ascii_name):
        raise ValueError(name)
    return ascii_name
