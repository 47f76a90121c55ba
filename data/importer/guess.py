"""Guesses from addresses and words: what a reference is, and which form a link leads to."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TypeVar

from ..kind import FormKind, Kind

_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "ted.com", "infoq.com/presentations")
_PAPER_HOSTS = ("arxiv.org", "doi.org", "dl.acm.org", "usenix.org", "openreview.net", "vldb.org")
_CODE_HOSTS = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")
_BOOK_HOSTS = ("goodreads.com", "oreilly.com/library", "leanpub.com", "manning.com")
_COURSE_HOSTS = ("coursera.org", "edx.org", "udacity.com", "udemy.com", "ocw.mit.edu")
_SLIDE_HOSTS = ("slideshare.net", "speakerdeck.com", "slides.com")
_AUDIO_HOSTS = ("podcasts.apple.com", "soundcloud.com", "open.spotify.com")
_SLIDE_WORDS = "slides?|deck|presentation slides|slideshare|speakerdeck"
_CODE_WORDS = "code|github|source|implementation|repo|repository|demo|colab|notebook"

_SITES = (
    (Kind.VIDEO, _VIDEO_HOSTS),
    (Kind.PAPER, _PAPER_HOSTS),
    (Kind.COURSE, _COURSE_HOSTS),
    (Kind.PODCAST, _AUDIO_HOSTS),
    (Kind.BOOK, _BOOK_HOSTS),
    (Kind.CODE, _CODE_HOSTS),
)

_FORM_SITES = (
    (FormKind.VIDEO, _VIDEO_HOSTS),
    (FormKind.SLIDES, _SLIDE_HOSTS),
    (FormKind.AUDIO, _AUDIO_HOSTS),
    (FormKind.CODE, _CODE_HOSTS),
)
_ENDINGS = {
    **dict.fromkeys((".mp4", ".webm"), FormKind.VIDEO),
    **dict.fromkeys((".ppt", ".pptx", ".key"), FormKind.SLIDES),
    **dict.fromkeys((".mp3", ".m4a", ".ogg"), FormKind.AUDIO),
}

_PARTS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?([^/?#:@]*)[^/?#]*([^?#]*)", re.IGNORECASE
)
_WORDS: tuple[tuple[str, FormKind], ...] = (
    (r"pdf|paper|preprint|arxiv", FormKind.PDF),
    (r"video|talk|watch|youtube|recording|vid|screencast", FormKind.VIDEO),
    (_SLIDE_WORDS, FormKind.SLIDES),
    (r"audio|podcast|listen|mp3", FormKind.AUDIO),
    (_CODE_WORDS, FormKind.CODE),
)


@lru_cache(64)
def guess_kind(url: str | None, title: str) -> Kind:
    """Guess what a reference is; `other` where nothing speaks for anything."""
    host, path = _parts(url)
    said = re.search(r"[(\[](video|paper|pdf|book|course|podcast)[)\]]", title.casefold())
    if said:
        return Kind.PAPER if said[1] == "pdf" else Kind(said[1])
    if re.search(r"(^|\.)amazon\.[a-z.]+$", host) and re.search(r"/(dp|gp/product)/", path):
        return Kind.BOOK
    for kind in _by_site(host, path, _kinds()):
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
        return FormKind.SLIDES if _word(_SLIDE_WORDS).search(words) else FormKind.PDF
    for pattern, kind in _WORDS:
        is_page = kind is FormKind.PDF and "arxiv" in host and "/abs/" in path
        if _word(pattern).search(words) and not is_page:
            return kind
    for kind in _by_site(host, path, _form_kinds()):
        return kind
    return _ENDINGS.get(path[path.rfind(".") :], FormKind.PAGE)


T = TypeVar("T")
Sites = dict[str, list[tuple[str, T]]]


def _by_site(host: str, path: str, sites: Sites[T]) -> Iterator[T]:
    """Give what is known of a host, or of one that it is a part of, and of a folder there."""
    while host:
        for folder, kind in sites.get(host, ()):
            if path.startswith(folder):
                yield kind
        host = host.partition(".")[2]


@cache
def _kinds() -> Sites[Kind]:
    return _folders(_SITES)


@cache
def _form_kinds() -> Sites[FormKind]:
    return _folders(_FORM_SITES)


def _folders(sites: tuple[tuple[T, tuple[str, ...]], ...]) -> Sites[T]:
    found: Sites[T] = {}
    for kind, names in sites:
        for name in names:
            host, _, folder = name.partition("/")
            found.setdefault(host, []).append((f"/{folder}", kind))
    return found


def _parts(url: str | None) -> tuple[str, str]:
    """Give the host of an address, without `www.`, and its path, both in small letters."""
    found = _PARTS.match(url or "")
    if not found:
        return "", "/"
    return found[1].lower().removeprefix("www."), found[2].lower() or "/"


@cache
def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
