"""Notes made of what exports keep apart: a note, quotations, remarks on them."""

import html
import re
from collections.abc import Iterable

from .record import Record

_BREAK = re.compile(r"<br\s*/?>|</p>|</div>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def joined_note(*parts: str) -> str:
    """Join what there is, a blank line between the parts."""
    return "\n\n".join(part.strip() for part in parts if part.strip())


def quotations(highlights: Iterable[Record]) -> str:
    """Write highlights as quotations, each followed by what the reader remarked on it."""
    said = (
        joined_note(quoted(one.text("quote", "text")), one.text("annotation", "note"))
        for one in highlights
    )
    return joined_note(*said)


def quoted(text: str) -> str:
    """Write a text as a Markdown quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def plain_of(text: str) -> str:
    """Give a text without the HTML that some services keep in it."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    return unescaped(text)


def unescaped(text: str) -> str:
    """Resolve character references; a text with a number that no character can have stays."""
    try:
        return html.unescape(text) if "&" in text else text
    except ValueError:
        return text
