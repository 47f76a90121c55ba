"""Foreign text: cleaned where it enters, folded for searching."""

import re
from functools import cache

# Characters that steer a terminal or hide in a line, and that no script needs to be read:
# controls, the soft hyphen, direction marks, overrides and isolates, zero-width spaces and joints,
# interlinear, shorthand and musical format characters, lone surrogates, noncharacters, tags. Kept
# are ZWNJ, ZWJ and the variation selectors, which shape emoji and many scripts.
_UNWANTED = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
) + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
_LINE_ENDS = r"\r\n|[\n\r\v\f\x85\u2028\u2029]"
_ACCENTS = r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
_STROKES = ("øđðłħŧ\u0131", "oddlhti")
_LIGATURES = {"æ": "ae", "œ": "oe", "þ": "th"}
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


def clean(text: str, *, lines: bool = False) -> str:
    r"""Return foreign text without what could steer a terminal, reorder a line or hide in it.

    Without `lines` every run of white space becomes one space and the ends are stripped. With
    `lines` each line end (CRLF, CR, U+2028 and their like) becomes `\n`, and tabs, other white
    space and the ends stay. Cleaning twice changes nothing more.
    """
    # What is printable holds no control, format, surrogate or unassigned character.
    if not text.isprintable() and not _is_sound(text):
        text = _compiled(f"[{_UNWANTED}]+").sub("", text)
        if lines:
            return _compiled(_LINE_ENDS).sub("\n", text)
    return text if lines else " ".join(text.split())


def fold(text: str) -> str:
    """Return text as searches compare it: without case, accents and typographic variants.

    Also letters that carry a stroke instead of an accent, ligatures, curly quotes and dashes become
    their plain counterparts. Folding twice changes nothing more.
    """
    if text.isascii():
        return text.lower()
    from unicodedata import normalize  # noqa: PLC0415  # 3 ms that ASCII text does not need

    text = normalize("NFKD", normalize("NFKD", text).casefold())
    text = _compiled(_ACCENTS).sub("", text)
    return normalize("NFC", text.translate(_plain()))


def _is_sound(text: str) -> bool:
    # Long texts have newlines and little else; replacing these is far faster than any pattern.
    return text.replace("\n", " ").replace("\t", " ").isprintable()


@cache
def _plain() -> dict[int, str]:
    alike = dict(zip(*_STROKES, strict=True)) | _LIGATURES
    for variants, plain in ((_APOSTROPHES, "'"), (_QUOTES, '"'), (_DASHES, "-")):
        alike |= dict.fromkeys(variants, plain)
    return {ord(letter): plain for letter, plain in alike.items()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
