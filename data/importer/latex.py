"""LaTeX in bibliographies as plain text."""

import logging
import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import Protocol, cast

_LONGEST = 4_000
_COMMENT = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
_LOGO = re.compile(r"\\((?:La|Bib|Xe|Lua|pdf)*TeX)\b(?:\\(?= )|\{\})?")
_PERCENT = re.compile(r"(?<!\\)%")


class _Decoder(Protocol):
    def __call__(self, latex: str, *, latex_context: object) -> str: ...


def plain_latex(text: str) -> str:
    """Resolve accents, commands and math; what is too long or too odd only loses its braces."""
    text = _COMMENT.sub("", text) if "%" in text else text
    if ("\\" in text or "$" in text) and len(text) <= _LONGEST:
        try:
            text = _LOGO.sub(r"\1", _PERCENT.sub(r"\\%", text))
            text = _decoded(text)
        except (ValueError, RecursionError, IndexError, KeyError, TypeError, AttributeError):
            text = text.replace("\\", "")
    return re.sub(r"[{}]", "", text.replace("~", " ")).strip()


def plain_address(text: str) -> str:
    r"""Give an address that is written with `\_`, `\~{}` or in `\url{…}`."""
    return re.sub(r"[{}\s]", "", re.sub(r"\\(url|path|href)\b|\\", "", text))


def silence(library: str) -> None:
    """Keep a library from writing to the terminal what it thinks of a text; the report says it."""
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)


@lru_cache(512)
def _decoded(text: str) -> str:
    # The same people and venues stand in many records of a bibliography.
    return _decoder()(text)


@cache
def _decoder() -> Callable[[str], str]:
    silence("pylatexenc")
    # They need bibtexparser's extra.
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]
    from pylatexenc.latexwalker import get_default_latex_context_db  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    decoder = LatexNodes2Text(math_mode="text")
    # Without it the table of what LaTeX knows is made anew for each text: a fifth of the time.
    known = get_default_latex_context_db()
    return partial(cast("_Decoder", decoder.latex_to_text), latex_context=known)
