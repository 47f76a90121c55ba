"""Where a reader goes on in a work: at the position that was noted last."""

from .entry import Entry
from .position import Position
from .timestamp import last_timestamp


def resume_point(entry: Entry) -> Position | None:
    """Give the place at which a work is to be opened; None for its beginning.

    It is the position of the mark. Writing a new last timestamp into a note sets that as well
    (`action.write_note`), so that whichever came last counts. Where no position was ever set, as in
    what another program noted, it is the last timestamp of the newest note.
    """
    if entry.mark.position is not None:
        return Position.parse(entry.mark.position.value)
    return last_timestamp(entry.mark.notes[0].value) if entry.mark.notes else None
