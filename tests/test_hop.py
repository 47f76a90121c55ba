"""Promises of hops: what an address asks for, what of it is dropped, and where a redirect may lead."""

import pytest
from refshelf.tui.fetch_fault import NotFetched
from refshelf.tui.hop import Hop, hop_of, next_hop, without_password


def test_an_address_is_taken_apart():
    assert hop_of("HTTPS://Example.ORG.:8443/a b/é?q=ü&r=%20#part") == Hop(
        is_secure=True,
        host="example.org",
        port=8443,
        path="/a%20b/%C3%A9?q=%C3%BC&r=%20",
        typed="HTTPS://Example.ORG.:8443/a b/é?q=ü&r=%20#part",
    )


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("http://example.org", "http://example.org/"),
        ("https://example.org:443/x", "https://example.org/x"),
        ("http://example.org:443/x", "http://example.org:443/x"),
        ("http://[0:0::1]:80/x", "http://[::1]/x"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://ann:secret@example.org/x", "http://example.org/x"),
        ("http://example.org/x\r\nHost: y", "http://example.org/xHost:%20y"),
    ],
)
def test_it_is_put_together_in_one_way(address: str, url: str):
    assert hop_of(address).url == url


@pytest.mark.parametrize(
    "address",
    [
        *("http://", "http:///x", "http://[::1", "http://[1]/", "http://x:0x1/", "http://x:99999/"),
        *("http://a b/", "http://a%0d%0ab/", "http://..", f"http://{'a' * 70}.org/"),
    ],
)
def test_what_has_no_host_is_no_address(address: str):
    with pytest.raises(NotFetched, match="no address of the web"):
        hop_of(address)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://ann:secret@x.org/a@b", "https://x.org/a@b"),
        ("HTTP://ann@x.org", "HTTP://x.org"),
        ("https://x.org/@ann", "https://x.org/@ann"),
        ("https://x.org?to=a@b", "https://x.org?to=a@b"),
        ("https://a@b@x.org/", "https://x.org/"),
    ],
)
def test_a_password_is_dropped_and_nothing_else(address: str, kept: str):
    assert without_password(address) == kept


def test_a_redirect_may_lead_into_encryption():
    assert next_hop(hop_of("http://x.org/a"), "https://x.org/b").url == "https://x.org/b"


def test_a_redirect_may_not_lead_out_of_encryption():
    with pytest.raises(NotFetched, match=r"from https to http://x\.org/b, which is not encrypted"):
        next_hop(hop_of("https://x.org/a"), "http://x.org/b")


def test_what_was_typed_is_told_beside_where_it_led():
    hop = next_hop(next_hop(hop_of("http://x.org/a"), "/b"), "/c")

    assert hop.shown == "http://x.org/c (which http://x.org/a leads to)"
