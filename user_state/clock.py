"""Change ids: unique, fixed in width, sorting as text, later than anything their writer has read.

An id is `TTTTTTTTTTTT-CCCC-WWWWWW-RRRR`: milliseconds since 1970 and a counter in hexadecimal, the
writer, and four random characters, which keep ids apart even where two devices believe that they
are the same writer.
"""

import os
import time
from collections.abc import Callable

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_TIME_DIGITS = 12
_COUNTER_DIGITS = 4
_COUNTERS = 16**_COUNTER_DIGITS
_THOUSAND_YEARS = 1000 * 366 * 86_400.0
_LAST_MILLIS = 16**_TIME_DIGITS // 2
WRITER_WIDTH = 6
ID_WIDTH = _TIME_DIGITS + _COUNTER_DIGITS + WRITER_WIDTH + 4 + 3

Now = Callable[[], float]


def random_name(width: int) -> str:
    """Make a random word of that many characters, easy to read and to type."""
    # What `secrets` would do: 256 is a multiple of 32, so that no letter comes more often. But
    # loading it takes milliseconds of every start.
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in os.urandom(width))


def new_id(writer: str, latest: str, now: Now = time.time) -> str:
    """Make an id for `writer` (six characters) that sorts after `latest`, the last one it knows.

    A `latest` that is not credible ("" for none) does not count. Else the clock may stand still, jump
    or be wrong, and the id is later than `latest` all the same.
    """
    millis = min(max(int(now() * 1000), 0), _LAST_MILLIS)
    counter = 0
    if is_credible(latest, now):
        last_millis, last_counter = int(latest[:12], 16), int(latest[13:17], 16)
        if last_millis >= millis:
            ticks = last_millis * _COUNTERS + last_counter + 1
            millis, counter = divmod(ticks, _COUNTERS)
    return f"{millis:012x}-{counter:04x}-{writer}-{random_name(4)}"


def id_time(change_id: str) -> float | None:
    """Tell the instant in an id, in seconds since 1970, or None if the text is no id."""
    return int(change_id[:_TIME_DIGITS], 16) / 1000 if is_id(change_id) else None


def is_id(text: str) -> bool:
    """Tell whether a text has the form of a change id."""
    if len(text) != ID_WIDTH or text[12] != "-" or text[17] != "-" or text[24] != "-":
        return False
    return all(letter in "0123456789abcdef" for letter in text[:12] + text[13:17])


def is_credible(change_id: str, now: Now = time.time) -> bool:
    """Tell whether a text is an id that somebody may have made: at most a thousand years from now.

    Later ones are damage or malice, and to go beyond them would use up all ids that there are.
    """
    moment = id_time(change_id)
    return moment is not None and moment <= max(now(), 0) + _THOUSAND_YEARS


def id_writer(change_id: str) -> str | None:
    """Tell which writer made an id, or None if the text is no id."""
    return change_id[18:24] if is_id(change_id) else None
