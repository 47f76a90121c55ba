"""What the help says: every command with its keys as they are now, and what other places accept."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from textual.content import Content

from ..data.text import fold
from .command import Command, Group, listed_commands
from .keymap import Keymap

Line = tuple[str, str]  # keys, and what they do

_KEYS_WIDTH = 15  # of `ctrl+r ctrl+y`, and a gap
_LEAST = 24  # cells that a sentence needs beside its keys

ELSEWHERE: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        "While you search",
        (
            ("enter ↓", "Go to what was found."),
            ("esc", "Clear the search."),
        ),
    ),
    (
        "In any text",
        (("ctrl+z ctrl+y", "Undo and redo what you type."),),
    ),
    (
        "On the command line",
        (
            ("tab", "Complete a verb, an option, a tag or an id."),
            ("↑ ↓", "Go to what you typed before."),
            ("enter", "Carry it out; without an id on the work that has the cursor."),
        ),
    ),
    (
        "In the palette",
        (
            ("any letters", "Find commands, lists, categories and saved filters."),
            ("↑ ↓ enter", "Choose one."),
        ),
    ),
    (
        "On this page",
        (("any letters", "Find what they are part of."),),
    ),
)
"""What is accepted beside the keys of the command table, and cannot be changed."""


def help_text(keymap: Keymap, search: str, width: int) -> Content:
    """Write the help, or what of it holds all words of a search, for lines that many cells wide."""
    words = fold(search).split()
    sections = [
        _section(title, found, width)
        for title, lines in _sections(keymap)
        if (found := [line for line in lines if _holds(line, title, words)])
    ]
    if not sections:
        return Content(f"Nothing here is about “{search}”.\n\nesc clears the search.")
    return Content("\n\n").join(sections)


def _sections(keymap: Keymap) -> Iterator[tuple[str, list[Line]]]:
    for group in Group:
        commands = (command for command in listed_commands() if command.group is group)
        yield str(group), [_line(command, keymap) for command in commands]
    for title, lines in ELSEWHERE:
        yield title, [(keymap.glyphs.spelled(keys), sentence) for keys, sentence in lines]


def _line(command: Command, keymap: Keymap) -> Line:
    keys = " ".join(keymap.shown(command))
    return keys or ("palette" if command.in_palette else "(no key)"), command.help


def _holds(line: Line, title: str, words: Sequence[str]) -> bool:
    keys, sentence = line
    text = fold(f"{title} {sentence}")
    return all(word in text or word in fold(keys).split() for word in words)


def _section(title: str, lines: Sequence[Line], width: int) -> Content:
    rows = [Content.styled(title, "bold $accent"), *(_row(line, width) for line in lines)]
    return Content("\n").join(rows)


def _row(line: Line, width: int) -> Content:
    """Lay out keys and sentence side by side, with what is left of it below its beginning."""
    keys, sentence = line
    # A sentence that has little room beside its keys stands below them.
    is_beside = len(keys) < _KEYS_WIDTH and width - _KEYS_WIDTH >= _LEAST
    indent = _KEYS_WIDTH if width - _KEYS_WIDTH >= _LEAST else 2
    told = f"\n{' ' * indent}".join(wrap(sentence, max(8, width - indent), break_on_hyphens=False))
    if is_beside:
        return Content.assemble((keys.ljust(_KEYS_WIDTH), "bold"), told)
    return Content.assemble((keys, "bold"), f"\n{' ' * indent}{told}")
