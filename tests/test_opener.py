"""Which program opens a link: the first that fits, with the link as one argument."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.data.kind import FormKind
from refshelf.tui.opener import Start, matches, start_for
from refshelf.tui.settings import Opener
from refshelf.user_state.position import Position

PDF = "https://example.org/paper.pdf"
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
    ("url", "kind", "at", "wanted"),
    [
        (TALK, FormKind.VIDEO, "12:34", "754"),
        (TALK, FormKind.VIDEO, None, "0"),
        (TALK, FormKind.VIDEO, "7", "0"),
        (PDF, FormKind.PDF, "7", "7"),
        (PDF, FormKind.PDF, "12:34", "1"),
        (PDF, FormKind.PDF, None, "1"),
    ],
)
def test_the_place_is_seconds_of_what_is_seen_and_a_page_of_what_is_read(
    url: str, kind: FormKind, at: str | None, wanted: str
) -> None:
    position = None if at is None else Position.parse(at)

    start = start_for((Opener("*", ("x", "--at={at}")),), url, kind, position)

    assert start == Start(("x", f"--at={wanted}", url))


def test_who_asks_for_no_place_gets_the_link_that_leads_there() -> None:
    start = start_for((Opener("*", ("x",)),), PDF, FormKind.PDF, Position.parse("7"))

    assert start == Start(("x", f"{PDF}#page=7"))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "--help", ""])
def test_no_program_gets_what_is_no_web_link(url: str) -> None:
    assert start_for((Opener("*", ("cat",)),), url, FormKind.PAGE) is None


@given(st.text(alphabet="{}urlat$`;'\"|&%#-~ ", max_size=30))
def test_a_link_stays_one_argument_whatever_is_in_it(tail: str) -> None:
    url = f"https://example.org/{tail}"

    start = start_for((Opener("*", ("mpv", "{url}", "{at}")),), url, FormKind.VIDEO)

    assert start is None or start.arguments == ("mpv", url, "0")
