"""The composition root: puts folders, catalogs, marks and news together for screen and commands."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..user_state.place import Place
from .folder import Folders, find_folders, reader_name

if TYPE_CHECKING:
    from ..data.library import Library, Loaded
    from ..user_state.clock import Now
    from ..user_state.draft import Drafts
    from ..user_state.memory import Memory
    from ..user_state.news import Newsstand
    from ..user_state.shelf import Shelf
    from ..user_state.store import Store
    from .config_reader import ConfigRead

# Each part is imported where it is made: a command pays for what it uses, at every start.


@dataclass(frozen=True)
class Session:
    """One run of the program: where its files are, and what is made of them when it is needed.

    `now` is the clock, in seconds since 1970.
    """

    folders: Folders
    place: Place
    has_built_in: bool = True
    now: "Now" = time.time

    @cached_property
    def store(self) -> "Store":
        """The reader's marks."""
        from ..user_state.store import Store  # noqa: PLC0415  # see above

        return Store(self.place, now=self.now)

    @cached_property
    def drafts(self) -> "Drafts":
        """The notes that were being written."""
        from ..user_state.draft import Drafts  # noqa: PLC0415  # see above

        return Drafts(self.place.machine / "drafts")

    @cached_property
    def memory(self) -> "Memory":
        """What the program remembers: where the reader was, filters saved on the screen."""
        from ..user_state.memory import Memory  # noqa: PLC0415  # see above

        return Memory(self.place.machine / "memory")

    @cached_property
    def newsstand(self) -> "Newsstand":
        """What came into the catalogs lately."""
        from ..user_state.news import Newsstand  # noqa: PLC0415  # see above

        return Newsstand(self.place.machine / "news")

    @cached_property
    def library(self) -> "Library":
        """The catalogs: the built-in ones and those in the data dir."""
        from ..data.library import Library, built_in_folder  # noqa: PLC0415  # see above

        return Library(
            built_in=built_in_folder() if self.has_built_in else None,
            catalogs=self.place.catalogs,
            cache=self.folders.cache / "catalogs",
        )

    @cached_property
    def loaded(self) -> "Loaded":
        """The catalogs as they are now, and what is wrong with them."""
        return self.library.load()

    @cached_property
    def config(self) -> "ConfigRead":
        """What the reader set in config.yaml, and what is wrong there."""
        from .config_file import load_config  # noqa: PLC0415  # see above

        folders = self.folders
        return load_config(
            folders.config, folders.cache / "config", is_named=folders.is_config_named
        )

    def anew(self) -> "Session":
        """Give a session that reads everything anew when it is asked."""
        return replace(self)

    def shelf(self) -> "Shelf":
        """Put catalogs, marks and news together."""
        from ..user_state.shelf import Shelf  # noqa: PLC0415  # see above

        catalogs = self.loaded.catalogs
        news = self.newsstand.news((catalog, catalog.stamp) for catalog in catalogs)
        return Shelf.of(catalogs, self.store.marks(), news, self.loaded.hidden)

    def greeting(self) -> str | None:
        """Greet a reader who was never seen here; None for one who was."""
        known = self.place.known_readers()
        if self.place.reader in known:
            return None
        if known:
            names = ", ".join(known)
            return f"Welcome, {self.place.reader}: you are new here (known: {names})."
        return f"Welcome, {self.place.reader}. Space marks a work done, ? shows all keys."


def open_session(
    data_dir: str | None = None,
    reader: str | None = None,
    environ: Mapping[str, str] | None = None,
    config: str | None = None,
) -> Session:
    """Open a session from flags and environment; nothing is read or made yet."""
    given = os.environ if environ is None else environ
    folders = find_folders(data_dir, given, config)
    place = Place(folders.data, folders.state, reader_name(reader, given))
    return Session(folders, place)
