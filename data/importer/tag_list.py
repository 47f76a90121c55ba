"""Tags as exports write them: lists, texts with commas or other signs, lists written as text."""

import re
from collections.abc import Iterable
from typing import cast

_QUOTED = re.compile(r"""'((?:[^'\\]|\\.)*+)'|"((?:[^"\\]|\\.)*+)\"""")


def tags(value: object, sign: str = ",") -> tuple[str, ...]:
    """Give the tags of a value, each once: names in a list or records in it, or a text.

    A text is split at `sign`, at white space where that is " "; one in square brackets is a list of
    quoted names.
    """
    if isinstance(value, str):
        return _distinct(_split(value.strip(), sign))
    if isinstance(value, list | tuple):
        return _distinct(_name(part) for part in cast("list[object]", value))
    return ()


def _split(text: str, sign: str) -> list[str]:
    if text.startswith("[") and text.endswith("]"):
        quoted = [found[1] or found[2] or "" for found in _QUOTED.finditer(text)]
        if quoted:
            return [re.sub(r"\\(.)", r"\1", name) for name in quoted]
        text = text[1:-1]
    return text.split() if sign == " " else text.split(sign)


def _name(part: object) -> str:
    if isinstance(part, dict):
        fields = cast("dict[str, object]", part)
        part = fields.get("name") or fields.get("label") or fields.get("tag")
    return part if isinstance(part, str) else ""


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
