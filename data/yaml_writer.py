"""Write YAML that a person wants to edit, and that every YAML reader reads back as it was."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from .text import clean

WIDTH = 100
"""The column after which lists go below each other and text is folded."""

# What other YAML readers would take for a truth value, nothing, a number, a day or a time.
_WORDS = r"(?i:y|n|yes|no|true|false|on|off|null|~|=|<<|[-+]?\.(?:inf|nan))"
_NUMBERS = r"[-+.]?[0-9][0-9a-fA-FxXoOtTzZ_.:+\- ]*|[-+.]+"
_PLAIN = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\s:#]|[ ](?=[^\s#])|:(?=[^\s])|(?<=\S)#)*"
_INLINE_UNSAFE = r"[,\[\]{}?]|:(?![A-Za-z0-9/])"


class Inline(NamedTuple):
    """A mapping to be written as `{a: b}` where that fits on its line."""

    fields: Mapping[str, "Value"]


Value: TypeAlias = "str | int | Inline | Sequence[Value] | Mapping[str, Value] | None"


def dump_yaml(fields: Mapping[str, Value]) -> str:
    """Write fields as a YAML document, in their order.

    Texts of several lines and long texts become blocks, and only what needs quotes has them. Lone
    surrogates, which no file can hold, become U+FFFD.
    """
    return "".join(f"{line}\n" for line in _mapping(fields, 0)) or "{}\n"


def _mapping(fields: Mapping[str, Value], indent: int) -> Iterable[str]:
    for name, value in fields.items():
        yield from _entry(f"{' ' * indent}{_name(name)}:", value, indent)


def _entry(head: str, value: Value, indent: int) -> Iterable[str]:
    inline = _inline(value)
    if inline is not None and (_is_bare(value) or len(head) + 1 + len(inline) <= WIDTH):
        yield f"{head} {inline}".rstrip() if value is not None else f"{head} null"
    elif isinstance(value, str):
        yield from _text(head, value, indent + 2)
    elif isinstance(value, Mapping | Inline):
        yield head
        yield from _mapping(value.fields if isinstance(value, Inline) else value, indent + 2)
    elif isinstance(value, Sequence):
        yield head
        for item in value:
            yield from _item(item, indent + 2)


def _item(item: Value, indent: int) -> Iterable[str]:
    head = f"{' ' * indent}-"
    if isinstance(item, Mapping) and item:
        first, *rest = _mapping(item, indent + 2)
        yield f"{head} {first.lstrip(' ')}"
        yield from rest
    elif isinstance(item, Inline) and len(head) + 1 + len(_flow(item)) > WIDTH:
        yield from _item(item.fields, indent)
    else:
        yield from _entry(head, item, indent)


def _is_bare(value: Value) -> bool:
    # What has no other way of being written than on the line.
    return (
        value is None
        or isinstance(value, int)
        or (not isinstance(value, str | Inline) and not value)
    )


def _inline(value: Value) -> str | None:
    """Write a value for the rest of a line; None where it goes below."""
    if isinstance(value, str):
        return None if "\n" in value else _short(value)
    if isinstance(value, Inline) or _is_bare(value):
        return _flow(value)
    if isinstance(value, Sequence) and all(_is_short(item) for item in value):
        return _flow(value)
    return None


def _is_short(value: Value) -> bool:
    return value is None or isinstance(value, int) or (isinstance(value, str) and "\n" not in value)


def _flow(value: Value) -> str:
    if isinstance(value, str):
        text = _short(value)
        return _quoted(value) if re.search(_INLINE_UNSAFE, text) and text[0] != '"' else text
    if value is None or isinstance(value, int):
        return _plain_value(value)
    if isinstance(value, Sequence) and not isinstance(value, Inline):
        return f"[{', '.join(map(_flow, value))}]"
    fields = value.fields if isinstance(value, Inline) else value
    return "{" + ", ".join(f"{_flow(name)}: {_flow(part)}" for name, part in fields.items()) + "}"


def _plain_value(value: int | None) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


@lru_cache(128)
def _name(text: str) -> str:
    return _short(text)


def _short(text: str) -> str:
    if _plain().fullmatch(text) and not _taken().fullmatch(text) and _is_inert(text):
        return text
    return _quoted(text)


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(_PLAIN)


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(f"{_WORDS}|{_NUMBERS}")


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if _is_inert(char) or char == " ":
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _is_inert(text: str) -> bool:
    return text.isprintable() or clean(text, lines=True) == text


def _text(head: str, text: str, indent: int) -> Iterable[str]:
    margin = " " * indent
    if "\n" not in text and re.fullmatch(r"\S+(?: \S+)+", text) and _is_inert(text):
        yield f"{head} >-"
        yield from (f"{margin}{line}" for line in _folded(text, WIDTH - indent))
    elif "\n" in text and re.match(r"[^\s]", text) and _is_inert(text) and text.strip("\n"):
        body = text.rstrip("\n")
        ends = len(text) - len(body)
        yield f"{head} |{'-' if ends == 0 else '+' if ends > 1 else ''}"
        yield from (f"{margin}{line}" if line else "" for line in body.split("\n"))
        yield from [""] * (ends - 1)
    else:
        yield f"{head} {_short(text)}"


def _folded(text: str, width: int) -> Iterable[str]:
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > max(width, 40):
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
