"""The proxy that the environment names for an address, if it is a simple one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address

from .hop import Hop
from .network_address import is_public


@dataclass(frozen=True, slots=True)
class Proxy:
    """A machine that asks on our behalf."""

    host: str
    port: int


def proxy_for(hop: Hop, environment: Mapping[str, str]) -> Proxy | None:
    """Give the proxy of an address, None where it is to be asked directly.

    Simple are `http://HOST:PORT` and `HOST:PORT` in `http_proxy`, `https_proxy` or `all_proxy` (or
    those names in capitals, which come second), without a name and password; all others (`socks5://…`,
    `https://…`, with a password) are ignored. `no_proxy` lists hosts that are asked directly, by
    name or by the end of their name, `*` for all; `localhost` and addresses of a private network
    always are.
    """
    if _is_near(hop.host) or _is_excepted(hop, _named(environment, "no_proxy")):
        return None
    named = _named(environment, "https_proxy" if hop.is_secure else "http_proxy")
    named = named or _named(environment, "all_proxy")
    found = re.fullmatch(r"(?:http://)?([A-Za-z0-9._-]+|\[[0-9A-Fa-f:]+\]):(\d{1,5})/?", named)
    if found is None or not 0 < int(found[2]) < 65536:
        return None
    return Proxy(found[1].strip("[]"), int(found[2]))


def _named(environment: Mapping[str, str], name: str) -> str:
    return (environment.get(name) or environment.get(name.upper()) or "").strip()


def _is_near(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return not is_public(str(ip_address(host)))
    except ValueError:
        return False


def _is_excepted(hop: Hop, listed: str) -> bool:
    for one in re.split(r"[,\s]+", listed.lower()):
        name, _, port = one.partition(":") if one.count(":") == 1 else (one, "", "")
        name = name.removeprefix("*").strip("[]").lstrip(".")
        if one == "*" or (port in {"", str(hop.port)} and name and _is_in(hop.host, name)):
            return True
    return False


def _is_in(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")
