"""Compile a catalog into the block of bytes that CompiledCatalog reads."""

import hashlib

from .catalog import Catalog, Category
from .facet import facet_bits
from .heading import Heading
from .key import name_key
from .kind import Kind
from .layout import Sections, join, key_sum, write_json, write_numbers
from .numbering import Work, number_works
from .packing import pack
from .record import Record, encode_record
from .reference import Reference
from .text import clean, fold

_KINDS = tuple(Kind)


def compile_catalog(catalog: Catalog) -> bytes:
    """Compile a catalog; equal catalogs give equal bytes.

    Raises ValueError for an id with white space or control characters, which no catalog file has.
    """
    works = number_works(catalog)
    for work in works:
        if work.reference.id != clean(work.reference.id) or " " in work.reference.id:
            raise ValueError(f"no id of a reference: {work.reference.id!r}")
    rest = [*_columns(works), *_index(catalog, works), *_records(works)]
    return pack(Sections(_about(catalog, works, rest), *rest))


def _about(catalog: Catalog, works: list[Work], sections: list[bytes]) -> bytes:
    source = catalog.source
    about: dict[str, object] = {
        "id": catalog.id,
        "title": catalog.title,
        "description": catalog.description,
        "source": [source.url, source.format, source.fetched] if source else None,
        "works": len(works),
        "total": len({work.key for work in works}),
        "headings": [_plain(heading) for heading in _headings(catalog, works)],
    }
    digest = hashlib.blake2b(write_json(about), digest_size=12)
    for section in sections:
        digest.update(len(section).to_bytes(8, "little"))
        digest.update(section)
    return write_json(about | {"stamp": digest.hexdigest()})


def _plain(one: Heading) -> list[object]:
    span = (one.depth, one.parent, one.start, one.own_stop, one.stop, one.total)
    return [one.path, one.remark, span]


def _headings(catalog: Catalog, works: list[Work]) -> list[Heading]:
    found: list[Heading] = []

    def add(category: Category, path: tuple[str, ...], parent: int, start: int) -> int:
        place = len(found)
        own_stop = start + sum(1 + len(one.related) for one in category.references)
        own = Heading(path, category.remark, len(path) - 1, parent, start, own_stop, own_stop, 0)
        found.append(own)
        stop = own_stop
        for part in category.categories:
            stop = add(part, (*path, part.name), place, stop)
        total = len({work.key for work in works[start:stop]})
        found[place] = Heading(
            own.path, own.remark, own.depth, parent, start, own_stop, stop, total
        )
        return stop

    stop = 0
    for category in catalog.categories:
        stop = add(category, (category.name,), -1, stop)
    return found


def _columns(works: list[Work]) -> list[bytes]:
    references = [work.reference for work in works]
    return [
        *join([work.key for work in works]),
        "\n".join(reference.id for reference in references).encode(),
        "\0".join(map(_text, references)).encode(),
        write_numbers("i", (work.parent for work in works)),
        bytes(_KINDS.index(reference.kind) for reference in references),
        write_numbers("H", (_within(reference.year, 0xFFFF) for reference in references)),
        write_numbers("I", (_within(reference.minutes, 0xFFFFFFFF) for reference in references)),
        bytes(map(facet_bits, references)),
    ]


def _text(one: Reference) -> str:
    parts = [one.id, one.title, ", ".join(one.authors), one.venue, one.session]
    parts += [one.abstract, one.remark, one.url]
    for form in one.forms:
        parts += [form.url, form.title]
    return "\n".join(fold(clean(part or "")) for part in parts)


def _index(catalog: Catalog, works: list[Work]) -> list[bytes]:
    # The names made of ids are found by the ids.
    further = [
        (name, number)
        for number, work in enumerate(works)
        for name in dict.fromkeys((*work.aliases, *work.form_keys))
        if name not in {work.key, name_key(catalog.id, work.reference.id)}
    ]
    names = [*(work.key for work in works), *(name for name, _ in further)]
    found = sorted((key_sum(name), place) for place, name in enumerate(names))
    return [
        *join([name for name, _ in further]),
        write_numbers("I", (number for _, number in further)),
        write_numbers("I", (checksum for checksum, _ in found)),
        write_numbers("I", (place for _, place in found)),
    ]


def _records(works: list[Work]) -> list[bytes]:
    offsets = [0]
    records: list[bytes] = []
    for work in works:
        record = encode_record(Record(work.reference, work.aliases, work.form_keys))
        records.append(record)
        offsets.append(offsets[-1] + len(record))
    return [write_numbers("Q", offsets), b"".join(records)]


def _within(number: int | None, most: int) -> int:
    return min(max(number or 0, 0), most)
