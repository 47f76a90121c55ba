"""Mutations that no test can notice, each with the reason why it cannot matter.

By module, the line as it stands in the source, and the mutation.
"""

from collections.abc import Mapping

_FALSE = "whoever asks only tells true from false"
_DEFAULT = "only the type of the default is looked at, and it is the right one"
_SPEED = "a short cut: the longer way comes to the same"
_LINKS = 'and (not over or all(isinstance(item, str) for item in cast("list[object]", over)))'
_JOINED = "forgotten = joined(forgotten, contents.forgotten) if contents.forgotten else forgotten"
_FRESH = "fresh = NOTHING if forgotten is known.forgotten else added(known.forgotten, forgotten)"
_SHOWN, _ADDED = "...ten, contents.forgotten)", "added(known.forgotten, fo..."

EQUIVALENT: Mapping[tuple[str, str, str], str] = {
    ("storage", "self._dirty = False", "False -> True"): "each section sets it before it is read",
    ("storage", "self._dirty = False", "self._dirty = False -> pass"): "as above",
    ("store", "self.window = random_name(4)", "4 -> 5"): "a name of any width will do",
    ("store", 'source: str = "",', "'' -> '~'"): "what came with no mark needs no source",
    ("change", "return False", "return False -> return None"): _FALSE,
    (
        "change",
        'over, undo = fields.get("over", ()), fields.get("undo", 0)',
        "0 -> 1",
    ): _DEFAULT,
    ("change", 'and isinstance(fields.get("on", ""), str)', "'' -> '~'"): _DEFAULT,
    (
        "change",
        _LINKS,
        "not over or all((isinstance(item, str... -> all((isinstance(item, str...",
    ): _SPEED,
    (
        "change",
        "if type(one) is type(other) is str and one == other:",
        "type(one) is type(other) is str -> type(one) is not type(other) is str",
    ): _SPEED,
    ("step", "return False", "return False -> return None"): _FALSE,
    (
        "step",
        'or len(edit.on) > len("YYYY-MM-DD")',
        "'YYYY-MM-DD' -> 'YYYY-MM-DD~'",
    ): "a date has ten letters, an instant twenty",
    (
        "source",
        _JOINED,
        f"{_SHOWN} if contents.forgotten else forgotten -> {_SHOWN}",
    ): _SPEED,
    (
        "source",
        _FRESH,
        f"NOTHING if forgotten is known.forgotten else {_ADDED} -> {_ADDED}",
    ): _SPEED,
}
