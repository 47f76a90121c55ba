"""The settings of the program, as a reader wrote them or as they are without that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..data.kind import FormKind
from ..data.problem import Problem


class GlyphChoice(StrEnum):
    """Which signs are drawn: those that the terminal can show, or always the same."""

    AUTO = "auto"
    UNICODE = "unicode"
    ASCII = "ascii"


@dataclass(frozen=True, slots=True)
class Opener:
    """A program for some links: `pattern` says which, and `kind` of which forms; None is any.

    `command` is its argument list, never a shell; `{url}` and `{at}` in it are replaced. With
    `terminal` it has the terminal to itself while it runs.
    """

    pattern: str
    command: tuple[str, ...]
    kind: FormKind | None = None
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A query with a name."""

    name: str
    query: str


FILTERS = (
    SavedFilter("Unread", "is:unread"),
    SavedFilter("In progress", "is:started"),
    SavedFilter("Starred", "is:starred"),
    SavedFilter("Talks", "is:open has:video"),
    SavedFilter("Papers", "is:open kind:paper"),
    SavedFilter("New", "is:new"),
    SavedFilter("Short", "is:open minutes:<30"),
)
"""The filters there are from the start; the first ten of all have the digits, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a reader can choose. `keys` has only the commands whose keys are others than usual.

    `density` is the number of lines of a work in the list, 1 or 2. With `confirm` a list is shown
    before it is taken in, without it only one of which something is unsure.
    """

    theme: str | None = None
    glyphs: GlyphChoice = GlyphChoice.AUTO
    density: int = 2
    openers: tuple[Opener, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    filters: tuple[SavedFilter, ...] = FILTERS
    confirm: bool = True


USUAL = Settings()


@dataclass(frozen=True, slots=True)
class ConfigRead:
    """What config.yaml gave: settings, the usual ones where it says nothing sound, and what is wrong."""

    settings: Settings = USUAL
    problems: tuple[Problem, ...] = ()
