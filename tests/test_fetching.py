"""Promises of fetching: what the web sends comes whole and within limits, or a sentence says why not."""

import gzip
import itertools
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest
from refshelf.tui.fetching import Fetched, Limits, NotFetched, fetch
from refshelf.tui.repository_page import RawFile
from web_server import Web, serve

LIST = b"# Papers\n\n- [One](https://example.org/one)\n"
SMALL = Limits(size=1000)
IMPATIENT = Limits(patience=0.2)
BRIEF = Limits(seconds=0.6)


@pytest.fixture
def web() -> Iterator[Web]:
    yield from serve()


def fetched(address: str, limits: Limits | None = None) -> Fetched:
    return fetch(address, limits=limits or Limits(), environment={})


def refused(address: str, limits: Limits = SMALL) -> str:
    with pytest.raises(NotFetched) as caught:
        fetched(address, limits)
    return str(caught.value)


def chunked(*pieces: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in (*pieces, b""))


def test_a_list_comes_with_its_address_and_name(web: Web):
    address = web.give("/lists/my%20list.md?raw=1", LIST, "Content-Type: text/markdown")

    assert fetched(f"{address}#papers") == Fetched(LIST, address, "my list.md")


def test_the_root_of_a_site_is_named_for_its_host(web: Web):
    web.give("/", LIST)

    assert fetched(web.origin).name == "127.0.0.1"


def test_it_says_who_asks_and_nothing_of_the_reader(web: Web):
    address = web.give("/list.md", LIST, "Set-Cookie: id=7")

    fetched(address.replace("//", "//ann:secret@"))

    names = {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert set(web.heads[0]) == names
    assert web.heads[0]["User-Agent"].startswith("refshelf/")


def test_a_cookie_does_not_come_back(web: Web):
    web.give("/there", LIST)
    web.send("/here", "Set-Cookie: id=7", "Location: /there", status="301 Moved")

    fetched(f"{web.origin}/here")

    assert "Cookie" not in web.heads[1]


def test_a_password_is_not_shown_in_what_is_said(web: Web):
    assert "secret" not in refused(f"{web.origin}/none".replace("//", "//ann:secret@"))


def test_progress_is_told_up_to_the_end(web: Web):
    told: list[tuple[int, int | None]] = []
    address = web.give("/list.md", LIST)

    fetch(address, lambda done, total: told.append((done, total)), environment={})

    assert told[-1] == (len(LIST), len(LIST))


def test_what_comes_in_chunks_is_put_together(web: Web):
    address = web.send("/l.md", "Transfer-Encoding: chunked", body=chunked(LIST[:7], LIST[7:]))

    assert fetched(address).data == LIST


def test_what_has_no_length_ends_with_the_connection(web: Web):
    assert fetched(web.send("/l.md", body=LIST)).data == LIST


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(LIST)),
        ("x-gzip", gzip.compress(LIST[:9]) + gzip.compress(LIST[9:])),
        ("gzip", gzip.compress(LIST) + bytes(20)),
        ("deflate", zlib.compress(LIST)),
        ("deflate", zlib.compress(LIST, wbits=-15)),
        ("identity", LIST),
    ],
    ids=["gzip", "members", "padded", "zlib", "bare", "identity"],
)
def test_what_was_packed_for_the_way_is_unpacked(web: Web, encoding: str, packed: bytes):
    assert fetched(web.give("/l.md", packed, f"Content-Encoding: {encoding}")).data == LIST


@pytest.mark.parametrize(
    ("charset", "sent", "text"),
    [
        ("iso-8859-2", "Łódź".encode("iso-8859-2"), "Łódź"),
        ('"Shift_JIS"', "日本".encode("shift_jis"), "日本"),
        ("iso-2022-jp", "日本".encode("iso-2022-jp"), "日本"),
        ("utf-16-le", "Łódź".encode("utf-16-le"), "Łódź"),
        ("iso-8859-1", "Łódź".encode(), "Łódź"),
        ("utf-8", "Łódź".encode(), "Łódź"),
        ("nonsense", "Łódź".encode(), "Łódź"),
        ("rot13", b"text", "text"),
    ],
    ids=["latin", "quoted", "seven bits", "wide", "mistaken", "utf-8", "unknown", "no encoding"],
)
def test_text_comes_in_utf_8(web: Web, charset: str, sent: bytes, text: str):
    address = web.give("/l.md", sent, f"Content-Type: text/plain; charset={charset}")

    assert fetched(address).data.decode() == text


@pytest.mark.parametrize(
    "body", ["Łódź".encode("iso-8859-2"), b"PK\x03\x04\xff\xfe\xb3"], ids=["text", "zip"]
)
def test_bytes_stay_where_no_encoding_is_named_that_they_are_in(web: Web, body: bytes):
    assert fetched(web.give("/l", body, "Content-Type: text/plain; charset=utf-8")).data == body


def test_redirects_are_followed_and_links_are_relative_to_where_they_end(web: Web):
    web.give("/c/list.md", LIST)
    web.redirect("/b", "c/list.md")
    address = web.redirect("/a/", "../b")

    assert fetched(address) == Fetched(LIST, f"{web.origin}/c/list.md", "list.md")


def test_redirects_end(web: Web):
    address = web.redirect("/a", "/a")

    assert "leads on and on (over 2 redirects)" in refused(address, Limits(redirects=2))
    assert len(web.asked) == 3


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x"])
def test_a_redirect_out_of_the_web_is_refused(web: Web, place: str):
    assert "only http and https addresses are fetched" in refused(web.redirect("/a", place))


@pytest.mark.parametrize(
    "place", ["http://[::1", "http://a b/", "http://x:99999/", "//ex%00ample.com/"]
)
def test_a_redirect_to_no_address_is_refused(web: Web, place: str):
    assert "no address" in refused(web.redirect("/a", place))


def test_a_redirect_without_a_place_is_refused(web: Web):
    assert "leads nowhere (302)" in refused(web.send("/a", status="302 Found"))


@pytest.mark.parametrize("host", ["127.0.0.2", "::1"])
def test_a_redirect_to_another_private_host_asks_nothing_there(web: Web, host: str):
    inner = serve(host)
    secret = next(inner)
    address = web.redirect("/a", secret.give("/list.md", LIST))

    said = refused(address)

    next(inner, None)
    assert f"that is a private address ({host})" in said
    assert secret.asked == []


@pytest.mark.parametrize(
    "host",
    ["localhost", "0.0.0.0", "2130706433", "127.1", "[::ffff:127.0.0.1]", "[::]"],  # noqa: S104  # nothing is bound
)
def test_another_name_for_this_machine_is_another_host(web: Web, host: str):
    address = web.redirect("/a", web.give("/list.md", LIST).replace("127.0.0.1", host))

    assert "private address" in refused(address)
    assert web.asked == ["/a"]


def test_an_endless_body_is_given_up_at_the_limit(web: Web):
    web.answers["/a"] = lambda: itertools.chain(
        [b"HTTP/1.1 200 OK\r\n\r\n"], itertools.repeat(LIST)
    )

    assert "larger than 1,000 bytes" in refused(f"{web.origin}/a")


def test_a_body_that_says_it_is_too_large_is_not_read(web: Web):
    address = web.send("/a", f"Content-Length: {10**9}")

    assert "larger than 64 MiB" in refused(address, Limits())


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(bytes(10**8))),
        ("gzip", gzip.compress(bytes(900)) * 2),
        ("deflate", zlib.compress(bytes(10**7))),
    ],
    ids=["one", "members", "deflate"],
)
def test_a_bomb_is_given_up_at_the_limit(web: Web, encoding: str, packed: bytes):
    address = web.give("/a", packed, f"Content-Encoding: {encoding}")
    limits = Limits(size=max(1000, len(packed)))

    assert "larger than" in refused(address, limits)


def test_a_bomb_takes_no_memory(web: Web):
    address = web.give("/a", gzip.compress(bytes(10**8)), "Content-Encoding: gzip")
    tracemalloc.start()

    refused(address, Limits(size=10**6))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * 10**6


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Length: 900"], LIST),
        (["Transfer-Encoding: chunked"], chunked(LIST)[:-5]),
        (["Transfer-Encoding: chunked"], b"zz\r\nnonsense"),
        (["Content-Encoding: gzip"], gzip.compress(LIST)[:-9]),
    ],
    ids=["length", "chunks", "no chunks", "gzip"],
)
def test_half_a_list_is_none(web: Web, headers: list[str], body: bytes):
    assert "broke off" in refused(web.send("/a", *headers, body=body))


def test_what_is_longer_than_it_says_ends_there(web: Web):
    assert fetched(web.send("/a", "Content-Length: 8", body=LIST)).data == LIST[:8]


@pytest.mark.parametrize(
    ("encoding", "said"), [("gzip", "compression is damaged"), ("br", "packed as “br”")]
)
def test_what_cannot_be_unpacked_is_refused(web: Web, encoding: str, said: str):
    assert said in refused(web.give("/a", LIST, f"Content-Encoding: {encoding}"))


def test_a_server_that_never_answers_is_given_up(web: Web):
    assert "no answer came within 0.2 seconds" in refused(web.hang("/a"), IMPATIENT)


def test_a_server_that_stops_in_the_middle_is_given_up(web: Web):
    def half() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"
        web.ended.wait(30)

    web.answers["/a"] = half

    assert "no answer came within 0.2 seconds" in refused(f"{web.origin}/a", IMPATIENT)


@pytest.mark.parametrize("begun", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_given_up_when_time_is_up(web: Web, begun: bytes):
    def drip() -> Iterator[bytes]:
        yield begun
        while not web.ended.wait(0.05):
            yield b"x"

    web.answers["/a"] = drip

    assert "or not all in 0.6" in refused(f"{web.origin}/a", BRIEF)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("404 Not Found", "nothing there (404)"),
        ("410 Gone", "nothing there (410)"),
        ("401 Unauthorized", "a password is asked for"),
        ("403 Forbidden", "does not give it"),
        ("418 Teapot", "something else than a list (418)"),
        ("204 No Content", "something else than a list (204)"),
        ("500 Broken", "a fault of its own (500)"),
        ("503 Busy", "a fault of its own (503)"),
    ],
)
def test_a_status_is_said_in_words_with_the_address(web: Web, status: str, said: str):
    address = web.give("/a", b"<html>", "Content-Type: text/html", status=status)

    sentence = refused(address)

    assert said in sentence
    assert sentence.startswith(f"{address} was not fetched: ")


def test_who_asked_too_often_is_told_when_to_come_back(web: Web):
    address = web.give("/a", b"", "Retry-After: 30", status="429 Slow down")

    assert refused(address).endswith(
        "the server was asked too often (429). Try again in 30 seconds."
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("image/png", "a picture"),
        ("image/svg+xml", "a picture"),
        ("audio/mpeg", "sound"),
        ("video/mp4", "a video"),
        ("Application/PDF; x=y", "a PDF"),
        ("application/vnd.ms-excel", "of the type application/vnd.ms-excel"),
    ],
)
def test_what_can_be_no_list_is_refused(web: Web, kind: str, said: str):
    assert f"it is {said}, not a list" in refused(web.give("/a", LIST, f"Content-Type: {kind}"))


@pytest.mark.parametrize(
    "kind",
    [
        *("text/html", "text/x-markdown", "application/json", "application/atom+xml", "odd"),
        *("application/x-yaml", "application/zip", "application/octet-stream", ""),
    ],
)
def test_what_may_be_a_list_is_fetched(web: Web, kind: str):
    assert fetched(web.give("/a", LIST, f"Content-Type: {kind}")).data == LIST


@pytest.mark.parametrize(
    "answer",
    [b"SSH-2.0-OpenSSH_9\r\n", b"", b"HTTP/1.1 x\r\n\r\n", b"HTTP/1.1 200\r\n" + b"a" * 70000],
    ids=["ssh", "nothing", "no status", "long"],
)
def test_what_does_not_speak_http_is_said_to(web: Web, answer: bytes):
    web.answers["/a"] = answer

    assert "does not speak HTTP" in (said := refused(f"{web.origin}/a")) or "hung up" in said


def test_where_nothing_answers_that_is_said():
    server = serve()
    gone = next(server).origin
    next(server, None)

    assert "nothing answers on port" in refused(gone)


def test_a_host_that_is_none_is_said_to_be():
    assert "there is no host nowhere.invalid" in refused("http://nowhere.invalid/", Limits())


@pytest.mark.parametrize("address", ["file:///etc/passwd", "gopher://x.org", "x.org/list.md"])
def test_only_the_web_is_fetched(address: str):
    assert "only http and https" in refused(address)


def test_a_readme_is_found_under_another_of_its_names(web: Web):
    raw = web.give("/raw/readme.md", LIST)
    page = "https://example.org/o/r/readme.md"
    files = (RawFile(f"{web.origin}/raw/README.md", "page"), RawFile(raw, page))

    found = fetch(f"{web.origin}/o/r", environment={}, files_of=lambda _: files)

    assert found == Fetched(LIST, page, "readme.md")


def test_a_repository_without_a_readme_is_said_to_have_none(web: Web):
    files = (RawFile(f"{web.origin}/a", "x"), RawFile(f"{web.origin}/b", "x"))

    with pytest.raises(NotFetched, match=r"/o/r was not fetched: there is no README in Markdown"):
        fetch(f"{web.origin}/o/r", environment={}, files_of=lambda _: files)


def test_other_names_are_not_tried_after_a_fault_of_the_server(web: Web):
    broken = web.give("/a", b"", status="500 Broken")
    files = (RawFile(broken, "x"), RawFile(f"{web.origin}/b", "x"))

    with pytest.raises(NotFetched, match="fault of its own"):
        fetch(f"{web.origin}/o/r", environment={}, files_of=lambda _: files)
    assert web.asked == ["/a"]


def test_a_page_to_sign_in_is_not_taken_for_the_file(web: Web):
    web.give("/sign_in", b"<html>", "Content-Type: text/html")
    files = (RawFile(web.redirect("/raw", "/sign_in"), "https://example.org/o/r/list.md"),)

    with pytest.raises(NotFetched, match="a page comes in place of the file"):
        fetch(
            f"{web.origin}/o/r",
            environment={},
            files_of=lambda address: files if address.endswith("/o/r") else (),
        )


def test_a_simple_proxy_asks_for_us(web: Web):
    web.give("http://list.example/l.md", LIST)

    found = fetch("http://list.example/l.md", environment={"http_proxy": web.origin})

    assert found == Fetched(LIST, "http://list.example/l.md", "l.md")


def test_a_proxy_is_not_asked_for_this_machine(web: Web):
    address = web.give("/l.md", LIST)

    assert fetch(address, environment={"http_proxy": "http://127.0.0.1:9"}).data == LIST


def test_a_proxy_that_does_not_lead_to_a_secure_place_is_said_to(web: Web):
    with pytest.raises(NotFetched, match=r"the proxy of your environment refuses .*\(501\)"):
        fetch("https://list.example/l.md", environment={"HTTPS_PROXY": web.origin})
