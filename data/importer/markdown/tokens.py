"""The tokens of a piece of Markdown, of which only what is read of them is kept."""

from functools import cache

from markdown_it.token import Token

Sign = tuple[str, int, str]
"""What a token is called, the line in which it begins, and its content, or its tag if it has none."""


class Tokens(list[Token]):
    """Takes tokens from the parser of blocks: whole ones would need twenty times the list's memory.

    The parser completes a token before it adds the next, and looks back only at how deep one is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._signs: list[Sign] = []

    def append(self, token: Token) -> None:
        """Add a token; of the one before it only the sign stays."""
        if self:
            self._settle()
        super().append(token)

    def signs(self) -> list[Sign]:
        """Give the signs of all tokens, in their order; paragraphs are known by what is in them."""
        if self:
            self._settle()
        self.clear()
        return self._signs

    def _settle(self) -> None:
        last = self[-1]
        if not last.type.startswith("paragraph"):
            line = last.map[0] if last.map else 0
            self._signs.append((last.type, line, last.content or last.tag))
        self[-1] = _settled()


@cache
def _settled() -> Token:
    return Token("settled", "", 0, level=-1)
