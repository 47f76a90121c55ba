"""Records: one reference without its related ones as a line of JSON, and back."""

from typing import NamedTuple, cast

from .kind import FormKind, Kind
from .reference import Form, Reference


class Record(NamedTuple):
    """A reference without its related ones, and the further keys that lead to it."""

    reference: Reference
    aliases: tuple[str, ...]
    form_keys: tuple[str, ...]


def encode_record(record: Record) -> bytes:
    """Write a record as JSON: a list, in the order of the fields."""
    from json import dumps  # noqa: PLC0415  # 3 ms that only compiling and details need

    one = record.reference
    fields = (
        *(one.id, one.title, one.url, one.kind.value, one.authors, one.venue, one.year),
        *(one.session, one.abstract, one.remark, one.minutes, one.was),
        [(form.kind.value, form.url, form.title) for form in one.forms],
        *(record.aliases, record.form_keys),
    )
    text = dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def decode_record(data: memoryview, related: tuple[Reference, ...]) -> Record:
    """Read a record back, and give its reference the related ones."""
    from json import loads  # noqa: PLC0415  # as above

    fields = cast("_Fields", loads(str(data, "utf-8", "surrogatepass")))
    id_, title, url, kind, authors, venue, year, session, abstract, remark, minutes, was = fields[
        :12
    ]
    forms, aliases, form_keys = fields[12:]
    reference = Reference(
        id=id_,
        title=title,
        url=url,
        kind=Kind(kind),
        authors=tuple(authors),
        venue=venue,
        year=year,
        session=session,
        abstract=abstract,
        remark=remark,
        minutes=minutes,
        was=tuple(was),
        forms=tuple(Form(kind=FormKind(form), url=at, title=name) for form, at, name in forms),
        related=related,
    )
    return Record(reference, tuple(aliases), tuple(form_keys))


_Text = str | None
_Fields = tuple[
    str, str, _Text, str, list[str], _Text, int | None, _Text, _Text, _Text, int | None, list[str],
    list[tuple[str, str, _Text]], list[str], list[str],
]  # fmt: skip
