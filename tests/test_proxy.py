"""Promises of proxies: a simple one of the environment is used, any other is as if it were not there."""

import pytest
from refshelf.tui.hop import hop_of
from refshelf.tui.proxy import Proxy, proxy_for

OURS = Proxy("proxy.example", 3128)


@pytest.mark.parametrize(
    ("address", "environment"),
    [
        ("http://x.org/", {"http_proxy": "http://proxy.example:3128"}),
        ("http://x.org/", {"HTTP_PROXY": "proxy.example:3128/"}),
        (
            "https://x.org/",
            {"https_proxy": "http://proxy.example:3128", "http_proxy": "http://a:1"},
        ),
        ("https://x.org/", {"all_proxy": "http://proxy.example:3128"}),
        ("http://x.org/", {"http_proxy": "proxy.example:3128", "HTTP_PROXY": "http://a:1"}),
        ("http://x.org/", {"http_proxy": "proxy.example:3128", "no_proxy": "y.org,max.org"}),
        ("http://x.org/", {"http_proxy": "proxy.example:3128", "no_proxy": "x.org:81"}),
    ],
)
def test_a_simple_proxy_is_used(address: str, environment: dict[str, str]):
    assert proxy_for(hop_of(address), environment) == OURS


@pytest.mark.parametrize(
    "named",
    [
        *("", "socks5://proxy.example:1080", "https://proxy.example:3128", "proxy.example"),
        *("http://ann:secret@proxy.example:3128", "http://proxy.example:99999", "nonsense"),
    ],
)
def test_any_other_is_ignored(named: str):
    assert proxy_for(hop_of("http://x.org/"), {"http_proxy": named}) is None


@pytest.mark.parametrize(
    "listed", ["*", "x.org", ".x.org", "*.x.org", "a.org, X.org", "x.org:80", "org"]
)
def test_hosts_that_are_listed_are_asked_directly(listed: str):
    environment = {"http_proxy": "proxy.example:3128", "NO_PROXY": listed}

    assert proxy_for(hop_of("http://x.org/"), environment) is None


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "127.0.0.1", "[::1]", "192.168.1.1"])
def test_what_is_near_is_asked_directly(host: str):
    environment = {"all_proxy": "proxy.example:3128"}

    assert proxy_for(hop_of(f"http://{host}/"), environment) is None
