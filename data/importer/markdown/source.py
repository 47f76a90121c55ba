"""The text of a list before it is parsed: line ends, what stands above it, what its author hid."""

import re
from dataclasses import dataclass

from ..echo import without_echo
from ..item import Left

ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_FENCED_HEAD = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|name|description|summary|subtitle)[ \t]*[:=][ \t]*(.*)$", re.IGNORECASE
)
_HIDDEN = re.compile(
    r"\{%-?\s*comment\s*-?%\}(?:(?!\{%-?\s*(?:end)?comment).)*\{%-?\s*endcomment\s*-?%\}", re.DOTALL
)
_HEAD_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Source:
    """A list's text with as many lines as it had, and what its front matter says."""

    text: str
    title: str = ""
    description: str = ""
    left: tuple[Left, ...] = ()


def sourced(text: str) -> Source:
    """Read the front matter, and blank it and what is commented out by a template."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text, echoes = without_echo(text)
    left = list(echoes)
    title = description = ""
    head = _FENCED_HEAD.match(text, 0, _HEAD_LIMIT)
    if head and (fields := _fields(head[2])) is not None:
        title, description = fields.get("title", ""), fields.get("description", "")
        left += _hidden(head[0], 1, "in the front matter")
        text = _blank(head[0]) + text[head.end() :]
    if "{%" in text:
        for found in _HIDDEN.finditer(text):
            left += _hidden(found[0], text.count("\n", 0, found.start()) + 1, "in a comment")
        text = _HIDDEN.sub(lambda found: _blank(found[0]), text)
    return Source(text, title, description, tuple(left))


def _fields(text: str) -> dict[str, str] | None:
    """Read title and description; None for what is no front matter but text between two rules."""
    lines = [line for line in text.split("\n") if line.strip()]
    if lines and not any(re.match(r"[\w.-]+\s*[:=]", line) for line in lines[:3]):
        return None
    fields: dict[str, str] = {}
    for line in lines:
        if found := _FIELD.match(line):
            name = {"name": "title", "summary": "description", "subtitle": "description"}
            key = found[1].lower()
            fields.setdefault(name.get(key, key), _unquoted(found[2].strip()))
    return fields


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
        inner = text[1:-1]
        return inner.replace('\\"', '"') if text[0] == '"' else inner.replace("''", "'")
    return "" if text in {"|", ">", ">-", "|-"} else text


def _hidden(text: str, number: int, why: str) -> list[Left]:
    return [
        Left(what=found[0], why=why, line=number + text.count("\n", 0, found.start()))
        for found in ADDRESS.finditer(text)
    ]


def _blank(text: str) -> str:
    return "\n" * text.count("\n")
