"""Our own catalog files."""

from ..catalog_reader import read_catalog
from ..limit import MAX_BYTES
from .fault import Unreadable
from .imported import Imported, Report
from .item import Left, Origin


def read(text: str, origin: Origin) -> Imported:
    """Read a catalog as it is; what its file has wrong is left out and named."""
    if len(text) > MAX_BYTES:
        raise Unreadable("the catalog is larger than 64 MiB")
    found = read_catalog(text, file=origin.name or None)
    left = tuple(
        Left(
            what=problem.entry or problem.field or "the file",
            why=problem.message,
            line=problem.line,
        )
        for problem in found.problems
    )
    if found.catalog is None:
        first = found.problems[0]
        raise Unreadable(f"{first.message}. {first.cure}", first.line)
    works = [one for _, category in found.catalog.walk() for one in category.references]
    parts = [part for one in works for part in one.related]
    report = Report(
        format="refshelf",
        references=len(works),
        forms=sum(len(one.forms) for one in (*works, *parts)),
        related=len(parts),
        left=left,
    )
    return Imported(catalog=found.catalog, marks=(), report=report)
