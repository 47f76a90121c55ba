"""Fetching a list from the web: one GET, only where a reader asked for it, and within limits."""

import os
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from pathlib import PurePosixPath
from socket import gaierror
from urllib.parse import unquote, urlsplit

from ..data.limit import MAX_BYTES
from ..data.text import clean
from .answer_body import Progress, in_utf8, read_body, refuse_kind
from .dialler import Deadline, Dialler
from .fetch_fault import BY_HAND, LATER, Missing, NotFetched, fault_of_status
from .hop import Hop, hop_of, next_hop
from .repository_page import RawFile, raw_files

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is fetched at most.

    `size` in bytes, packed and unpacked; `patience` are the seconds to connect and between bytes,
    `seconds` those for all of it; `redirects` are followed before it is given up.
    """

    size: int = MAX_BYTES
    patience: float = 10
    seconds: float = 60
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched: the address that links in it are relative to, and the name of the file."""

    data: bytes
    url: str
    name: str


def fetch(
    address: str,
    progress: Progress | None = None,
    *,
    is_typed: bool = True,
    limits: Limits | None = None,
    environment: Mapping[str, str] | None = None,
    files_of: Callable[[str], tuple[RawFile, ...]] = raw_files,
) -> Fetched:
    """Fetch what is at an http or https address; raises NotFetched with the reason and a cure.

    A page of a code host that shows a file gives the file (`files_of`). Neither a password of the
    address nor a cookie is sent. A private address is asked only if the reader named that very host,
    not because something redirects there or a file names it (`is_typed` is false then). Text comes
    in UTF-8 where the server names another encoding. `progress` is told the bytes that came and how
    many there are. Of the environment (`os.environ` if none is given) simple proxies are used, see
    `proxy_for`.
    """
    limits = limits or Limits()
    own = hop_of(address)
    deadline = Deadline.after(limits.seconds, limits.patience)
    host = own.host if is_typed else ""
    dialler = Dialler(host, deadline, os.environ if environment is None else environment)
    errand = _Errand(dialler, limits, progress, files_of)
    return errand.fetch(own, address)


class _Errand:
    """One fetch: it knows how many redirects are left."""

    def __init__(
        self,
        dialler: Dialler,
        limits: Limits,
        progress: Progress | None,
        files_of: Callable[[str], tuple[RawFile, ...]],
    ) -> None:
        self._dialler = dialler
        self._limits = limits
        self._progress = progress
        self._files_of = files_of
        self._redirects = limits.redirects

    def fetch(self, hop: Hop, address: str, page: str = "") -> Fetched:
        """Fetch what an address or its page shows; `page` is one that led here."""
        files = self._files_of(address)
        if not files:
            return self._get(hop, page)
        for file in files:
            try:
                return self._get(hop_of(file.url, hop.typed), file.page)
            except Missing:
                continue
        if len(files) == 1:
            why = "there is no such file, or it is not public"
        else:
            why = "there is no README in Markdown, or it is not public"
        raise Missing(hop.shown, why, "Look at the address, or name the page of the very file.")

    def _get(self, hop: Hop, page: str) -> Fetched:
        try:
            line = self._dialler.dial(hop)
            try:
                answer = line.ask("GET", line.target, _headers(hop))
                if answer.status not in _REDIRECTS:
                    return self._taken(hop, answer, page)
                onward = self._onward(hop, answer)
            finally:
                line.close()
        except (OSError, HTTPException) as error:
            raise _fault_of(hop, error, self._limits) from error
        return self.fetch(onward, onward.url, page)

    def _onward(self, hop: Hop, answer: HTTPResponse) -> Hop:
        if not self._redirects:
            why = f"it leads on and on (over {self._limits.redirects} redirects)"
            raise NotFetched(hop.shown, why, BY_HAND)
        self._redirects -= 1
        location = answer.headers.get("Location")
        if not location:
            raise NotFetched(hop.shown, f"it leads nowhere ({answer.status})", BY_HAND)
        return next_hop(hop, location)

    def _taken(self, hop: Hop, answer: HTTPResponse, page: str) -> Fetched:
        if answer.status != 200:
            retry_after = str(answer.headers.get("Retry-After") or "")
            raise fault_of_status(hop.shown, answer.status, retry_after)
        refuse_kind(answer.headers, hop.shown)
        name = _name_of(page) if page and "." in _name_of(page) else _name_of(hop.url)
        if page and _is_page(answer) and not name.lower().endswith((".html", ".htm")):
            why = "a page comes in place of the file, as where one has to sign in"
            raise NotFetched(hop.shown, why, BY_HAND)
        data = read_body(answer, hop.shown, self._limits.size, self._progress)
        return Fetched(in_utf8(data, answer.headers), page or hop.url, name or hop.host)


def _headers(hop: Hop) -> dict[str, str]:
    return {
        "Host": hop.authority,
        "User-Agent": f"refshelf/{version('refshelf')}",
        "Accept": "text/*, application/json, application/xml, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _is_page(answer: HTTPResponse) -> bool:
    return answer.headers.get_content_type() == "text/html"


def _name_of(url: str) -> str:
    path = unquote(urlsplit(url).path, errors="replace")
    return clean(PurePosixPath(path.replace("\\", "/")).name)[-_LONGEST_NAME:]


def _fault_of(hop: Hop, error: Exception, limits: Limits) -> NotFetched:
    """Say in words what went wrong with a connection."""
    match error:
        case TimeoutError():
            why = f"no answer came within {limits.patience:g} seconds, or not all in {limits.seconds:g}"
            return NotFetched(hop.shown, why, LATER)
        case gaierror():
            why = f"there is no host {hop.host}, or this machine is offline"
            return NotFetched(hop.shown, why, "Look at the address and the connection.")
        case ConnectionRefusedError():
            why = f"nothing answers on port {hop.port} of {hop.host}"
            return NotFetched(hop.shown, why, "Look at the address, or try again later.")
        case ssl.SSLCertVerificationError():
            why = f"the certificate of {hop.host} is not to be trusted ({error.verify_message})"
            return NotFetched(hop.shown, why, "Look at the address and at this machine's clock.")
        case ssl.SSLError():
            why = f"no encrypted connection came about ({error.reason or 'TLS'})"
            return NotFetched(hop.shown, why, "Look whether the address is one of https.")
        case ConnectionError():
            return NotFetched(hop.shown, "the server hung up", LATER)
        case OSError():
            return NotFetched(hop.shown, f"{error.strerror or error}", LATER)
        case _:
            why = f"what answers there does not speak HTTP, or broke off ({type(error).__name__})"
            return NotFetched(hop.shown, why, BY_HAND)
