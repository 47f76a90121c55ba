"""Promises of dialling: a name leads where it led at first, and inside only if the reader wrote it."""

import socket
from collections.abc import Callable, Iterator

import pytest
from refshelf.tui.dialler import Deadline
from refshelf.tui.fetching import Limits, NotFetched, fetch
from web_server import Web, serve

LIST = b"# Papers\n"

Naming = Callable[..., None]


@pytest.fixture
def web() -> Iterator[Web]:
    yield from serve()


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Naming:
    """Give a function that says what a name means each time that it is looked up; the last stays."""
    real = socket.getaddrinfo
    meanings: dict[str, list[list[str]]] = {}

    def look_up(host: str, *args: object, **more: object) -> list[object]:
        if host not in meanings:
            raise socket.gaierror(host)
        now = meanings[host].pop(0) if len(meanings[host]) > 1 else meanings[host][0]
        return [found for one in now for found in real(one, *args, **more)]

    def give(host: str, *answers: list[str]) -> None:
        meanings[host] = list(answers)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return give


def test_a_name_that_the_reader_wrote_may_lead_inside(web: Web, named: Naming):
    named("list.example", ["127.0.0.1"])

    assert fetch(web.give("/a", LIST).replace("127.0.0.1", "list.example"), environment={})
    assert web.heads[0]["Host"] == web.origin.replace("http://127.0.0.1", "list.example")


@pytest.mark.parametrize("found", [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:127.0.0.1"]])
def test_a_name_that_a_redirect_has_may_not(web: Web, named: Naming, found: list[str]):
    named("127.0.0.1", ["127.0.0.1"])
    named("inner.example", found)
    address = web.redirect("/a", web.give("/b", LIST).replace("127.0.0.1", "inner.example"))

    with pytest.raises(NotFetched, match="private address"):
        fetch(address, environment={})
    assert web.asked == ["/a"]


def test_a_name_that_gets_another_meaning_keeps_its_first(web: Web, named: Naming):
    inside = serve("127.0.0.2")
    secret = next(inside)
    named("list.example", ["127.0.0.1"], ["127.0.0.2"])
    there = secret.give("/list.md", LIST).replace("127.0.0.2", "list.example")
    address = web.redirect("/a", there).replace("127.0.0.1", "list.example")

    with pytest.raises(NotFetched, match="nothing answers on port"):
        fetch(address, environment={})

    next(inside, None)
    assert secret.asked == []


def test_another_address_of_a_host_is_tried_where_one_does_not_answer(web: Web, named: Naming):
    named("list.example", ["127.0.0.3", "127.0.0.1"])
    address = web.give("/a", LIST).replace("127.0.0.1", "list.example")

    assert fetch(address, environment={}).data == LIST


def test_a_search_for_a_host_that_does_not_end_is_given_up(
    web: Web, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: web.ended.wait(30) and [])

    with pytest.raises(NotFetched, match=r"no answer came within 0\.2 seconds"):
        fetch("http://list.example/", environment={}, limits=Limits(patience=0.2))


def test_once_time_is_up_there_is_no_further_wait():
    with pytest.raises(TimeoutError):
        Deadline.after(-1, 10).wait()


def test_no_wait_is_longer_than_the_time_that_is_left():
    assert Deadline.after(5, 10).wait() <= 5
