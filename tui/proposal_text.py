"""A proposal in words: what was taken, what was left and why, what an update changes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from ..data.catalog import Catalog
from ..data.importer.format import format_called
from ..data.importer.imported import Report
from ..data.text import clean
from ..data.update.plan import Plan
from ..user_state.shelf import Shelf
from ..user_state.status import Status
from .counted import count_of
from .json_form import SCHEMA, Fields
from .proposal import Proposal

SHOWN = 12
"""How many of each kind are named where not all are asked for."""


def proposal_lines(proposal: Proposal, shelf: Shelf, *, limit: int | None = SHOWN) -> Iterator[str]:
    """Say what a proposal comes to, at most `limit` of each kind of thing, None for all."""
    report = proposal.imported.report
    label = format_called(report.format).label if report.format else "a list"
    yield f"“{clean(proposal.catalog.title)}”, read as {label}:"
    if proposal.plan is None:
        categories = sum(1 for _ in proposal.catalog.walk())
        yield (
            f"  {count_of(report.references, 'reference')} in {_categories(categories)}, "
            f"{count_of(report.forms, 'further form')}, {count_of(report.related, 'related one')}"
        )
        if categories > 1:
            yield from _listed(_category_lines(proposal.catalog), limit)
    else:
        yield f"  {proposal.plan.counts}"
        yield from _listed(_plan_lines(proposal.plan, shelf), limit)
    if proposal.marks:
        yield f"  {_marks(proposal)} came along; they fill what you have not touched"
    yield from _listed(_folded(report), limit, "  twice in the list, and once here:")
    yield from _listed(_left(report), limit, "  left out:")
    if proposal.plan is not None and proposal.plan.doubt:
        yield f"  {clean(proposal.plan.doubt)}"


def _category_lines(catalog: Catalog) -> Iterator[str]:
    """Name the outer categories, each with the number of references in it and its parts."""
    counts = Counter[str]()
    for path, category in catalog.walk():
        counts[path[0]] += len(category.references)
    yield from (f"{clean(name)}: {count}" for name, count in counts.items())


def _categories(count: int) -> str:
    return "one category" if count == 1 else f"{count} categories"


def _marks(proposal: Proposal) -> str:
    """Count the marks by what they say."""
    states = [mark.state for mark in proposal.marks]
    counts = {
        "done": sum(state.status == "done" for state in states),
        "started": sum(state.status == "started" for state in states),
        "skipped": sum(state.status == "skipped" for state in states),
        "starred": sum(state.starred for state in states),
        "with a note": sum(bool(state.note) for state in states),
        "with tags": sum(bool(state.tags) for state in states),
    }
    said = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    total = len({mark.id for mark in proposal.marks})
    return f"{count_of(total, 'mark')} ({said})" if said else count_of(total, "mark")


def _listed(lines: Iterator[str], limit: int | None, title: str = "") -> Iterator[str]:
    """Write lines under a title, at most `limit`; nothing at all where there are none."""
    first = list(islice(lines, limit))
    if first and title:
        yield title
    yield from (f"    {line}" for line in first)
    rest = sum(1 for _ in lines)
    if rest:
        yield f"    and {rest} more (--dry-run --all shows them)"


def _plan_lines(plan: Plan, shelf: Shelf) -> Iterator[str]:
    for one in plan.new:
        yield f"+ {clean(one.title)}  [{' › '.join(one.path)}]"  # noqa: RUF001  # a pointing sign
    for gone in plan.gone:
        yield f"- {clean(gone.title)}{_had(shelf, gone.keys)}"
    for moved in plan.moved:
        yield f"~ {clean(moved.title)}: now in {' › '.join(moved.now)}"  # noqa: RUF001  # as above
    for changed in plan.changed:
        yield f"~ {clean(changed.title)}: {', '.join(changed.fields)}"
    for conflict in plan.conflicts:
        yield f"! {clean(conflict.title)}: {conflict.field} was changed by you too; yours is kept"
    for replaced in plan.replaced:
        told = f"now leads to “{clean(replaced.now_title)}”" if replaced.now_title else "is gone"
        yield f"! the address of “{clean(replaced.title)}” {told}; your mark stays with the address"
    for unsure in plan.unsure:
        yield f"? {clean(unsure.title)} = {clean(unsure.fresh_title)}?"


def _had(shelf: Shelf, keys: tuple[str, ...]) -> str:
    """Say what the reader had done with what is gone."""
    status = next((head.value for key in keys if (head := shelf.marks.status(key))), None)
    if status is not None and status is not Status.UNREAD:
        word = "read" if status is Status.DONE else str(status)
        return f" (you had {word} it: kept)" if status is Status.DONE else f" ({word}: kept)"
    return " (your mark is kept)" if any(key in shelf.marks for key in keys) else ""


def _folded(report: Report) -> Iterator[str]:
    for one in report.folded:
        yield f"{_line(one.line)}{clean(one.title)}  [{' › '.join(one.path)}] -> {one.id}"  # noqa: RUF001  # a pointing sign


def _left(report: Report) -> Iterator[str]:
    for one in report.left:
        yield f"{_line(one.line)}{clean(one.what)[:100]}: {clean(one.why)}"


def _line(line: int | None) -> str:
    return "" if line is None else f"line {line}: "


def proposal_form(proposal: Proposal) -> Fields:
    """Give a proposal as JSON."""
    report, plan = proposal.imported.report, proposal.plan
    return {
        "schema": SCHEMA,
        "catalog": proposal.catalog.id,
        "title": clean(proposal.catalog.title),
        "format": report.format,
        "references": report.references,
        "forms": report.forms,
        "related": report.related,
        "marks": len({mark.id for mark in proposal.marks}),
        "folded": [
            {"id": one.id, "title": one.title, "category": list(one.path), "line": one.line}
            for one in report.folded
        ],
        "left": [{"what": clean(o.what), "why": clean(o.why), "line": o.line} for o in report.left],
        "update": None if plan is None else _plan_form(plan),
    }


def _plan_form(plan: Plan) -> Mapping[str, object]:
    return {
        "new": [one.id for one in plan.new],
        "gone": [one.id for one in plan.gone],
        "moved": [one.id for one in plan.moved],
        "changed": [{"id": one.id, "fields": list(one.fields)} for one in plan.changed],
        "conflicts": [{"id": one.id, "field": one.field} for one in plan.conflicts],
        "unsure": [
            {"id": one.id, "fresh": one.fresh, "likeness": round(one.likeness, 2)}
            for one in plan.unsure
        ],
        "replaced": [{"key": one.key, "id": one.id, "now": one.now_id} for one in plan.replaced],
        "doubt": plan.doubt or None,
    }
