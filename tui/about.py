"""What is said in short about a reference, beside its title."""

from ..data.reference import Reference


def short_people(people: tuple[str, ...], most: int = 2) -> str:
    """Name two people, or as many as `most`; of more the first, and how many there are besides."""
    if len(people) > most:
        return f"{people[0]} +{len(people) - 1}"
    return ", ".join(people)


def venue_and_year(reference: Reference) -> str:
    """Say where and when a reference came out; empty where neither is known."""
    venue, year = reference.venue or "", str(reference.year or "")
    return venue if year in venue else f"{venue} {year}".strip()


def about_parts(reference: Reference) -> list[str]:
    """Say by whom, where, when and as what kind a reference came out, as far as it is known."""
    parts = (short_people(reference.authors), venue_and_year(reference), str(reference.kind))
    return [part for part in parts if part and part != "other"]
