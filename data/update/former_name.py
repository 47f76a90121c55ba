"""Former names: what a work was known by stays with it, so that its marks do, too."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from ..catalog import Catalog, Category
from ..kind import FormKind
from ..numbering import Work, former_key, number_works
from ..reference import Reference
from .outline import Outline, Spot

_ROUNDS = 6  # a name given back may free another; more than a few times never


def with_former_names(catalog: Catalog, before: Outline) -> Catalog:
    """Give works the keys they had, as `was`, unless these are another work's own keys now."""
    for _ in range(_ROUNDS):
        works = number_works(catalog)
        leading = _leading(works)
        added = {
            work.reference.id: names
            for work in works
            if (spot := before.by_id.get(work.reference.id))
            and (names := _missing(spot, work, leading, before))
        }
        if not added:
            break
        catalog = _with_names(catalog, added)
    return catalog


def _leading(works: list[Work]) -> dict[str, set[str]]:
    """Tell to which works each key leads as own key; `other KEY` is one that leads there otherwise."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for work in works:
        found[work.key].add(work.reference.id)
        for key in (*work.aliases, *work.form_keys):
            found[f"other {key}"].add(work.reference.id)
    return found


def _missing(
    spot: Spot, work: Work, leading: Mapping[str, set[str]], before: Outline
) -> tuple[str, ...]:
    has = {work.key, *work.aliases}
    lost = [key for key in spot.keys if key not in has]
    for form, key in zip(spot.reference.forms, spot.work.form_keys, strict=True):
        # Code never makes a work done, and as a former address of the work it would.
        is_lost = not {key, f"other {key}"} & leading.keys() and key not in has
        if is_lost and form.kind is not FormKind.CODE:
            lost.append(key)
    names = (
        _name(key, spot) for key in dict.fromkeys(lost) if _is_free(key, spot, leading, before)
    )
    known = set(work.reference.was)
    return tuple(name for name in names if name and name not in known)


def _is_free(key: str, spot: Spot, leading: Mapping[str, set[str]], before: Outline) -> bool:
    for other in leading.get(key, ()):
        known = before.by_id.get(other)
        if other != spot.id and (known is None or key not in known.keys):
            return False
    return True


def _name(key: str, spot: Spot) -> str:
    """Write a key as a person would: as the address that has it; "" where none can be written."""
    reference = spot.reference
    addresses = (reference.url or "", *(form.url for form in reference.forms), key)
    for address in addresses:
        has_sign = "." in address or ":" in address or "#" in address
        if has_sign and former_key("", address) == key:
            return address
    return ""


def _with_names(catalog: Catalog, added: Mapping[str, tuple[str, ...]]) -> Catalog:
    def named(one: Reference) -> Reference:
        return replace(
            one,
            was=(*one.was, *added.get(one.id, ())),
            related=tuple(map(named, one.related)),
        )

    def part(category: Category) -> Category:
        return replace(
            category,
            references=tuple(map(named, category.references)),
            categories=tuple(map(part, category.categories)),
        )

    return replace(catalog, categories=tuple(map(part, catalog.categories)))
