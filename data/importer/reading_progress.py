"""How far a reader was, as a share of a work: a status and a position."""

import math

from .item import State

_READ = 98
"""From here on, in percent, the services that keep such shares count a work as read themselves."""


def percent(value: str) -> float | None:
    """Read a share, `34`, `34 %` or `0.34`, as percent; None for what is none."""
    text = value.strip()
    has_sign = text.endswith("%")
    try:
        number = float(text.removesuffix("%"))
    except ValueError:
        return None
    if not math.isfinite(number) or not 0 <= number <= 100:
        return None
    is_fraction = "." in text and number <= 1 and not has_sign
    return number * 100 if is_fraction else number


def state_of(share: float | None) -> State:
    """Give the state of a work of which a share was read; nothing read says nothing."""
    if share is None or share <= 0:
        return State(status="unread")
    if share >= _READ:
        return State(status="done")
    return State(status="started", position=f"{max(1, round(share))} %")
