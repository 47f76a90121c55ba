"""Reading what stands after a field's colon."""

import re
from dataclasses import dataclass

from ..data.text import clean, fold
from .query_fault import Fault, shown
from .query_field import LIST_ORDER, Field, values_of
from .query_lexer import Value
from .query_term import (
    All,
    By,
    Expression,
    Has,
    In,
    Is,
    KindIs,
    Minutes,
    Phrase,
    Sort,
    Tag,
    Word,
    Year,
    all_of,
    any_of,
)
from .query_text import is_plain_word

_NAMED = {Field.IS: Is, Field.KIND: KindIs, Field.HAS: Has}
_LIMIT = 1_000_000
_RANGE = (
    r"(?P<sign>[<>]=?)(?P<bound>\d{1,7})"
    r"|(?P<low>\d{0,7})\.\.(?P<high>\d{0,7})"
    r"|(?P<only>\d{1,7})"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a term was read as; with a fault, `expression` searches what can be searched."""

    expression: Expression
    fault: Fault | None = None


def folded(text: str) -> str:
    """Clean and fold a text for matching; without newlines, so that it never crosses a part."""
    return " ".join(fold(clean(text)).split())


def word(text: str) -> Expression:
    """Make the term that searches one word; a word that folds to nothing asks for nothing."""
    plain = folded(text)
    if not plain:
        return All()
    return Word(plain) if is_plain_word(plain) else Phrase(plain)


def words(text: str) -> Expression:
    """Make the term that searches all words of a text, signs of the grammar taken literally."""
    return all_of(word(piece) for piece in text.split())


def phrase(value: Value) -> Reading:
    """Read a quoted text; one whose quote was left open searches the words."""
    text = value.items[0]
    if value.open_quote:
        return Reading(words(text), Fault("A quote is left open"))
    plain = folded(text)
    return Reading(Phrase(plain)) if plain else Reading(All(), Fault("The quotes hold nothing"))


def field_term(field: Field, value: Value) -> Reading:
    """Read the value of any field but `sort:`; a broken value is searched as words."""
    items = tuple(dict.fromkeys(item for item in map(folded, value.items) if item))
    if not items:
        return Reading(All(), _missing(field))
    reading = _field_term(field, items, folded(",".join(value.items)))
    if value.open_quote and reading.fault is None:
        return Reading(reading.expression, Fault(f"A quote after {field}: is left open"))
    return reading


def sort_order(value: Value) -> Sort | Fault | None:
    """Read the value of `sort:`; None is list order."""
    name = folded(",".join(value.items))
    if not name:
        return _missing(Field.SORT)
    if name == LIST_ORDER:
        return None
    return Sort(name) if name in frozenset(Sort) else _unknown(Field.SORT, name)


def _field_term(field: Field, items: tuple[str, ...], whole: str) -> Reading:
    match field:
        case Field.IN:
            return Reading(In(whole))
        case Field.BY:
            return Reading(By(whole))
        case Field.TAG:
            return Reading(Tag(items))
        case Field.YEAR | Field.MINUTES:
            return _range_term(field, whole)
        case _:
            return _named_term(field, items)


def _named_term(field: Field, items: tuple[str, ...]) -> Reading:
    valid = frozenset(values_of(field))
    known = tuple(item for item in items if item in valid)
    strange = [item for item in items if item not in valid]
    if not strange:
        return Reading(_NAMED[field](known))
    terms = [_NAMED[field](known)] if known else []
    return Reading(any_of([*terms, *map(words, strange)]), _unknown(field, strange[0]))


def _range_term(field: Field, text: str) -> Reading:
    ends = _ends(text.replace(" ", ""))
    if ends is None:
        example = "2019, 2019..2022 or >2019" if field is Field.YEAR else "30, 10..30 or <30"
        return Reading(words(text), Fault(f"{field}: needs {example}, not {shown(text)}"))
    return Reading(Year(*ends) if field is Field.YEAR else Minutes(*ends))


def _ends(text: str) -> tuple[int | None, int | None] | None:
    found = re.fullmatch(_RANGE, text, re.ASCII)
    if found is None:
        return None
    low, high = _bounds(found)
    if low is None and high is None:
        return None
    if not all(end is None or 0 <= end <= _LIMIT for end in (low, high)):
        return None
    if low is not None and high is not None and low > high:
        return high, low
    return low, high


def _bounds(found: re.Match[str]) -> tuple[int | None, int | None]:
    if found["only"]:
        return int(found["only"]), int(found["only"])
    if not found["sign"]:
        low, high = found["low"], found["high"]
        return (int(low) if low else None, int(high) if high else None)
    bound = int(found["bound"])
    match found["sign"]:
        case ">":
            return bound + 1, None
        case ">=":
            return bound, None
        case "<":
            return None, bound - 1
        case _:
            return None, bound


def _unknown(field: Field, found: str) -> Fault:
    return Fault(f"{field}: does not know {shown(found)}", found, values_of(field))


def _missing(field: Field) -> Fault:
    return Fault(f"{field}: has nothing after its colon", "", values_of(field))
