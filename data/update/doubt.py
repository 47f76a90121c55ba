"""Doubt: signs that what was read is not the list any more, such as a login page or half of it."""

from ..importer.likeness import are_alike
from .side import Side

_FEW = 3  # of fewer works, losing most says nothing


def doubt(base: Side, theirs: Side) -> str:
    """Say in a sentence why the source can hardly mean it; "" if nothing speaks against it."""
    before, now = base.catalog, theirs.catalog
    had = len(base.homes)
    if not had:
        return ""
    if not theirs.homes:
        return f"No reference was found, where “{before.title}” had {had}."
    lost = sum(id_ not in theirs.homes for id_ in base.homes)
    if had >= _FEW and 3 * lost > had:
        return f"{lost} of the {had} references of “{before.title}” are not in it any more."
    if not are_alike(before.title, now.title):
        return f"It calls itself “{now.title}” now; it was “{before.title}”."
    return ""
