"""The cache of settings: plain JSON for each file, as good as absent when it does not fit."""

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict, cast
from zlib import crc32

from ..data.kind import FormKind
from ..data.problem import Problem
from ..user_state.disk import make_folder, read_bytes, replace_file
from ..user_state.fault import StateFault
from .command import COMMANDS
from .preset import PRESETS
from .settings import ConfigRead, GlyphChoice, Opener, SavedFilter, Settings
from .theme_name import THEMES

FORMAT = 1
"""Raise it when a text gives other settings or problems than before; the tables count by themselves."""


class ConfigCache:
    """What config files gave, in a folder, found by path and identity of the file it came from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, path: Path, identity: Sequence[int]) -> ConfigRead | None:
        """Return what was kept for a file; None if nothing fits it, or what was kept is damaged."""
        try:
            found = read_bytes(self._place(path), own=True)
            head, _, body = (b"" if found is None else found[0]).partition(b"\n")
            if json.loads(head or b"0") != _stamp(path, identity, body):
                return None
            return _read(cast("_Kept", json.loads(body)))
        except (StateFault, ValueError, RecursionError):
            return None

    def keep(self, path: Path, identity: Sequence[int], read: ConfigRead) -> None:
        """Keep what a file gave, if the folder can be written; else the next start reads it again."""
        kept = {"settings": asdict(read.settings), "problems": [asdict(o) for o in read.problems]}
        body = json.dumps(kept).encode()
        head = json.dumps(_stamp(path, identity, body)).encode()
        with contextlib.suppress(StateFault):
            make_folder(self._folder)
            replace_file(self._place(path), head + b"\n" + body)

    def _place(self, path: Path) -> Path:
        return self._folder / f"{crc32(os.fsencode(path)):08x}.json"


def _stamp(path: Path, identity: Sequence[int], body: bytes) -> list[object]:
    """Say which file it came from, by which rules it was read, and what it must be whole."""
    names = [(one.id, one.keys, one.while_typing) for one in COMMANDS]
    rules = crc32(repr((names, PRESETS, THEMES)).encode())
    return [os.fspath(path), *identity, FORMAT, rules, crc32(body)]


class _KeptOpener(TypedDict):
    pattern: str
    command: list[str]
    kind: str | None
    terminal: bool


class _KeptSettings(TypedDict):
    theme: str | None
    glyphs: str
    density: int
    openers: list[_KeptOpener]
    keys: dict[str, list[str]]
    filters: list[dict[str, str]]
    confirm: bool


class _KeptProblem(TypedDict):
    message: str
    file: str | None
    line: int | None
    entry: str | None
    field: str | None
    cure: str | None


class _Kept(TypedDict):
    settings: _KeptSettings
    problems: list[_KeptProblem]


def _read(kept: _Kept) -> ConfigRead:
    found = kept["settings"]
    settings = Settings(
        theme=found["theme"],
        glyphs=GlyphChoice(found["glyphs"]),
        density=found["density"],
        openers=tuple(map(_opener, found["openers"])),
        keys={id_: tuple(keys) for id_, keys in found["keys"].items()},
        filters=tuple(SavedFilter(one["name"], one["query"]) for one in found["filters"]),
        confirm=found["confirm"],
    )
    return ConfigRead(settings, tuple(Problem(**one) for one in kept["problems"]))


def _opener(kept: _KeptOpener) -> Opener:
    kind = None if kept["kind"] is None else FormKind(kept["kind"])
    return Opener(kept["pattern"], tuple(kept["command"]), kind, kept["terminal"])
