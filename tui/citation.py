"""How a work is cited in a line of text."""

from ..data.reference import Reference
from .about import venue_and_year


def citation(reference: Reference) -> str:
    """Cite a work: people, title in quotes, venue and year, address, as far as they are known."""
    people = ", ".join(reference.authors)
    parts = [
        people,
        f"“{reference.title}”",
        venue_and_year(reference),
        reference.url or "",
    ]
    return " ".join(_ended(part) for part in parts[:3] if part) + (
        f" {parts[3]}" if parts[3] else ""
    )


def _ended(part: str) -> str:
    """End a part with a full stop; one within closing quotes is enough."""
    if part.endswith("”"):
        inner = part[:-1]
        return part if inner.endswith((".", "?", "!")) else f"{inner}.”"
    return part if part.endswith((".", "?", "!")) else f"{part}."
