"""What every verb works at: the session with its shelf, and the one way to change something."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import click

from ..user_state.date import instant, local_day
from ..user_state.query import Query
from ..user_state.shelf import EVERYTHING, Scope, Shelf
from .given import is_given, recall, session_of
from .session import Session
from .speech import Look, look_of, say, warn
from .stop import BadInput, Stop, Unclear

if TYPE_CHECKING:
    from ..user_state.action import Deed

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Desk:
    """One run of a command: the session, and what the options said that many verbs share."""

    session: Session
    catalog: str | None = None
    is_dry_run: bool = False

    @cached_property
    def look(self) -> Look:
        """How text may look on standard output."""
        return look_of(sys.stdout, os.environ)

    @cached_property
    def now(self) -> str:
        """The instant of this run."""
        return instant(self.session.now())

    @property
    def today(self) -> date:
        """The day of this run, in the reader's own calendar."""
        return local_day(self.now) or date.min

    @cached_property
    def shelf(self) -> Shelf:
        """All catalogs with the reader's marks; tells what is wrong with their files, once."""
        greet(self.session)
        problems = self.session.loaded.problems
        for problem in problems[:_TOLD]:
            warn(str(problem))
        if len(problems) > _TOLD:
            warn(f"There are {len(problems) - _TOLD} more problems in catalogs.")
        return self.session.shelf()

    @cached_property
    def scope(self) -> Scope:
        """The part of the shelf that `--catalog` names, or all; raises Stop where there is none."""
        if self.catalog is None:
            return EVERYTHING
        ids = [catalog.id for catalog in self.shelf.catalogs]
        if self.catalog in ids:
            return Scope(ids.index(self.catalog))
        self._stop_if_broken(self.catalog)
        from .hiding import hidden_hint  # noqa: PLC0415  # for this fault only

        if hint := hidden_hint(self.session, self.catalog):
            raise Stop(f"The catalog “{self.catalog}” is not shown. {hint}")
        raise Stop(f"There is no catalog “{self.catalog}”. {_known(ids)}")

    def query(self, text: str, *, must_be_sound: bool = False) -> Query:
        """Read a query; of a broken one the reader is told the place, and its words are searched.

        Raises Unclear for a broken one that `must_be_sound`.
        """
        query = Query.parse(text) if text.strip() else Query()
        if query.problem is not None:
            if must_be_sound:
                raise Unclear(f"{query.problem} Nothing was changed.")
            warn(f"{query.problem} Searching for its words.")
        return query

    def carry_out(self, deed: "Deed") -> None:
        """Do a deed, or with `--dry-run` only say it; tells what was done once it is on the disk."""
        if self.is_dry_run:
            self._rehearse(deed)
            return
        outcome = self.session.store.apply(deed.what, deed.edits)
        say(_sentence(deed.what) if outcome.step else _no_need(deed))

    def _rehearse(self, deed: "Deed") -> None:
        from ..user_state.step import record  # noqa: PLC0415  # for rehearsals only

        changes = record(self.shelf.marks.documents, deed.edits, "rehearsal")
        say(f"Would be done: {deed.what}." if changes else _no_need(deed))

    def _stop_if_broken(self, catalog: str) -> None:
        for problem in self.session.loaded.problems:
            if problem.file is not None and Path(problem.file).stem == catalog:
                raise BadInput(f"The catalog “{catalog}” could not be loaded: see above.")


_TOLD = 5


def _known(ids: list[str]) -> str:
    return f"Known are {', '.join(ids)}." if ids else "None is known yet."


def _sentence(what: str) -> str:
    return f"{what[:1].upper()}{what[1:]}."


def _no_need(deed: "Deed") -> str:
    return f"Nothing to do, it is so already: {deed.what}."


def greet(session: Session) -> None:
    """Say hello to a reader who was never seen where others are known: it may be a typing mistake."""
    if session.place.known_readers():
        greeting = session.greeting()
        if greeting is not None:
            say(greeting)


def pass_desk(verb: Callable[Concatenate[Desk, P], R]) -> Callable[P, R]:
    """Give a verb the desk of its run as its first argument."""

    @wraps(verb)
    def with_desk(*args: P.args, **kwargs: P.kwargs) -> R:
        ctx = click.get_current_context()
        desk = Desk(session_of(ctx), recall(ctx, "catalog"), is_given(ctx, "dry_run"))
        return verb(desk, *args, **kwargs)

    return with_desk
