"""A server on loopback for one test: it sends the bytes that the test lays out, and notes what came."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Web:
    """Answers by path, as raw bytes or as a function that makes them piece by piece."""

    origin: str = ""
    answers: dict[str, bytes | Callable[[], Iterator[bytes]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def give(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Answer with a body of known length; gives the address."""
        return self.send(path, f"Content-Length: {len(body)}", *headers, status=status, body=body)

    def send(self, path: str, *headers: str, status: str = "200 OK", body: bytes = b"") -> str:
        """Answer with these headers alone; gives the address."""
        head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *headers, ""))
        self.answers[path] = head.encode("latin-1") + body
        return self.origin + path

    def redirect(self, path: str, to: str) -> str:
        """Answer with a redirect; gives the address."""
        return self.send(path, f"Location: {to}", "Content-Length: 0", status="302 Found")

    def hang(self, path: str) -> str:
        """Never answer while the test lasts; gives the address."""

        def nothing() -> Iterator[bytes]:
            self.ended.wait(30)
            yield b""

        self.answers[path] = nothing
        return self.origin + path


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that hang up are what the tests are about."""


class _QuietSix(_Quiet):
    address_family = socket.AF_INET6


def serve(host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Serve until the test is over."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append(self.path)
            web.heads.append(dict(self.headers))
            self.close_connection = True
            answer = web.answers.get(
                self.path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            )
            with suppress(OSError):
                for piece in [answer] if isinstance(answer, bytes) else answer():
                    self.wfile.write(piece)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its signature
            """Keep the tests' output clean."""

    server = (_QuietSix if ":" in host else _Quiet)((host, 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    shown = f"[{host}]" if ":" in host else host
    web.origin = f"http{'s' if context else ''}://{shown}:{server.server_address[1]}"
    yield web
    web.ended.set()
    server.shutdown()
    server.server_close()
    thread.join()
