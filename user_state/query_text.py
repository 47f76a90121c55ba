"""A query as text: the one way of writing an expression, which reads back as the same."""

from .query_field import Field
from .query_term import (
    All,
    And,
    By,
    Expression,
    Has,
    In,
    Is,
    KindIs,
    Minutes,
    Not,
    Or,
    Phrase,
    Tag,
    Word,
    Year,
)

_FIELD_OF = {
    In: Field.IN,
    By: Field.BY,
    Is: Field.IS,
    KindIs: Field.KIND,
    Tag: Field.TAG,
    Has: Field.HAS,
    Year: Field.YEAR,
    Minutes: Field.MINUTES,
}


_FIELD_NAMES = frozenset(Field)


def expression_text(expression: Expression) -> str:
    """Write an expression; `All` is the empty text."""
    match expression:
        case All():
            return ""
        case And(terms):
            return " ".join(_operand(term, (Or,)) for term in terms)
        case Or(terms):
            return " OR ".join(expression_text(term) for term in terms)
        case Not(term):
            return f"-{_operand(term, (And, Or))}"
        case Word(text):
            return text
        case Phrase(text):
            return quoted(text)
        case _:
            return f"{_FIELD_OF[type(expression)]}:{_value_text(expression)}"


def quoted(text: str) -> str:
    """Put a text into quotes; quotes and backslashes in it get a backslash before them."""
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))


def is_plain_word(text: str) -> bool:
    """Tell whether a folded text, written as it is, reads as one word and as nothing else."""
    return (
        text.split() == [text]
        and text[0] not in '"-'
        and not any(sign in text for sign in "()")
        and not (":" in text and text.partition(":")[0].lower() in _FIELD_NAMES)
    )


def _operand(term: Expression, loose: tuple[type[And] | type[Or], ...]) -> str:
    text = expression_text(term)
    return f"({text})" if isinstance(term, loose) else text


def _value_text(
    term: In | By | Is | KindIs | Tag | Has | Year | Minutes,
) -> str:
    match term:
        case In(text) | By(text):
            return _item(text)
        case Year(low, high) | Minutes(low, high):
            return _range_text(low, high)
        case _:
            return ",".join(_item(name) for name in term.names)


def _item(text: str) -> str:
    plain = text.split() == [text] and not any(sign in text for sign in '(),"')
    return text if plain else quoted(text)


def _range_text(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
