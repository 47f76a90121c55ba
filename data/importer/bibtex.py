"""BibTeX and BibLaTeX, by way of bibtexparser 2."""

import re

from ..text import fold
from .csl_json import cite_key
from .fault import ExtraNeeded, Unreadable
from .harvest import harvest
from .item import Item, Origin, Reading, State
from .latex import plain_address, plain_latex, silence
from .loss import Losses
from .moment import year
from .note_text import joined_note
from .person import spoken_names
from .publication import addresses, category_of, kind_of
from .record import Record
from .tag_list import tags

_VENUES = ("journal", "journaltitle", "booktitle", "eventtitle", "howpublished", "institution")
_MORE_VENUES = ("school", "organization", "series", "publisher")
_STATUSES = {"read": "done", "skimmed": "started", "reading": "started", "unread": "unread"}
_BEGIN = re.compile(r"@\s*\w+\s*[{(]")
_MANY, _LEAST = 1_000, 48  # of more entries than that, each has that many characters at least
_USED = frozenset(
    {
        *_VENUES,
        *_MORE_VENUES,
        *("title", "subtitle", "author", "editor", "year", "date", "doi", "url", "eprint"),
        *(
            "eprinttype",
            "archiveprefix",
            "primaryclass",
            "abstract",
            "note",
            "annote",
            "annotation",
        ),
        *("keywords", "keyword", "comment", "readstatus", "timestamp", "urldate", "pdf", "video"),
        *("ENTRYTYPE", "ID", "groups", "code", "slides"),
    }
)


def read(text: str, origin: Origin) -> Reading:
    """Find every entry, in categories by type; a broken entry is named with its line."""
    del origin
    losses = Losses()
    return harvest(_records(text, losses), _item, losses, _USED)


def _refuse_crowded(text: str) -> None:
    """Refuse what nobody writes and would take very long: thousands of entries that say nothing."""
    count = sum(1 for _ in _BEGIN.finditer(text))
    if count > _MANY and len(text) < _LEAST * count:
        raise Unreadable(
            f"{count:,} entries begin in its {len(text):,} characters, which leaves no room for what"
            " they say; save the bibliography anew, or cut the file where it goes wrong"
        )


def _records(text: str, losses: Losses) -> list[Record]:
    _refuse_crowded(text)
    try:
        from bibtexparser.entrypoint import parse_string  # noqa: PLC0415  # an extra
        from bibtexparser.model import (  # noqa: PLC0415
            DuplicateBlockKeyBlock,
            DuplicateFieldKeyBlock,
            Entry,
            ParsingFailedBlock,
        )
    except ImportError as missing:
        raise ExtraNeeded("BibTeX", "bibtexparser") from missing
    silence("bibtexparser")
    records: list[Record] = []
    for block in parse_string(text).blocks:
        inner = block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            inner = block.ignore_error_block
        line = (block.start_line or 0) + 1
        if isinstance(inner, Entry):
            fields: dict[str, object] = {"ENTRYTYPE": inner.entry_type, "ID": inner.key}
            for one in inner.fields:
                fields.setdefault(fold(one.key), _bare(str(one.value)))
            records.append(Record(fields=fields, number=len(records) + 1, line=line))
        elif isinstance(block, ParsingFailedBlock):
            losses.tell(block.raw or "an entry", "is not written as BibTeX asks", line)
    return records


def _bare(value: str) -> str:
    """Take off what encloses a value of an entry that was left as it stands in the file."""
    value = value.strip()
    is_enclosed = len(value) > 1 and value[0] + value[-1] in {"{}", '""'}
    return value[1:-1] if is_enclosed and "}" not in value[1:-1].partition("{")[0] else value


def _item(record: Record, losses: Losses) -> Item:
    del losses
    kind = kind_of(record.text("ENTRYTYPE"))
    is_arxiv = fold(record.text("eprinttype", "archiveprefix")) == "arxiv"
    url, forms = addresses(
        plain_address(record.text("url")) or _noted_link(record.text("howpublished", "note")),
        doi=plain_address(record.text("doi")),
        arxiv=plain_address(record.text("eprint")) if is_arxiv else _arxiv(record),
        pdf=plain_address(record.text("pdf")),
        video=plain_address(record.text("video")),
        slides=plain_address(record.text("slides")),
        code=plain_address(record.text("code")),
    )
    title = ": ".join(
        said for name in ("title", "subtitle") if (said := plain_latex(record.text(name)))
    )
    return Item(
        title=title or ("" if url else record.text("ID")),
        url=url,
        path=(category_of(kind),),
        kind=kind,
        id=cite_key(record.text("ID")),
        authors=_people(record.text("author", "editor")),
        venue=_venue(record),
        year=year(record.text("year", "date")),
        abstract=plain_latex(record.text("abstract")),
        remark=plain_latex(record.text("note")),
        forms=forms,
        state=_state(record),
    )


def _people(text: str) -> tuple[str, ...]:
    names = re.split(r"(?<!\s)\s++and\s+", re.sub(r"^[ \t]*%.*$", "", text, flags=re.MULTILINE))
    return spoken_names(plain_latex(name) for name in names)


def _venue(record: Record) -> str:
    said = record.text(*_VENUES, *_MORE_VENUES)
    return "" if re.search("https?://", said) else plain_latex(said)


def _noted_link(text: str) -> str:
    found = re.search(r"https?://[^\s{}]+", text)
    return plain_address(found[0]) if found else ""


def _arxiv(record: Record) -> str:
    """Find the number of a preprint where it is written in the place of a journal."""
    found = re.search(r"arXiv:\s*(\d{4}\.\d{4,5})", record.text("journal", "note"), re.IGNORECASE)
    return found[1] if found else ""


def _state(record: Record) -> State:
    groups = tags(record.text("groups"))
    words = record.text("keywords", "keyword")
    note = (record.text("annote", "annotation"), record.text("comment"))
    status = _STATUSES.get(fold(record.text("readstatus")), "")
    return State(
        status=status,
        note=joined_note(*map(plain_latex, note)),
        tags=(*tags(plain_latex(words), ";" if ";" in words else ","), *groups),
    )
