"""Connections to servers on the web: only to addresses that were checked, and never for too long."""

import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPResponse
from io import BufferedReader, RawIOBase
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, cast

from .fetch_fault import BY_HAND, NotFetched
from .hop import Hop
from .network_address import is_public
from .proxy import proxy_for

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_TRIED = 4

Endpoint = tuple[socket.AddressFamily, str, tuple[str | int | bytes, ...]]
"""Where a host was found: the family, the IP address, and all that a socket wants to know."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When all must be done by, on the monotonic clock, and how long any one wait may last."""

    end: float
    patience: float

    @classmethod
    def after(cls, seconds: float, patience: float) -> "Deadline":
        """Make the one that ends in so many seconds."""
        return cls(time.monotonic() + seconds, patience)

    def wait(self) -> float:
        """Give the seconds that the next wait may last; raises TimeoutError once time is up."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self.patience)


class Dialler:
    """Connects to hosts, for one fetch.

    Connected to is the very address that was checked, and what a host was first found to be it stays:
    a name that is given another meaning on the way (DNS rebinding) changes nothing. `own_host` is what
    the reader typed; it alone may be on a private network.
    """

    def __init__(self, own_host: str, deadline: Deadline, environment: Mapping[str, str]) -> None:
        self._own_host = own_host
        self._deadline = deadline
        self._environment = environment
        self._found: dict[str, list[Endpoint]] = {}

    def dial(self, hop: Hop) -> "Line":
        """Connect to a host, through the proxy of the environment if there is a simple one.

        Through a proxy it is the proxy that looks up the host, so that only a host which is an IP
        address is known to be private. Raises OSError, or NotFetched for a private address.
        """
        proxy = proxy_for(hop, self._environment)
        found = self._look_up(proxy.host if proxy else hop.host)
        if proxy is None:
            self._refuse_private(hop, found)
        connection = self._connect(found, proxy.port if proxy else hop.port)
        try:
            if proxy is not None and hop.is_secure:
                self._tunnel(connection, hop)
            if hop.is_secure:
                connection = self._secured(connection, hop)
        except BaseException:
            connection.close()
            raise
        is_asked_for = proxy is not None and not hop.is_secure
        return Line(connection, self._deadline, hop.url if is_asked_for else hop.path)

    def _refuse_private(self, hop: Hop, found: list[Endpoint]) -> None:
        inner = [address for _, address, _ in found if not is_public(address)]
        if inner and hop.host != self._own_host:
            why = (
                f"that is a private address ({inner[0]}), and nothing leads there but your own wish"
            )
            raise NotFetched(hop.shown, why, "If you trust it, name that address itself.")

    def _look_up(self, host: str) -> list[Endpoint]:
        if host not in self._found:
            self._found[host] = _looked_up(host, self._deadline.wait())
        return self._found[host]

    def _connect(self, found: list[Endpoint], port: int) -> socket.socket:
        fault: OSError | None = None
        for family, _, place in found[:_TRIED]:
            one = socket.socket(family, socket.SOCK_STREAM)
            try:
                one.settimeout(self._deadline.wait())
                one.connect((place[0], port, *place[2:]))
            except OSError as error:
                one.close()
                fault = fault or error
            else:
                return one
        raise fault or OSError("no address")

    def _secured(self, connection: socket.socket, hop: Hop) -> socket.socket:
        connection.settimeout(self._deadline.wait())
        return ssl.create_default_context().wrap_socket(connection, server_hostname=hop.host)

    def _tunnel(self, connection: socket.socket, hop: Hop) -> None:
        host = f"[{hop.host}]" if ":" in hop.host else hop.host
        place = f"{host}:{hop.port}"
        answer = Line(connection, self._deadline, "").ask("CONNECT", place, {"Host": place})
        if answer.status != 200:
            why = f"the proxy of your environment refuses to lead there ({answer.status})"
            raise NotFetched(hop.shown, why, BY_HAND)


class Line:
    """A connection to a server, or to a proxy that asks it; `target` is what a request names."""

    def __init__(self, connection: socket.socket, deadline: Deadline, target: str) -> None:
        self._connection = connection
        self._deadline = deadline
        self.target = target

    def ask(self, method: str, target: str, headers: Mapping[str, str]) -> HTTPResponse:
        """Send a request and read the head of the answer; raises OSError or HTTPException."""
        lines = (f"{method} {target} HTTP/1.1", *(f"{key}: {headers[key]}" for key in headers))
        self._connection.settimeout(self._deadline.wait())
        self._connection.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii"))
        # An answer wants a socket for nothing but `makefile`.
        answer = HTTPResponse(cast("socket.socket", self), method=method)
        answer.begin()
        return answer

    def makefile(self, _mode: str) -> BufferedReader:
        """Give a stream of what comes, in which no wait lasts longer than the deadline allows."""
        return BufferedReader(_Timed(self._connection, self._deadline))

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


class _Timed(RawIOBase):
    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        self._connection.settimeout(self._deadline.wait())
        return self._connection.recv_into(buffer)


def _looked_up(host: str, seconds: float) -> list[Endpoint]:
    """Find the addresses of a host; the system's own search cannot be told when to give up."""
    found: SimpleQueue[list[Endpoint] | OSError] = SimpleQueue()

    def search() -> None:
        try:
            answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
            found.put([(one[0], str(one[4][0]).partition("%")[0], one[4]) for one in answers])
        except OSError as error:
            found.put(error)
        except UnicodeError:
            found.put(socket.gaierror(host))

    Thread(target=search, daemon=True).start()
    try:
        answer = found.get(timeout=seconds)
    except Empty as error:
        raise TimeoutError from error
    if isinstance(answer, OSError):
        raise answer
    return answer
