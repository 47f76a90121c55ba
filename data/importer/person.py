"""Names of people as bibliographies write them, the way round that they are spoken."""

import re
from collections.abc import Iterable

from ..text import clean

_MANY = 200


def spoken_name(name: str) -> str:
    """Turn `Family, Given` and `Family, Jr., Given` round."""
    parts = [part for part in (clean(part) for part in name.split(",")) if part]
    if len(parts) == 2:
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3:
        return f"{parts[2]} {parts[0]}, {parts[1]}"
    return clean(name)


def spoken_names(names: str | Iterable[str], sign: str = ";") -> tuple[str, ...]:
    """Give the people of a list, or of a text split at `sign`; "others" is nobody."""
    parts = re.split(sign, names) if isinstance(names, str) else list(names)
    said = (spoken_name(part) for part in parts[:_MANY])
    return tuple(name for name in said if name and name.casefold() not in {"others", "et al."})
