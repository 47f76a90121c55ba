"""Dates as exports write them, in any usual form, as our days and instants."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_EARLIEST, _LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_LONGEST = 64
_UNITS = ((1e11, 1), (1e14, 1e3), (1e17, 1e6), (1e20, 1e9))
_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_COMPACT_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d\d)(?!\d)", re.ASCII)


def moment(value: object) -> str:
    """Write a date as a day or as an instant in UTC; "" for what is none.

    Understood are seconds, milliseconds, microseconds and nanoseconds since 1970, ISO 8601, days
    with slashes or dots from the year on, and RFC 2822. A time without a zone is taken for UTC.
    """
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _since_1970(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    text = value.strip()
    if re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII) and not _COMPACT_DAY.fullmatch(text):
        return _since_1970(float(text))
    return _day(text) or _written(text)


def year(value: object) -> int | None:
    """Find the year in a date of any form, also in one that is no more than a year."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 1000 <= value <= 2100 else None
    found = _YEAR.search(value[:_LONGEST]) if isinstance(value, str) else None
    return int(found[1]) if found else None


def _since_1970(number: float) -> str:
    for limit, unit in _UNITS:
        if 0 < number < limit:
            return _instant(datetime.fromtimestamp(number / unit, UTC))
    return ""


def _day(text: str) -> str:
    found = _DAY.fullmatch(text)
    parts = (found[1], found[3], found[4]) if found else ()
    if compact := _COMPACT_DAY.fullmatch(text):
        parts = compact.groups()
    try:
        return date(*map(int, parts)).isoformat() if parts else ""
    except ValueError:
        return ""


def _written(text: str) -> str:
    text = re.sub(r"\s*UTC$", "+00:00", text)
    for reader in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = reader(text)
            return _instant(found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return ""


def _instant(found: datetime) -> str:
    return found.strftime("%Y-%m-%dT%H:%M:%SZ") if _EARLIEST <= found <= _LATEST else ""
