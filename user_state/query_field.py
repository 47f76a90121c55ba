"""The fields of a query, `field:value`, and the values that each one knows."""

from enum import StrEnum

from ..data.kind import Kind
from .query_term import Condition, Part, Sort

LIST_ORDER = "list"
"""The value of `sort:` that names the default."""


class Field(StrEnum):
    """What may stand before a colon; any other word with a colon is just a word."""

    IS = "is"
    KIND = "kind"
    IN = "in"
    BY = "by"
    TAG = "tag"
    YEAR = "year"
    HAS = "has"
    MINUTES = "minutes"
    SORT = "sort"


def values_of(field: Field) -> tuple[str, ...]:
    """Tell the values a field knows; none if any text will do."""
    match field:
        case Field.IS:
            return tuple(Condition)
        case Field.KIND:
            return tuple(Kind)
        case Field.HAS:
            return tuple(Part)
        case Field.SORT:
            return (LIST_ORDER, *Sort)
        case _:
            return ()
