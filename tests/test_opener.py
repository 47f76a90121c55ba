"""Which program opens a link: the first that fits, with the link as one argument."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.kind import FormKind
from refshelf.tui.opener import matches, start_for
from refshelf.tui.settings import Opener

TALK = "https://www.youtube.com/watch?v=9AkgiEJ_dA4"


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("youtube.com/*", TALK),
        ("youtube.com", TALK),
        ("YouTube.com/watch?v=*", TALK),
        ("https://www.youtube.com/*", TALK),
        ("*.pdf", "https://example.org/a/b.pdf"),
        ("*/*.pdf", "https://example.org/a/b.pdf"),
        ("*", "mailto:anna@example.org"),
        ("*.example.org", "https://deep.example.org/x"),
        ("example.org/*", "https://example.org"),
        ("example.org/a[1]", "https://example.org/a[1]"),
    ],
)
def test_a_pattern_matches(pattern: str, url: str) -> None:
    assert matches(pattern, url)


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("youtube.com/*", "https://youtube.com.example.org/"),
        ("youtube.com", "https://youtube.com@example.org/"),
        ("youtube.com", "https://example.org/youtube.com"),
        ("example.org/A", "https://example.org/a"),
        ("example.org/[ab]", "https://example.org/a"),
    ],
)
def test_a_pattern_matches_nothing_else(pattern: str, url: str) -> None:
    assert not matches(pattern, url)


def test_the_first_that_fits_opens_it() -> None:
    openers = (
        Opener("*", ("reader",), FormKind.PDF),
        Opener("youtube.com", ("player",)),
        Opener("*", ("browser",)),
    )

    found = [start_for(openers, TALK, kind) for kind in (FormKind.PDF, FormKind.VIDEO)]

    assert [start and start.arguments[0] for start in found] == ["reader", "player"]


def test_without_a_place_for_it_the_link_is_the_last_argument() -> None:
    start = start_for((Opener("*", ("mpv", "--fs")),), TALK, FormKind.VIDEO)

    assert start is not None
    assert start.arguments == ("mpv", "--fs", TALK)


@pytest.mark.parametrize(
    ("kind", "at", "wanted"),
    [
        (FormKind.VIDEO, "12:34", "754"),
        (FormKind.VIDEO, "1:02:03", "3723"),
        (FormKind.VIDEO, None, "0"),
        (FormKind.VIDEO, "7", "0"),
        (FormKind.PDF, "7", "7"),
        (FormKind.PDF, "12:34", "1"),
        (FormKind.PDF, "9" * 5000, "1"),
        (FormKind.PDF, "soon", "1"),
    ],
)
def test_the_place_is_seconds_of_what_is_seen_and_a_page_of_what_is_read(
    kind: FormKind, at: str | None, wanted: str
) -> None:
    start = start_for((Opener("*", ("x", "--at={at}")),), TALK, kind, at)

    assert start is not None
    assert start.arguments[1] == f"--at={wanted}"


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "--help", ""])
def test_no_program_gets_what_is_no_web_link(url: str) -> None:
    assert start_for((Opener("*", ("cat",)),), url, FormKind.PAGE) is None


@given(st.text(alphabet="{}urlat$`;'\"|&%#-~ ", max_size=30))
def test_a_link_stays_one_argument_whatever_is_in_it(tail: str) -> None:
    url = f"https://example.org/{tail}"

    start = start_for((Opener("*", ("mpv", "{url}", "{at}")),), url, FormKind.VIDEO)

    assert start is None or start.arguments == ("mpv", url, "0")
