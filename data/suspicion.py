"""What looks wrong in a sound catalog: works that stand twice, kinds that their addresses belie."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from .catalog import Catalog
from .importer.guess import guess_kind
from .key import is_web_link
from .kind import Kind
from .numbering import page_key
from .problem import Problem
from .reference import Reference
from .text import fold

# Sites that hold one kind of thing; a guess from anything else is too weak to doubt an author.
_TELLING = frozenset({Kind.VIDEO, Kind.PODCAST, Kind.COURSE})


def suspicions(
    catalog: Catalog, lines: Mapping[str, int], *, file: str | None = None
) -> list[Problem]:
    """List what the author of a catalog should look at, in the order of the lines.

    `lines` tells where each id stands, `file` is the catalog's name in what is told.
    """
    found = [*_twice(catalog), *_odd(catalog)]
    told = [
        Problem(
            message=message,
            file=file,
            line=lines.get(reference.id),
            entry=reference.id,
            field=field,
            cure=cure,
        )
        for reference, field, message, cure in found
    ]
    return sorted(told, key=lambda problem: problem.line or 0)


_Found = tuple[Reference, str, str, str]


def _twice(catalog: Catalog) -> Iterator[_Found]:
    by_key: defaultdict[str, list[Reference]] = defaultdict(list)
    by_title: defaultdict[tuple[object, ...], list[Reference]] = defaultdict(list)
    for reference in catalog.references():
        name = page_key(reference.url)
        if name:
            by_key[name].append(reference)
    # Related ones may well be called alike (each paper has its “Summary”), and so the talks of
    # one series.
    for _, category in catalog.walk():
        for reference in category.references:
            title = fold(reference.title), reference.year, reference.session
            by_title[title].append(reference)
    for same in by_key.values():
        first = same[0]
        for again in same[1:]:
            cure = f"Is it `{first.id}`? Then keep one of them and put the other id into its `was`."
            yield again, "url", f"the same address as that of `{first.id}`", cure
    for same in by_title.values():
        first = same[0]
        for again in same[1:]:
            if page_key(again.url) != page_key(first.url):
                cure = "If it is the same work, make one of them a form of the other."
                yield again, "title", f"the same title as that of `{first.id}`", cure


def _odd(catalog: Catalog) -> Iterator[_Found]:
    for reference in catalog.references():
        url = reference.url
        if url and not is_web_link(url):
            yield reference, "url", "no link that is opened", "Write http:, https: or mailto:."
        guess = guess_kind(url, "")
        if guess in _TELLING and reference.kind is not guess:
            cure = f"Should it be `kind: {guess}`?"
            yield (
                reference,
                "kind",
                f"a {reference.kind} by its kind, a {guess} by its address",
                cure,
            )
        own = page_key(url)
        for form in reference.forms:
            if own and page_key(form.url) == own:
                cure = "The reference's own url is its first form already."
                yield reference, "forms", "a form has the address of the reference itself", cure
