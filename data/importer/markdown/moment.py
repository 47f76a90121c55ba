"""Days that stand before a work in a list that goes by them; a day is no title."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:\d{{4}}[-/.]\d\d?[-/.]\d\d?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|\d{{1,2}}[/.]\d{{1,2}}[/.]?(?:\d{{2,4}})?)"
)
_WHOLE = re.compile(rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},? )?{_DAY}", re.IGNORECASE)
_BEFORE = re.compile(rf"\s*{_DAY}\s*(?::|\s[-–—]|\s?—)\s+(?=\S)", re.IGNORECASE)


def is_day(text: str) -> bool:
    """Tell whether a text is a day and nothing else."""
    return _WHOLE.fullmatch(text.strip(" :.,–—-")) is not None


def undated(text: str) -> str:
    """Take the day off the start of a text that goes on behind it."""
    found = _BEFORE.match(text)
    return text[found.end() :] if found else text
