"""Going to a work that was chosen on a screen above."""

from ...user_state.entry import Entry
from ...user_state.works import Works
from ..window import Window


def go_to(window: Window, works: Works, work: int) -> Entry | None:
    """Put the cursor on one of those works; give its entry, None if it is in no list any more.

    While it was chosen, the catalogs may have become others, with other numbers.
    """
    entry = find(window, works, work)
    if entry is not None:
        window.board.go_to_work(entry.work)
    return entry


def find(window: Window, works: Works, work: int) -> Entry | None:
    """Give the entry of one of those works as it is now; None, said, if it is in no list any more."""
    found = _found_again(works, window.scribe.shelf.works, work)
    if found is None:
        window.say("That is in no list any more.")
        return None
    return window.scribe.shelf.entry(found)


def _found_again(before: Works, now: Works, work: int) -> int | None:
    if now is before:
        return work
    owners = now.owners(before.key(work))
    here = [owner for owner in owners if now.listing(owner).id == before.listing(work).id]
    return next(iter((*here, *owners)), None)
