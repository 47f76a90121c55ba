"""Days and instants: `YYYY-MM-DD`, and RFC 3339 in UTC to the second."""

from datetime import UTC, date, datetime


def instant(seconds: float) -> str:
    """Write an instant, given in seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_day(text: str) -> date | None:
    """Give the local day of a day or an instant; None if the text is neither."""
    try:
        if len(text) == len("YYYY-MM-DD"):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text).astimezone().date()
    except (ValueError, OverflowError):
        return None


def spoken_day(text: str, today: date) -> str:
    """Say a day as a person would: `today`, `yesterday`, `20 November`, `20 November 2024`."""
    day = local_day(text)
    if day is None:
        return text
    behind = (today - day).days
    if behind == 0:
        return "today"
    if behind == 1:
        return "yesterday"
    said = f"{day.day} {day:%B}"
    return said if day.year == today.year else f"{said} {day.year}"
