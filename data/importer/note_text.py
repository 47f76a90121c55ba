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
    return joined_note(*map(_quotation, highlights))


def _quotation(one: Record) -> str:
    quote, text = one.text("quote"), one.text("text")
    remark = one.text("annotation", "note") or (text if quote else "")
    return joined_note(quoted(quote or text), remark)


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
