"""Facets: what a work has, as a few bits per work."""

from functools import cache

from .kind import FormKind, own_form_kind
from .reference import Reference

_FACETS = (*(kind.value for kind in FormKind), "abstract")


def facet_bits(reference: Reference) -> int:
    """Return the facets of a reference as bits."""
    names = {form.kind.value for form in reference.forms}
    if reference.url is not None:
        names.add(own_form_kind(reference.kind, reference.url).value)
    if reference.abstract is not None:
        names.add("abstract")
    return sum(1 << place for place, name in enumerate(_FACETS) if name in names)


@cache
def facets(bits: int) -> frozenset[str]:
    """Return the facets that bits stand for: kinds of forms, and `abstract`."""
    return frozenset(name for place, name in enumerate(_FACETS) if bits >> place & 1)
