"""Why a work is suggested, in words, and what else to know before one begins it."""

from datetime import date

from ..data.text import clean
from ..user_state.date import spoken_day
from ..user_state.entry import Entry
from ..user_state.next import Reason, Suggestion
from .about import about_parts
from .length import spoken_minutes


def reason_of(suggestion: Suggestion, entry: Entry, today: date) -> str:
    """Say why: `in progress since 3 November`, `starred`, `next in Publications`."""
    match suggestion.reason:
        case Reason.STARTED:
            since = f" since {spoken_day(entry.started, today)}" if entry.started else ""
            return f"in progress{since}"
        case Reason.STARRED:
            return "starred"
        case Reason.NEXT:
            return f"next in {clean(entry.path[-1])}"


def length_of(suggestion: Suggestion, minutes: int | None) -> str:
    """Say how long it takes; where it is unknown say so only to who has so many minutes."""
    if suggestion.minutes:
        return spoken_minutes(suggestion.minutes)
    return "" if minutes is None else "length unknown"


def facts_of(suggestion: Suggestion, entry: Entry, minutes: int | None) -> list[str]:
    """Say how long it takes, by whom, where, when and as what kind it came out."""
    length = length_of(suggestion, minutes)
    return [*([length] if length else []), *map(clean, about_parts(entry.reference))]
