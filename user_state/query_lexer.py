"""Cutting the text of a query into tokens, in one pass and without ever failing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .query_field import Field

# Possessive loops: whatever the text, no character is looked at more than a few times.
_QUOTED = r'"(?:[^"\\]|\\.?)*+"?'
_TOKEN = (
    r"\s++"
    r"|(?P<opening>\()"
    r"|(?P<closing>\))"
    r"|(?P<minus>-)"
    rf"|(?P<phrase>{_QUOTED})"
    rf"|(?P<field>(?ai:{'|'.join(Field)}):(?:{_QUOTED}|[^\s()\"])*+)"
    r"|(?P<word>[^\s()]++)"
)
_CURLY = dict.fromkeys(map(ord, "“”„‟"), '"')
_PIECE = r'"(?P<inside>(?:[^"\\]|\\.?)*+)(?P<end>"?)|(?P<comma>,)|(?P<bare>[^",]++)'


class TokenKind(StrEnum):
    """What a token is; the values are the names of the lexer's groups."""

    OPENING = "opening"
    CLOSING = "closing"
    MINUS = "minus"
    PHRASE = "phrase"
    FIELD = "field"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query's text, as it was typed; `position` counts characters from 0."""

    kind: TokenKind
    text: str
    position: int

    @property
    def end(self) -> int:
        """The position just behind the token."""
        return self.position + len(self.text)


@dataclass(frozen=True, slots=True)
class Value:
    """What was written after a field's colon, or a phrase: its items, without their quotes."""

    items: tuple[str, ...]
    open_quote: bool


def tokens(text: str) -> Iterator[Token]:
    """Go through the tokens of a query, curly quotes made plain; only white space is in none."""
    for found in re.finditer(_TOKEN, text.translate(_CURLY), re.DOTALL):
        if found.lastgroup is not None:
            yield Token(TokenKind(found.lastgroup), found.group(), found.start())


def read_value(text: str) -> Value:
    r"""Take quotes off and cut at the commas between them.

    Inside of quotes `\"` is a quote and `\\` a backslash. A quote left open ends with the text.
    """
    items: list[str] = []
    parts: list[str] = []
    open_quote = False
    for found in re.finditer(_PIECE, text, re.DOTALL):
        if found["comma"] is not None:
            items.append("".join(parts))
            parts = []
        elif found["bare"] is not None:
            parts.append(found["bare"])
        else:
            parts.append(re.sub(r'\\([\\"])', r"\1", found["inside"]))
            open_quote = not found["end"]
    items.append("".join(parts))
    return Value(tuple(items), open_quote)
