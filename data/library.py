"""The library: every catalog there is, from its file or from the cache of compiled ones."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .burst import burst
from .cache import Cache, Compiled
from .catalog_file import BadFile, open_catalog
from .compiled import CompiledCatalog, compile_catalog
from .problem import Problem
from .text import fold

_SUFFIXES = frozenset({".yaml", ".yml"})
HIDING = ".hidden"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The catalogs, built-in ones first, then by title, and what is wrong with their files.

    `files` is where each is read from, by its id. `hidden` are the built-in ones that the reader does
    not want to see.
    """

    catalogs: tuple[CompiledCatalog, ...]
    problems: tuple[Problem, ...]
    files: Mapping[str, Path] = field(default_factory=dict[str, Path])
    hidden: tuple[CompiledCatalog, ...] = ()


def built_in_folder() -> Path:
    """Return the folder of the catalogs that come with the program."""
    return Path(__file__).parent / "catalogs"


def hiding_name(catalog_id: str) -> str:
    """Name the file among the reader's catalogs that hides a built-in one by being there."""
    return f"{catalog_id}{HIDING}"


class Library:
    """Loads the built-in catalogs, if `built_in` is given, and those in the folder `catalogs`.

    `cache` is a folder for compiled catalogs; it is made when needed, and done without when it cannot
    be written.
    """

    def __init__(self, *, built_in: Path | None, catalogs: Path, cache: Path) -> None:
        self._folders = [folder for folder in (built_in, catalogs) if folder is not None]
        self._own = catalogs
        self._cache = Cache(cache)

    def load(self) -> Loaded:
        """Load all catalogs; files that cannot be read, and repeated ids, are reported."""
        catalogs: list[CompiledCatalog] = []
        problems: list[Problem] = []
        hidden: list[CompiledCatalog] = []
        owners: dict[str, Path] = {}
        for folder in self._folders:
            found: list[CompiledCatalog] = []
            for path in _files(folder, problems):
                compiled = self._load(path)
                problems += compiled.problems
                catalog = compiled.catalog
                if catalog is None:
                    continue
                if owners.setdefault(catalog.id, path) is path:
                    (hidden if self._is_hidden(folder, catalog) else found).append(catalog)
                else:
                    problems.append(_repeated(catalog, path, owners[catalog.id]))
            catalogs += sorted(found, key=lambda catalog: (fold(catalog.title), catalog.id))
        return Loaded(tuple(catalogs), tuple(problems), owners, tuple(hidden))

    def _is_hidden(self, folder: Path, catalog: CompiledCatalog) -> bool:
        return folder != self._own and os.path.lexists(self._own / hiding_name(catalog.id))

    def _load(self, path: Path) -> Compiled:
        try:
            with open_catalog(path) as file:
                found = self._cache.find(path, file.identity)
                if found is not None:
                    return found
                text = file.text()
                return self._compile(path, text, file.identity if file.is_unchanged() else None)
        except BadFile as error:
            return Compiled(None, (error.problem,))

    def _compile(self, path: Path, text: str, identity: tuple[int, ...] | None) -> Compiled:
        from .catalog_reader import read_catalog  # noqa: PLC0415  # a warm start reads no YAML

        with burst():
            read = read_catalog(text, file=str(path))
            block = None if read.catalog is None else compile_catalog(read.catalog)
        if identity is not None:
            self._cache.keep(path, identity, block, read.problems)
        catalog = None if block is None else CompiledCatalog.from_bytes(block)
        return Compiled(catalog, read.problems)


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  # a fifth of iterdir's time, in each start
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"the folder cannot be read ({error.strerror})"
        problems.append(Problem(message=message, file=str(folder), cure="Look at its permissions."))
        return []
    paths = (folder / name for name in names if not name.startswith("."))
    return [path for path in paths if path.suffix.lower() in _SUFFIXES]


def _repeated(catalog: CompiledCatalog, path: Path, first: Path) -> Problem:
    return Problem(
        message=f"its id `{catalog.id}` is that of {first}, so it is left out",
        file=str(path),
        entry=catalog.title,
        field="id",
        cure="Remove one of the files, or give this catalog an id of its own.",
    )
