"""Promises of the pages of code hosts: each gives the file that it shows, other pages nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refshelf.tui.repository_page import READMES, RawFile, raw_files

RAW = "https://raw.githubusercontent.com"


@pytest.mark.parametrize(
    "page",
    [
        *("https://github.com/o/r", "http://www.github.com/o/r/", "https://github.com/o/r.git"),
        *("https://github.com/o/r#readme", "https://github.com/o/r?tab=readme-ov-file#a"),
        "https://GitHub.com:443/o/r",
    ],
)
def test_a_repository_gives_its_readme_under_each_of_its_names(page: str):
    assert raw_files(page) == tuple(
        RawFile(f"{RAW}/o/r/HEAD/{name}", f"https://github.com/o/r/blob/HEAD/{name}")
        for name in READMES
    )


@pytest.mark.parametrize(
    ("page", "raw", "base"),
    [
        (
            "https://github.com/o/r/tree/main",
            f"{RAW}/o/r/main/README.md",
            "https://github.com/o/r/blob/main/README.md",
        ),
        (
            "https://github.com/o/r/tree/v1/a/b/",
            f"{RAW}/o/r/v1/a/b/README.md",
            "https://github.com/o/r/blob/v1/a/b/README.md",
        ),
        (
            "https://gitlab.com/g/sub/p",
            "https://gitlab.com/g/sub/p/-/raw/HEAD/README.md",
            "https://gitlab.com/g/sub/p/-/blob/HEAD/README.md",
        ),
        (
            "https://gitlab.com/g/p/-/tree/main/docs?ref_type=heads",
            "https://gitlab.com/g/p/-/raw/main/docs/README.md",
            "https://gitlab.com/g/p/-/blob/main/docs/README.md",
        ),
        (
            "https://codeberg.org/o/r",
            "https://codeberg.org/api/v1/repos/o/r/raw/README.md",
            "https://codeberg.org/o/r/src/branch/HEAD/README.md",
        ),
        (
            "https://codeberg.org/o/r/src/branch/main",
            "https://codeberg.org/o/r/raw/branch/main/README.md",
            "https://codeberg.org/o/r/src/branch/main/README.md",
        ),
        (
            "https://bitbucket.org/o/r/src/main/",
            "https://bitbucket.org/o/r/raw/main/README.md",
            "https://bitbucket.org/o/r/src/main/README.md",
        ),
        (
            "https://bitbucket.org/o/r/",
            "https://bitbucket.org/o/r/raw/HEAD/README.md",
            "https://bitbucket.org/o/r/src/HEAD/README.md",
        ),
    ],
)
def test_a_folder_gives_its_readme(page: str, raw: str, base: str):
    found = raw_files(page)

    assert found[0] == RawFile(raw, base)
    assert [one.url.rpartition("/")[2] for one in found[:4]] == list(READMES)


@pytest.mark.parametrize(
    ("page", "raw", "base"),
    [
        (
            "https://github.com/o/r/blob/main/a%20b/l.md?plain=1#L3",
            f"{RAW}/o/r/main/a%20b/l.md",
            "https://github.com/o/r/blob/main/a%20b/l.md",
        ),
        (
            "https://github.com/o/r/raw/main/é l.md",
            f"{RAW}/o/r/main/%C3%A9%20l.md",
            "https://github.com/o/r/blob/main/%C3%A9%20l.md",
        ),
        (
            "https://raw.githubusercontent.com/o/r/refs/heads/main/l.md",
            f"{RAW}/o/r/refs/heads/main/l.md",
            "https://github.com/o/r/blob/main/l.md",
        ),
        (
            "https://github.com/o/r/wiki",
            f"{RAW}/wiki/o/r/Home.md",
            "https://github.com/o/r/wiki/Home",
        ),
        (
            "https://gist.github.com/ann/0123456789abcdef0123",
            "https://gist.github.com/ann/0123456789abcdef0123/raw",
            "https://gist.github.com/ann/0123456789abcdef0123",
        ),
        (
            "https://gitlab.com/g/p/-/blob/main/l.md",
            "https://gitlab.com/g/p/-/raw/main/l.md",
            "https://gitlab.com/g/p/-/blob/main/l.md",
        ),
        (
            "https://codeberg.org/o/r/src/commit/abc/l.md",
            "https://codeberg.org/o/r/raw/commit/abc/l.md",
            "https://codeberg.org/o/r/src/commit/abc/l.md",
        ),
        (
            "https://bitbucket.org/o/r/src/main/l.md",
            "https://bitbucket.org/o/r/raw/main/l.md",
            "https://bitbucket.org/o/r/src/main/l.md",
        ),
    ],
)
def test_the_page_of_a_file_gives_the_file(page: str, raw: str, base: str):
    assert raw_files(page) == (RawFile(raw, base),)


def test_where_a_name_does_not_tell_it_may_be_a_folder_or_a_file():
    found = raw_files("https://bitbucket.org/o/r/src/main/LIST")

    assert [one.url for one in found[::4]] == [
        "https://bitbucket.org/o/r/raw/main/LIST/README.md",
        "https://bitbucket.org/o/r/raw/main/LIST",
    ]


@pytest.mark.parametrize(
    "page",
    [
        *("https://github.com", "https://github.com/o", "https://github.com/topics/databases"),
        *("https://github.com/o/r/issues/3", "https://github.com/o/r/blob/main"),
        *(
            "https://github.com.evil.example/o/r",
            "https://github.com:8080/o/r",
            "ftp://github.com/o/r",
        ),
        *("https://gist.github.com/ann", "https://gitlab.com/g", "https://gitlab.com/g/p/-/issues"),
        *("https://codeberg.org/o/r/issues", "https://bitbucket.org/o", "https://example.org/o/r"),
        *("http://[", "", "github.com/o/r"),
    ],
)
def test_other_pages_are_fetched_as_they_are(page: str):
    assert raw_files(page) == ()


@given(st.sampled_from(["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"]), st.text())
def test_any_path_gives_addresses_in_ascii_or_nothing(host: str, path: str):
    assert all(one.url.isascii() for one in raw_files(f"https://{host}/{path}"))
