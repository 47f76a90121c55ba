"""Addresses in lists: with a scheme each is still the one that it was."""

from hypothesis import example, given
from hypothesis import strategies as st
from refshelf.data.importer.link import whole_link, with_scheme
from refshelf.data.key import BadUrl, known_key

PIECES = (
    "http",
    "https",
    "HTTPS",
    "ftp",
    "a",
    "x.org",
    "localhost",
    "arxiv",
    ":",
    "://",
    "//",
    "/",
)
PIECES += ("80", "9" * 30, "@", "?", "#", "?q=", ".", "[::1]", "..", "%20", "é")
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join)


@given(TEXTS)
@example("https:" + "9" * 30 + "//x.org/a")
def test_an_address_with_a_scheme_has_the_key_that_it_had(text: str) -> None:
    try:
        wanted = known_key(text)
    except BadUrl:
        return

    assert known_key(with_scheme(text)) == wanted


@given(TEXTS)
def test_a_whole_link_has_a_key(text: str) -> None:
    link = whole_link(text)

    assert not link or known_key(link)
