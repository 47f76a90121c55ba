"""Promises of encrypted fetching: only to a server whose certificate is sound for that very name."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from refshelf.tui.fetching import NotFetched, fetch
from web_server import Web, serve

LIST = b"# Papers\n"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Make a certificate of this machine's own address, and its key in the same file."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here to make a certificate")
    path = tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(tmp_path / "key.pem"), "-out", str(path)),
        ],
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + (tmp_path / "key.pem").read_bytes())
    return path


@pytest.fixture
def web(certificate: Path) -> Iterator[Web]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    yield from serve(context=context)


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


def test_a_list_comes_from_a_server_that_is_trusted(web: Web, trusted: None):
    assert fetch(web.give("/l.md", LIST), environment={}).data == LIST


def test_a_server_that_nobody_vouches_for_is_refused(web: Web):
    with pytest.raises(NotFetched, match=r"certificate of 127\.0\.0\.1 is not to be trusted"):
        fetch(web.give("/l.md", LIST), environment={})
    assert web.asked == []


def test_a_certificate_for_another_name_is_refused(web: Web, trusted: None):
    address = web.give("/l.md", LIST).replace("127.0.0.1", "localhost")

    with pytest.raises(NotFetched, match="certificate of localhost is not to be trusted"):
        fetch(address, environment={})


def test_a_redirect_out_of_encryption_is_refused(web: Web, trusted: None):
    address = web.redirect("/a", web.origin.replace("https", "http"))

    with pytest.raises(NotFetched, match="which is not encrypted"):
        fetch(address, environment={})


def test_a_server_without_encryption_is_not_asked_in_the_open():
    served = serve()
    plain = next(served)
    address = plain.give("/l.md", LIST).replace("http:", "https:")

    with pytest.raises(NotFetched, match="no encrypted connection came about"):
        fetch(address, environment={})

    next(served, None)
    assert plain.asked == []
