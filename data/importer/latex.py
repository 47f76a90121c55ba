"""LaTeX in bibliographies as plain text."""

import logging
import re
from functools import cache
from typing import Protocol, cast

_LONGEST = 4_000
_COMMENT = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
_LOGO = re.compile(r"\\((?:La|Bib|Xe|Lua|pdf)*TeX)\b(?:\\(?= )|\{\})?")
_PERCENT = re.compile(r"(?<!\\)%")


class _Decoder(Protocol):
    def latex_to_text(self, latex: str) -> str: ...


def plain_latex(text: str) -> str:
    """Resolve accents, commands and math; what is too long or too odd only loses its braces."""
    text = _COMMENT.sub("", text) if "%" in text else text
    if ("\\" in text or "$" in text) and len(text) <= _LONGEST:
        try:
            text = _LOGO.sub(r"\1", _PERCENT.sub(r"\\%", text))
            text = _decoder().latex_to_text(text)
        except (ValueError, RecursionError, IndexError, KeyError, TypeError, AttributeError):
            text = text.replace("\\", "")
    return re.sub(r"[{}]", "", text.replace("~", " ")).strip()


def plain_address(text: str) -> str:
    r"""Give an address that is written with `\_`, `\~{}` or in `\url{…}`."""
    return re.sub(r"[{}\s]", "", re.sub(r"\\(url|path|href)\b|\\", "", text))


def silence(library: str) -> None:
    """Keep a library from writing to the terminal what it thinks of a text; the report says it."""
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)


@cache
def _decoder() -> _Decoder:
    silence("pylatexenc")
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]  # needs bibtexparser's extra

    return cast("_Decoder", LatexNodes2Text(math_mode="text"))
