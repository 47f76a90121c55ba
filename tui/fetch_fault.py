"""Why something on the web was not fetched: sentences for the reader, with address and cure."""

from ..data.text import clean

_SHOWN = 300
BY_HAND = "Save it with a browser and import the file."
LATER = "Try again later."


class NotFetched(Exception):
    """What a reader asked for could not be had from the web; says where, why and what to do."""

    def __init__(self, place: str, why: str, cure: str) -> None:
        shown = clean(place)
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        super().__init__(f"{shown} was not fetched: {clean(why)}. {cure}")


class Missing(NotFetched):
    """There is nothing at that address (404, 410); there may be at another."""


def fault_of_status(place: str, status: int, retry_after: str) -> NotFetched:
    """Say what a status other than 200 means; `retry_after` is the header of that name or ""."""
    if status in {404, 410}:
        return Missing(place, f"there is nothing there ({status})", "Look at the address.")
    why, cure = _meaning(status, retry_after)
    return NotFetched(place, f"{why} ({status})", cure)


def _meaning(status: int, retry_after: str) -> tuple[str, str]:
    if status in {401, 407}:
        return "a password is asked for there, and refshelf sends none", BY_HAND
    if status in {403, 451}:
        return "the server does not give it to refshelf", BY_HAND
    if status == 429:
        wait = f"in {retry_after} seconds" if _is_short_number(retry_after) else "later"
        return "the server was asked too often", f"Try again {wait}."
    if status >= 500:
        return "the server has a fault of its own", LATER
    return "the server answers with something else than a list", BY_HAND


def _is_short_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6
