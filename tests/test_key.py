"""One resource has one key, whatever its address looks like in a list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refshelf.data.key import BadUrl, is_web_link, key, name_key

BEGINNINGS = st.sampled_from(
    """
    http:// https://www. // youtube: https://youtu.be/ https://www.youtube.com/watch?v= arxiv:
    https://arxiv.org/pdf/ https://doi.org/10.1234/ doi:10.1000/ https://github.com/ mailto: ftp:
    https://gitlab.com/a/ x.com/ http://ex.com/? http://ex.com# www. 10.1234/ ftp://
    """.split()  # noqa: SIM905  # a table of beginnings, not of strings
) | st.just("")
ENDINGS = st.text() | st.text(alphabet="ab.%2Ffev1?=&#/:@ \\Eé[]~-_İΣß\n;", max_size=20)


@settings(max_examples=1500, deadline=None)
@given(BEGINNINGS, ENDINGS)
def test_any_text_gives_a_lasting_printable_key_or_a_clear_error(beginning: str, ending: str):
    try:
        found = key(beginning + ending)
    except BadUrl as error:
        assert "is no address" in str(error)  # noqa: PT017  # both outcomes are right
        return
    assert key(found) == found
    assert found.isprintable()
    assert " " not in found


@pytest.mark.parametrize(
    "variant",
    [
        "http://example.com/a?x=1&y=2",
        "https://www.example.com/a/?y=2&x=1",
        "HTTPS://Example.COM:443/a?x=1&y=2#",
        "http://example.com:80/a?x=1&y=2&utm_source=rss&UTM_Medium=mail",
        "example.com/a?x=1&y=2&fbclid=abc&gclid=d&si=e&feature=share",
        "//example.com/a?x=1&amp;y=2",
        "https://user:secret@example.com/a?x=1&y=2",
        "https://example.com./b/../a?&x=1&&y=2#:~:text=some%20words",
        "https://example.com/%61?x=1&y=2",
        " <https://exam\nple.com/a?x=1&y=2>\n",
        "https:\\\\example.com\\a?x=1&y=2",
    ],
)
def test_what_does_not_name_the_resource_does_not_count(variant: str):
    assert key(variant) == "example.com/a?x=1&y=2"


def test_an_ampersand_escaped_twice_is_an_ampersand():
    assert key("https://example.com/a?x=1&amp;amp;y=2") == "example.com/a?x=1&y=2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a", "https://example.com/A"),
        ("https://example.com/a", "https://example.com/a/index.html"),
        ("https://example.com/a#one", "https://example.com/a#two"),
        ("https://example.com/a?x=1", "https://example.com/a?x=2"),
        ("https://example.com/a?x=1&x=2", "https://example.com/a?x=2&x=1"),
        ("https://example.com:8080/a", "https://example.com/a"),
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
        ("https://en.example.com/a", "https://example.com/a"),
        ("https://github.com/a/b/blob/main/x.md#readme", "https://github.com/a/b/blob/main/x.md"),
        ("https://github.com/a/b/blob/main/X.md", "https://github.com/a/b/blob/main/x.md"),
        (
            "https://www.youtube.com/watch?v=yvBR71D0nAQ",
            "https://www.youtube.com/watch?v=zUsJK5pe_A0",
        ),
    ],
)
def test_what_names_another_resource_counts(one: str, other: str):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "variant",
    [
        "https://www.youtube.com/watch?v=yvBR71D0nAQ",
        "https://www.youtube.com/watch?app=desktop&v=yvBR71D0nAQ&t=90s&list=PL1#x",
        "https://m.youtube.com/watch?v=yvBR71D0nAQ&embeds_referring_euri=https%3A%2F%2Fa.org%2F",
        "https://music.youtube.com/watch?v=yvBR71D0nAQ",
        "https://youtu.be/yvBR71D0nAQ?si=abc&t=3",
        "youtu.be/yvBR71D0nAQ",
        "https://www.youtube-nocookie.com/embed/yvBR71D0nAQ?start=1",
        "https://youtube.com/shorts/yvBR71D0nAQ",
        "https://youtube.com/live/yvBR71D0nAQ?feature=share",
        "youtube:yvBR71D0nAQ",
    ],
)
def test_a_video_has_one_key(variant: str):
    assert key(variant) == "youtube:yvBR71D0nAQ"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("https://m.youtube.com/playlist?list=PL1&si=x", "youtube.com/playlist?list=PL1"),
        (
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "youtube.com/embed/videoseries?list=PL1",
        ),
        (
            "https://www.youtube.com/@Aws/search?query=dynamodb",
            "youtube.com/@Aws/search?query=dynamodb",
        ),
        ("https://www.youtube.com/@Aws/live", "youtube.com/@Aws/live"),
        ("https://www.youtube.com/results?search_query=v", "youtube.com/results?search_query=v"),
    ],
)
def test_playlists_channels_and_searches_stay_pages(page: str, found: str):
    assert key(page) == found


@pytest.mark.parametrize(
    ("variant", "found"),
    [
        ("https://arxiv.org/abs/2106.09685", "arxiv:2106.09685"),
        ("http://www.arxiv.org/pdf/2106.09685v2.pdf", "arxiv:2106.09685"),
        ("https://export.arxiv.org/html/2106.09685v1", "arxiv:2106.09685"),
        ("arXiv:2106.09685v3", "arxiv:2106.09685"),
        ("https://doi.org/10.48550/arXiv.2106.09685", "arxiv:2106.09685"),
        ("https://arxiv.org/abs/math/0211159v1", "arxiv:math/0211159"),
        ("https://arxiv.org/pdf/math.GT/0211159.pdf", "arxiv:math/0211159"),
        ("https://arxiv.org/list/cs.DB/recent", "arxiv.org/list/cs.DB/recent"),
    ],
)
def test_a_preprint_has_one_key_in_all_versions(variant: str, found: str):
    assert key(variant) == found


@pytest.mark.parametrize(
    "variant",
    [
        "https://doi.org/10.1145/1294261.1294281",
        "http://dx.doi.org/10.1145%2F1294261.1294281",
        "doi:10.1145/1294261.1294281",
        "DOI: 10.1145/1294261.1294281",
        "10.1145/1294261.1294281",
    ],
)
def test_a_doi_has_one_key(variant: str):
    assert key(variant) == "doi:10.1145/1294261.1294281"


def test_a_doi_is_told_apart_without_its_case():
    assert key("https://doi.org/10.1000/ABC") == key("https://doi.org/10.1000/abc")


@pytest.mark.parametrize(
    "variant",
    [
        "https://github.com/Vinta/Awesome-Python",
        "https://github.com/vinta/awesome-python.git",
        "https://github.com/vinta/awesome-python/#readme",
        "https://www.github.com/vinta/awesome-python#readme-ov-file",
    ],
)
def test_a_repository_has_one_key(variant: str):
    assert key(variant) == "github.com/vinta/awesome-python"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://localhost:8000/x", "http://localhost:8000/x"),
        ("https://[::1]/x", "http://[::1]/x"),
        ("https://MÜNCHEN.example/ü", "xn--mnchen-3ya.example/%C3%BC"),
        ("https://example.com/%c3%bc", "example.com/%C3%BC"),
        ("mailto:Me@Example.com?subject=Hi", "mailto:me@example.com"),
        ("ftp://Example.com/X", "ftp://example.com/X"),
        ("urn:isbn:9780262033848", "urn:isbn:9780262033848"),
    ],
)
def test_other_addresses_have_a_key_too(address: str, found: str):
    assert key(address) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "hello",
            "hello world",
            "Note: see below",
            "/docs/x",
            "../x.pdf",
            "#part",
            "?q=1",
        ),
        *("http://", "https:///", "https://a b/", "http://x.org:99999/", "http://x.org:http/"),
        *("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "C:\\papers\\x.pdf"),
        *("someone@example.com", "mailto:nobody", "localhost", "https://-x.org/", "3.14"),
    ],
)
def test_what_is_no_address_is_refused_in_plain_words(text: str):
    with pytest.raises(BadUrl, match="is no address; write it in full"):
        key(text)


@pytest.mark.parametrize(
    "address", ["https://example.com/p", "youtube:abc", "doi:10.1000/x", "arxiv:2106.09685"]
)
def test_the_key_of_a_work_among_several_on_a_page_is_a_key(address: str):
    apart = f"{key(address)}#dat-1"
    assert key(apart) == apart


def test_a_work_without_an_address_is_named_by_catalog_and_id():
    assert name_key("dynamodb", "atc22") == "dynamodb#atc22"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a?b#c",
        "HTTP://localhost:80/",
        "mailto:me@example.com",
        "https://ü.example/",
    ],
)
def test_web_and_mail_addresses_are_links(url: str):
    assert is_web_link(url)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            "example.com",
            "//example.com",
            "http:example.com",
            "https://",
            "https:///x",
            "file:///etc/passwd",
        ),
        *(
            "javascript:alert(1)",
            "ftp://example.com/",
            "mailto:",
            "mailto:-x@example.com",
            "--help",
        ),
        *(
            "https://example.com/\n",
            " https://example.com/",
            "https://exa\u202emple.com/",
            "https://a\\@b.com/",
        ),
        *("https://example.com/\x1b]8;;", "https://x.org:99999/", "https://example.com/\u200b"),
    ],
)
def test_nothing_else_is_a_link(url: str):
    assert not is_web_link(url)
