"""The kinds of references and of the forms in which a reference can be taken in."""

from enum import StrEnum
from urllib.parse import urlsplit


class Kind(StrEnum):
    """What a reference is."""

    PAPER = "paper"
    ARTICLE = "article"
    DOCS = "docs"
    VIDEO = "video"
    BOOK = "book"
    COURSE = "course"
    PODCAST = "podcast"
    CODE = "code"
    OTHER = "other"


class FormKind(StrEnum):
    """One way to take a reference in."""

    PAGE = "page"
    PDF = "pdf"
    VIDEO = "video"
    SLIDES = "slides"
    AUDIO = "audio"
    CODE = "code"


_OWN_FORM = {
    Kind.VIDEO: FormKind.VIDEO,
    Kind.PODCAST: FormKind.AUDIO,
    Kind.CODE: FormKind.CODE,
}


def own_form_kind(kind: Kind, url: str | None) -> FormKind:
    """Tell which form a reference's own url is: a talk's is a video, `….pdf` a pdf, else a page."""
    if kind in _OWN_FORM:
        return _OWN_FORM[kind]
    if url is not None and _path(url).lower().endswith(".pdf"):
        return FormKind.PDF
    return FormKind.PAGE


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
