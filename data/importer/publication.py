"""Kinds of publications: what bibliographies call them, and the category that each goes into."""

import re
from collections.abc import Iterable

from ..kind import FormKind, Kind
from .guess import guess_form
from .item import FormItem
from .link import whole_link

_KINDS = {
    Kind.PAPER: (
        "article journalarticle articlejournal jour journal inproceedings proceedings conference"
        " conferencepaper paperconference cpaper conf techreport report rprt thesis thes phdthesis"
        " mastersthesis preprint unpublished incollection chapter booksection inbook chap"
        " manuscript unpb patent pat ejour"
    ),
    Kind.BOOK: "book mvbook collection booklet ebook edbook",
    Kind.ARTICLE: (
        "online electronic elec webpage www blogpost blog postweblog post magazinearticle mgzn"
        " articlemagazine newspaperarticle news articlenewspaper forumpost encyclopediaarticle"
        " entryencyclopedia"
    ),
    Kind.VIDEO: (
        "video videorecording vide motionpicture film mpct tvbroadcast broadcast presentation speech"
    ),
    Kind.PODCAST: "audio podcast audiorecording song sound radiobroadcast",
    Kind.CODE: "software computerprogram comp dataset data",
    Kind.DOCS: "manual standard stand",
    Kind.COURSE: "course",
}
_BY_NAME = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_CATEGORIES = {
    Kind.PAPER: "Papers",
    Kind.BOOK: "Books",
    Kind.ARTICLE: "Articles",
    Kind.VIDEO: "Talks and videos",
    Kind.PODCAST: "Audio",
    Kind.CODE: "Software and data",
    Kind.DOCS: "Documentation",
    Kind.COURSE: "Courses",
}


def kind_of(name: str) -> Kind | None:
    """Tell what a bibliography's name of a type means; None if it says nothing."""
    return _BY_NAME.get(re.sub(r"[^a-z]", "", name.lower()))


def category_of(kind: Kind | None) -> str:
    """Name the category of publications of a kind, for lists that have none."""
    return _CATEGORIES.get(kind, "Other") if kind else "Other"


def addresses(
    url: str, *, doi: str = "", arxiv: str = "", **others: str
) -> tuple[str | None, tuple[FormItem, ...]]:
    """Give a publication's address, and what else leads to it as forms: DOI, preprint, others by kind."""
    doi = re.sub(r"^\s*(https?://(dx\.)?doi\.org/|doi:)\s*", "", doi, flags=re.IGNORECASE).strip()
    arxiv = re.sub(r"^\s*arxiv:\s*", "", arxiv, flags=re.IGNORECASE).strip()
    wanted = (
        (FormKind.PAGE, None, url),
        (FormKind.PAGE, "DOI", f"https://doi.org/{doi}" if doi else ""),
        (FormKind.PAGE, "arXiv", f"https://arxiv.org/abs/{arxiv}" if arxiv else ""),
        *((FormKind(kind), None, link) for kind, link in others.items()),
    )
    found = [(kind, title, whole_link(link)) for kind, title, link in wanted if link]
    found = [one for one in found if one[2]]
    if not found:
        return None, ()
    own = found[0][2]
    forms = (
        FormItem(kind=kind, url=link, title=title)
        for kind, title, link in found[1:]
        if not _is_same(link, own)
    )
    return own, tuple(forms)


def further_forms(links: Iterable[str]) -> tuple[FormItem, ...]:
    """Make forms of further addresses, each of the kind that the address tells."""
    whole = (whole_link(link) for link in links)
    return tuple(FormItem(kind=guess_form(link, ""), url=link) for link in whole if link)


def _is_same(one: str, other: str) -> bool:
    plain = [re.sub(r"^https?://(dx\.)?", "", url).casefold() for url in (one, other)]
    return plain[0] == plain[1]
