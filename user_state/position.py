"""Positions: where a reader stopped in a work, as a page, a time, or a share of the whole."""

import re
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """What a position counts; shares come from programs that know no pages."""

    PAGE = "page"
    TIME = "time"
    SHARE = "share"


class Position(NamedTuple):
    """A place in a work: the number of a page, a time in seconds, or a share in percent.

    Its text is what marks keep: `7`, `12:34`, `1:02:03`, `34 %`. `Position.parse(str(one)) == one`.
    """

    unit: Unit
    number: int

    @classmethod
    def parse(cls, text: str) -> "Position | None":
        """Read a position as a person writes it; None if the text is none.

        Pages are `7`, `p. 7` or `page 7`; times `12:34`, `1:02:03` or `12m34s`; shares `34 %`.
        """
        text = text.strip().lower()
        if page := re.fullmatch(r"(?:p(?:\.|age)? ?)?(\d{1,6})", text, re.ASCII):
            return cls(Unit.PAGE, int(page[1])) if int(page[1]) else None
        if share := re.fullmatch(r"(\d{1,3}) ?%", text, re.ASCII):
            return cls(Unit.SHARE, int(share[1])) if 0 < int(share[1]) <= 100 else None
        seconds = _clock(text)
        if seconds is None:
            seconds = _spelled(text)
        return None if seconds is None else cls(Unit.TIME, seconds)

    def __str__(self) -> str:
        if self.unit is Unit.TIME:
            minutes, seconds = divmod(self.number, 60)
            hours, minutes = divmod(minutes, 60)
            if hours:
                return f"{hours}:{minutes:02d}:{seconds:02d}"
            return f"{minutes}:{seconds:02d}"
        return f"{self.number} %" if self.unit is Unit.SHARE else str(self.number)

    @property
    def said(self) -> str:
        """The position as it is said behind *at*: `page 7`, `12:34`, `34 %`."""
        return f"page {self.number}" if self.unit is Unit.PAGE else str(self)


def said_position(text: str) -> str:
    """Say a position that a mark keeps; what is none, as another program may write, as it is."""
    position = Position.parse(text)
    return text if position is None else position.said


def seconds_of(text: str) -> int | None:
    """Read a time as links have it: `754`, `754s`, `754.5`, `12m34s` or `12:34`; None if it is none."""
    bare = re.fullmatch(r"(\d{1,7})(?:\.\d*)?s?", text, re.ASCII)
    if bare:
        return int(bare[1])
    clock = _clock(text)
    return _spelled(text) if clock is None else clock


def _clock(text: str) -> int | None:
    found = re.fullmatch(r"(?:(\d{1,3}):([0-5]\d)|(\d{1,5})):([0-5]\d)", text, re.ASCII)
    if found is None:
        return None
    return _seconds(found[1], found[2] or found[3], found[4])


def _spelled(text: str) -> int | None:
    found = re.fullmatch(r"(?:(\d{1,3})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?", text, re.ASCII)
    return None if found is None or not text else _seconds(*found.groups())


def _seconds(hours: str | None, minutes: str | None, seconds: str | None) -> int:
    return 3600 * int(hours or 0) + 60 * int(minutes or 0) + int(seconds or 0)
