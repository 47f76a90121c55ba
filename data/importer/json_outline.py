"""The outline of a JSON text: which fields it has where, told from its beginning alone."""

import re

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"[ \t\r\n]*+(:?)|([][{}])')
_MOST = 4000


def outline(head: str) -> frozenset[str]:
    """Give the fields as paths, `[].repo.name`; also of a text that is cut or broken."""
    paths: set[str] = set()
    stack: list[tuple[str, str]] = []
    waiting = ""
    for found in _first(head):
        key, colon, sign = found.groups()
        if sign is None:
            if colon and stack and stack[-1][0] == "{":
                waiting = f"{stack[-1][1]}.{key}".removeprefix(".")
                paths.add(waiting)
            continue
        if sign in "[{":
            within = waiting or (stack[-1][1] if stack else "")
            stack.append((sign, f"{within}[]" if sign == "[" else within))
            waiting = ""
        elif stack:
            stack.pop()
            waiting = ""
        if len(stack) > 12:
            break
    return frozenset(paths)


def _first(head: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for one in _TOKEN.finditer(head):
        found.append(one)
        if len(found) >= _MOST:
            break
    return found
