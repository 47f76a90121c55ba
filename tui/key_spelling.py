"""How keys are written: as a person writes them in config.yaml, and as Textual names them."""

import unicodedata
from collections.abc import Sequence
from functools import cache

_MODIFIERS = ("ctrl", "alt", "shift")
_REPLACED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "page down": "pagedown",
    "page up": "pageup",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    " ": "space",
}
_SHOWN = {
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pagedown": "page down",
    "pageup": "page up",
}
_NAMES = (
    *("space", "enter", "tab", "escape", "backspace", "delete", "insert", "home", "end"),
    *("pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
)
KEY_NAMES = (*_NAMES, *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"))
"""The keys that have a name of their own, and those with ctrl that every keyboard has."""

SAME_KEYS = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""What a terminal sends for these is what it sends for the others: it cannot tell them apart."""


def read_key(text: str) -> str | None:
    """Give Textual's name of a key that a person wrote: `/`, `esc`, `ctrl+d`, `F5`; None if it is none.

    Names are read in any case; a single letter is meant as it is, for `g` is not `G`.
    """
    written = text.strip() or text[:1]
    modifiers: list[str] = []
    while len(written) > 1 and "+" in written[1:]:
        modifier, _, rest = written.partition("+")
        if modifier.lower() not in _MODIFIERS or modifier.lower() in modifiers or not rest:
            return None
        modifiers.append(modifier.lower())
        written = rest
    key = _plain_key(written)
    if key is None:
        return None
    if "ctrl" in modifiers and len(key) == 1:
        key = key.lower()
    elif "shift" in modifiers and len(key) == 1:
        # A terminal sends the capital letter instead.
        modifiers.remove("shift")
        key = key.upper()
    return "+".join([*(name for name in _MODIFIERS if name in modifiers), key])


def _plain_key(written: str) -> str | None:
    name = _ALIASES.get(written.lower(), written.lower())
    if name in _NAMES or name in _signs():
        return name
    if len(written) != 1 or not written.isprintable():
        return None
    if written.isalnum():
        return written
    return _sign_name(written) or None


def _sign_name(sign: str) -> str:
    # As `textual.keys` makes names of characters that are neither letters nor digits.
    plain = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _REPLACED.get(plain, plain)


@cache
def _signs() -> dict[str, str]:
    signs = (sign for sign in map(chr, range(33, 127)) if not sign.isalnum())
    return {_sign_name(sign): sign for sign in signs}


def show_key(key: str) -> str:
    """Say a key that has Textual's name as a person would: `/`, `esc`, `ctrl+d`."""
    *modifiers, name = key.split("+")
    return "+".join([*modifiers, _SHOWN.get(name) or _signs().get(name) or _named(name)])


def _named(name: str) -> str:
    if "_" not in name:
        return name
    try:
        return unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return name


def types_text(key: str) -> bool:
    """Tell whether a key that has Textual's name types something where a text is written."""
    return key == "space" or ("+" not in key and len(show_key(key)) == 1 and key not in _SHOWN)


def write_keys(keys: Sequence[str]) -> str:
    """Write keys as a value of config.yaml: `s`, `["/", f3]`, `[]`."""
    written = [_quoted(show_key(key)) for key in keys]
    return written[0] if len(written) == 1 else f"[{', '.join(written)}]"


def _quoted(shown: str) -> str:
    if shown.replace("+", "").replace(" ", "").isalpha() or shown[1:].isdigit():
        # Y and N are a yes and a no to other readers of YAML.
        return f'"{shown}"' if shown in {"y", "Y", "n", "N"} else shown
    return '"\\\\"' if shown == "\\" else f"'{shown}'" if '"' in shown else f'"{shown}"'
