"""Forms of a work joined: each is told by its key, whatever its address looks like."""

from collections import Counter
from collections.abc import Iterable
from typing import cast

from ..kind import FormKind
from ..numbering import page_key
from ..reference import Form
from .three_way import is_kept, join_order, join_value

_Name = tuple[str, int]


def join_forms(
    base: Iterable[Form], mine: Iterable[Form], theirs: Iterable[Form]
) -> tuple[Form, ...]:
    """Join the forms of one work; one that the reader edited stays, even if the source dropped it."""
    sides = _named(base), _named(mine), _named(theirs)
    names = dict.fromkeys(name for side in (sides[1], sides[2]) for name in side)
    found: dict[_Name, Form] = {}
    for name in names:
        form = _joined(*(side.get(name) for side in sides))
        if form is not None:
            found[name] = form
    order = join_order(list(sides[0]), list(sides[1]), list(sides[2]), list(found))
    return tuple(found[name] for name in order)


def _named(forms: Iterable[Form]) -> dict[_Name, Form]:
    seen: Counter[str] = Counter()
    found: dict[_Name, Form] = {}
    for form in forms:
        name = page_key(form.url) or form.url
        found[name, seen[name]] = form
        seen[name] += 1
    return found


def _joined(base: Form | None, mine: Form | None, theirs: Form | None) -> Form | None:
    if mine and theirs:
        was = base or theirs
        kind = join_value(was.kind, mine.kind, theirs.kind).value
        url = join_value(was.url, mine.url, theirs.url).value
        title = join_value(was.title, mine.title, theirs.title).value
        return Form(
            kind=cast("FormKind", kind), url=cast("str", url), title=cast("str | None", title)
        )
    is_edited = mine is not None and mine != base
    has = is_kept(base=base is not None, mine=mine is not None, theirs=theirs is not None)
    return (mine or theirs) if has or is_edited else None
