"""Guesses from addresses and words: what a reference is, and which form a link leads to."""

import re
from functools import cache
from urllib.parse import urlsplit

from ..kind import FormKind, Kind

_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "ted.com", "infoq.com/presentations")
_PAPER_HOSTS = ("arxiv.org", "doi.org", "dl.acm.org", "usenix.org", "openreview.net", "vldb.org")
_CODE_HOSTS = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")
_BOOK_HOSTS = ("goodreads.com", "oreilly.com/library", "leanpub.com", "manning.com")
_COURSE_HOSTS = ("coursera.org", "edx.org", "udacity.com", "udemy.com", "ocw.mit.edu")
_SLIDE_HOSTS = ("slideshare.net", "speakerdeck.com", "slides.com")
_AUDIO_HOSTS = ("podcasts.apple.com", "soundcloud.com", "open.spotify.com")
_CODE_WORDS = "code|github|source|implementation|repo|repository|demo|colab|notebook"

_SITES = (
    (Kind.VIDEO, _VIDEO_HOSTS),
    (Kind.PAPER, _PAPER_HOSTS),
    (Kind.COURSE, _COURSE_HOSTS),
    (Kind.PODCAST, _AUDIO_HOSTS),
    (Kind.BOOK, _BOOK_HOSTS),
    (Kind.CODE, _CODE_HOSTS),
)

_FORM_SITES: tuple[tuple[FormKind, tuple[str, ...], tuple[str, ...]], ...] = (
    (FormKind.VIDEO, _VIDEO_HOSTS, (".mp4", ".webm")),
    (FormKind.SLIDES, _SLIDE_HOSTS, (".ppt", ".pptx", ".key")),
    (FormKind.AUDIO, _AUDIO_HOSTS, (".mp3", ".m4a", ".ogg")),
    (FormKind.CODE, _CODE_HOSTS, ()),
)

_WORDS: tuple[tuple[str, FormKind], ...] = (
    (r"pdf|paper|preprint|arxiv", FormKind.PDF),
    (r"video|talk|watch|youtube|recording|vid|screencast", FormKind.VIDEO),
    (r"slides?|deck|presentation slides|slideshare|speakerdeck", FormKind.SLIDES),
    (r"audio|podcast|listen|mp3", FormKind.AUDIO),
    (_CODE_WORDS, FormKind.CODE),
)


def guess_kind(url: str | None, title: str) -> Kind:
    """Guess what a reference is; `other` where nothing speaks for anything."""
    host, path = _parts(url)
    said = re.search(r"[(\[](video|paper|pdf|book|course|podcast)[)\]]", title.casefold())
    if said:
        return Kind.PAPER if said[1] == "pdf" else Kind(said[1])
    if re.search(r"(^|\.)amazon\.[a-z.]+$", host) and re.search(r"/(dp|gp/product)/", path):
        return Kind.BOOK
    for kind, sites in _SITES:
        if _is_on(host, path, sites):
            return kind
    if path.endswith((".mp3", ".m4a", ".ogg")):
        return Kind.PODCAST
    if host.startswith(("docs.", "developer.")) or host.endswith("readthedocs.io"):
        return Kind.DOCS
    if path.endswith(".pdf"):
        return Kind.PAPER
    return Kind.ARTICLE if host else Kind.OTHER


def guess_form(url: str, words: str) -> FormKind:
    """Guess which form a link leads to, from its text first and then its address."""
    host, path = _parts(url)
    if path.endswith(".pdf"):
        return FormKind.PDF
    for pattern, kind in _WORDS:
        is_page = kind is FormKind.PDF and "arxiv" in host and "/abs/" in path
        if _word(pattern).search(words) and not is_page:
            return kind
    for kind, sites, endings in _FORM_SITES:
        if _is_on(host, path, sites) or (endings and path.endswith(endings)):
            return kind
    return FormKind.PAGE


def _is_on(host: str, path: str, sites: tuple[str, ...]) -> bool:
    return any(_is_site(host, path, site) for site in sites)


def _is_site(host: str, path: str, site: str) -> bool:
    name, _, folder = site.partition("/")
    return (host == name or host.endswith(f".{name}")) and path.startswith(f"/{folder}")


def _parts(url: str | None) -> tuple[str, str]:
    try:
        found = urlsplit(url or "")
        return (found.hostname or "").removeprefix("www."), found.path.lower() or "/"
    except ValueError:
        return "", "/"


@cache
def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
