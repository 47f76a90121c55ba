"""The history of one list: read, marked, edited by author and reader, updated, and judged each time."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from list_editing import Author
from refshelf.data.catalog import Catalog, Category
from refshelf.data.catalog_reader import read_catalog
from refshelf.data.catalog_writer import write_catalog
from refshelf.data.numbering import Work, number_works
from refshelf.data.reference import Reference
from refshelf.data.update.base_file import read_base, write_base
from refshelf.data.update.plan import Base, Plan
from refshelf.data.update.update import plan_update

ROUNDS = 3
_READERS = 10_000  # works of the reader's own have truths from here on


def faults_of_a_history(chance: Random) -> list[str]:
    """Let a list live for a while; give a sentence for each thing that must not be."""
    author = Author(chance)
    mine, truth = author.listed("list")
    base = Base(catalog=mine)
    ever = dict(truth)
    faults: list[str] = []
    for number in range(ROUNDS):
        edited = _edited_by_reader(mine, truth, chance, number)
        deeds = [author.edit() for _ in range(chance.choice([0, 1, 1, 2, 4, 8]))]
        theirs, fresh = author.listed("other")
        plan = plan_update(base, edited, theirs)
        accepted = [(one.id, one.fresh) for one in plan.unsure if chance.random() < 0.5]
        accepted = [pair for pair in accepted if fresh[pair[1]] == truth[pair[0]]]
        plan = plan_update(base, edited, theirs, accepted=accepted)
        after = _truth_after(plan, theirs, fresh, truth)
        found = [
            *_judged(edited, truth, plan, after, ever),
            *_kept_promises(base, edited, theirs, plan),
        ]
        faults += [f"round {number}, after {', '.join(deeds)}: {one}" for one in found]
        mine, base, truth = plan.catalog, plan.base, after
        ever |= after
    return faults


def _truth_after(
    plan: Plan, theirs: Catalog, fresh: dict[str, int], truth: dict[str, int]
) -> dict[str, int]:
    """Tell what each id of the new list truly is: the source's by where it stands, else as before."""
    ids = [one.id for one in plan.base.catalog.references()]
    read = [one.id for one in theirs.references()]
    return truth | {id_: fresh[name] for id_, name in zip(ids, read, strict=True)}


def _judged(
    before: Catalog, truth: dict[str, int], plan: Plan, after: dict[str, int], ever: dict[str, int]
) -> Iterator[str]:
    """Look for every key that led to a work, which works it leads to now."""
    now = {work.reference.id: work for work in number_works(plan.catalog)}
    told = {(name, one.now_id) for one in plan.replaced for name in (one.key, one.id)}
    gone = {one.id for one in plan.gone}
    works = number_works(before)
    owners_before = _owners(works)
    owners_now = _owners(list(now.values()))
    for work in works:
        id_ = work.reference.id
        for key in (work.key, *work.aliases):
            known = {truth[one] for one in owners_before[key]}
            for other in owners_now[key]:
                if after[other] not in known and not {(key, other), (id_, other)} & told:
                    yield f"the mark on {key} of {work.reference.title} is on {other} now"
            if id_ in now and id_ not in owners_now[key] and all(key != one[0] for one in told):
                yield f"the mark on {key} of {work.reference.title} is nowhere, and nobody said so"
        if id_ not in now and id_ not in gone:
            yield f"{id_} is gone, and nobody said so"
    said = {one.now_id for one in plan.replaced}
    for id_ in now:
        if id_ in ever and ever[id_] != after[id_] and id_ not in said:
            yield f"the id {id_} means another work now"


def _owners(works: list[Work]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for work in works:
        for key in (work.key, *work.aliases):
            found[key].add(work.reference.id)
    return found


def _kept_promises(base: Base, mine: Catalog, theirs: Catalog, plan: Plan) -> Iterator[str]:
    again = plan_update(plan.base, plan.catalog, theirs)
    if again.catalog != plan.catalog or again.counts != "nothing new":
        yield f"updating again changes something: {again.counts}"
    if read_base(write_base(plan.base)).base != plan.base:
        yield "the base does not read back the same"
    if read_catalog(write_catalog(plan.catalog)).catalog != plan.catalog:
        yield "the list does not read back the same"
    yield from _kept_edits(base, mine, plan)


def _kept_edits(base: Base, mine: Catalog, plan: Plan) -> Iterator[str]:
    """Look for what the reader did to his file, and for what is new."""
    now = {one.id: one for one in plan.catalog.references()}
    for one in mine.references():
        if one.id.startswith("own-") and one.id not in now:
            yield f"{one.id}, which the reader added, is gone"
        is_remarked = one.id in now and (one.remark or "").startswith("mine")
        if is_remarked and now[one.id].remark != one.remark:
            yield f"the reader's remark on {one.id} is lost"
    known = {one.id for one in mine.references()}
    before = {one.id for one in base.catalog.references()}
    yield from (f"{id_} was deleted, and is back" for id_ in before - known if id_ in now)
    tops = [one for _, category in plan.base.catalog.walk() for one in category.references]
    read = [new for one in tops for new in (one, *(one.related if one.id in now else ()))]
    fresh = (new.id for new in read if new.id not in before | known)
    yield from (f"{id_} is new, yet not in the list" for id_ in fresh if id_ not in now)


Change = Callable[[Reference], Reference | None]


def _edited_by_reader(
    catalog: Catalog, truth: dict[str, int], chance: Random, number: int
) -> Catalog:
    """Let the reader add, delete, remark and move entries in his file; tell the truth of his own."""

    def change(one: Reference) -> Reference | None:
        dice = chance.random()
        if dice < 0.04:
            return None
        if dice < 0.1:
            return replace(one, remark=f"mine {number}")
        if dice < 0.13:
            return replace(one, title=f"{one.title} (as I call it)")
        return one

    def part(category: Category) -> Category:
        kept = [changed for one in category.references if (changed := _with(one, change))]
        if chance.random() < 0.2:
            id_ = f"own-{len(truth)}"
            truth[id_] = _READERS + len(truth)
            url = f"https://mine.example/{id_}"
            kept.insert(chance.randint(0, len(kept)), Reference(id=id_, title=id_, url=url))
        return replace(
            category, references=tuple(kept), categories=tuple(map(part, category.categories))
        )

    return replace(catalog, categories=tuple(map(part, catalog.categories)))


def _with(one: Reference, change: Change) -> Reference | None:
    changed = change(one)
    if changed is None:
        return None
    related = tuple(new for part in one.related if (new := change(part)))
    return replace(changed, related=related)
