"""Web addresses, taken apart and put together in one canonical way (RFC 3986, section 6)."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_ODD = r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?#]"
_DEFAULT_PORTS = frozenset({"", "80", "443"})
_TRACKING = (
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id igsh igshid "
    "mc_cid mc_eid _hsenc _hsmi mkt_tok oly_anon_id oly_enc_id vero_id wickedid _ga _gl ref_src "
    "ref_url si feature ab_channel embeds_referring_euri embeds_referring_origin "
    "embeds_euri source_ve_path"
)


class BadUrl(ValueError):
    """A text that is no address of anything; says so, with what to write."""

    def __init__(self, url: str) -> None:
        shown = ascii(url if len(url) <= 80 else f"{url[:79]}…")[1:-1]
        super().__init__(
            f"'{shown}' is no address; write it in full, like https://example.com/page"
        )


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in canonical parts; `query` is sorted and free of tracking parameters."""

    host: str
    port: str
    path: str
    query: tuple[str, ...]
    fragment: str

    def canonical(self) -> str:
        """Put the parts together; only hosts that look like none by themselves keep a scheme."""
        scheme = "" if _is_plain_host(self.host) else "http://"
        port = f":{self.port}" if self.port else ""
        query = "?" + "&".join(self.query) if self.query else ""
        fragment = f"#{self.fragment}" if self.fragment else ""
        return f"{scheme}{self.host}{port}{self.path}{query}{fragment}"


def parse(text: str) -> Address | None:
    """Take a web address apart; None if the text has another scheme.

    A text without a scheme is an address if it starts with a host of the public web. Raises BadUrl
    for what has no valid host or port, or is no address at all.
    """
    scheme, slashes, rest = _split_scheme(text)
    if scheme not in {"", "http", "https"}:
        return None
    authority, tail = _cut(rest, "/\\?#")
    tail, _, fragment = tail.partition("#")
    path, _, query = tail.partition("?")
    host, port = _host_and_port(authority, text)
    if not (scheme or slashes) and (not _is_plain_host(host) or "@" in authority or " " in text):
        raise BadUrl(text)
    return Address(host, port, _path(path), _query(query), _fragment(fragment))


def encode(text: str) -> str:
    """Percent-encode what must be, decode what need not be, and write the rest one way (6.2.2)."""
    return re.sub(_ODD, _encode_match, text)


def _encode_match(match: re.Match[str]) -> str:
    part = match[0]
    if len(part) == 3:
        char = chr(int(part[1:], 16))
        return char if char in _UNRESERVED else part.upper()
    return "".join(f"%{byte:02X}" for byte in part.encode("utf-8", "replace"))


def _split_scheme(text: str) -> tuple[str, bool, str]:
    web = re.match(r"(?:(https?):)?([/\\]*)", text, re.ASCII | re.IGNORECASE)
    if web and (web[1] or len(web[2]) == 2):
        return (web[1] or "").lower(), bool(web[2]), text[web.end() :]
    other = re.match(r"[a-z][a-z0-9+-]*:(?!\d+(?:[/?#]|$))", text, re.ASCII | re.IGNORECASE)
    return (other[0] if other else "", False, text)


def _cut(text: str, ends: str) -> tuple[str, str]:
    found = re.search(f"[{re.escape(ends)}]", text)
    at = found.start() if found else len(text)
    return text[:at], text[at:]


def _host_and_port(authority: str, text: str) -> tuple[str, str]:
    # Names and passwords say who asks, not what for.
    place = authority.rpartition("@")[2]
    found = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::(\d{0,9}))?", place, re.ASCII)
    host = _host(found[1]) if found else ""
    port = (found[2] or "").lstrip("0") if found else ""
    if not host or int(port or 0) > 65535:
        raise BadUrl(text)
    return host, "" if port in _DEFAULT_PORTS else port


def _host(name: str) -> str:
    if name.startswith("["):
        return name.lower()
    name = unquote(name)
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    name = name.lower().strip(".")
    while name.startswith("www.") and "." in name[4:]:
        name = name[4:]
    label = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
    return name if re.fullmatch(rf"{label}(?:\.{label})*", name) else ""


def _is_plain_host(host: str) -> bool:
    if re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", host):
        return True
    return re.search(r"\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$", host) is not None


def _path(path: str) -> str:
    kept: list[str] = []
    for part in encode(path.replace("\\", "/")).split("/")[1:]:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    return "".join(f"/{part}" for part in kept).rstrip("/")


def _query(query: str) -> tuple[str, ...]:
    parts = [part for part in encode(query).split("&") if part and not _is_tracking(part)]
    return tuple(sorted(parts, key=lambda part: part.partition("=")[0]))


def _is_tracking(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in _tracking() or name.startswith("utm_")


@cache
def _tracking() -> frozenset[str]:
    return frozenset(_TRACKING.split())


def _fragment(fragment: str) -> str:
    return encode(fragment.partition(":~:")[0])
