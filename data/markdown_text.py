"""Plain text as Markdown that shows it letter by letter, and back."""

import html
import re
from collections.abc import Iterable

# `<` also keeps comments from beginning, `|` tables, `$` formulas; `_` counts at the ends of words.
_SIGNS = re.compile(r"[\\`*\[\]<|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?[0-9A-Za-z]+;)", re.ASCII)
_LINE_START = re.compile(r"^(?:([#+\-=:>])|(\d{1,9})([.)])(?=\s|$))")
_WRITTEN = re.compile(
    r"\\([!-/:-@\[-`{-~])|&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[0-9A-Za-z]{2,31});|([*`]+)"
)


def escape(text: str, also: str = "") -> str:
    """Write a text of one line for the middle of a line; `also` are further signs to be hidden."""
    written = _SIGNS.sub(lambda sign: "&amp;" if sign[0] == "&" else f"\\{sign[0]}", text)
    for sign in also:
        written = written.replace(sign, f"&#{ord(sign)};")
    return written


def unescape(text: str, *, plain: bool = False) -> str:
    """Read back what `escape` wrote; with `plain`, signs of emphasis and code are dropped."""

    def read(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        if match[2]:
            return html.unescape(match[0])
        return "" if plain else match[3]

    return _WRITTEN.sub(read, text)


def escape_line(line: str) -> str:
    """Write a line of a longer text so that it stays one, with the white space at its ends."""
    body = line.strip(" \t")
    if not body:
        return _visible(line)
    start = len(line) - len(line.lstrip(" \t"))
    written = escape(body)
    if not start:
        written = _LINE_START.sub(
            lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", written, count=1
        )
    end = line[start + len(body) :]
    return f"{_visible(line[:start])}{written}{_visible(end)}"


def _visible(space: str) -> str:
    return "".join(f"&#{ord(char)};" for char in space)


def escape_lines(text: str) -> list[str]:
    """Write a text of several lines: each ends in a break, unless a blank one follows."""
    written = [escape_line(line) for line in text.split("\n")]
    pairs = zip(written, [*written[1:], ""], strict=True)
    return [f"{line}\\" if line and after else line for line, after in pairs]


def unescape_lines(lines: Iterable[str]) -> str:
    """Read back what `escape_lines` wrote, wherever its lines stood; blank ends are dropped."""
    found = [_unbroken(line.strip(" \t")) for line in lines]
    while found and not found[-1]:
        found.pop()
    start = next((place for place, line in enumerate(found) if line), 0)
    return "\n".join(unescape(line) for line in found[start:])


def _unbroken(line: str) -> str:
    behind = len(line) - len(line.rstrip("\\"))
    return line[:-1] if behind % 2 else line
