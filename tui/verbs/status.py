"""The verbs that say how far you are: `read`, `watched`, `start`, `skip`, `unread`."""

from collections.abc import Sequence

import click

from ...data.kind import FormKind
from ...user_state.action import Deed, begin, finish, set_position, set_status
from ...user_state.entry import Entry
from ...user_state.status import Status
from ...user_state.step import Edit
from ..choice import choose, tell_nothing_to_do
from ..desk import Desk, pass_desk
from ..option import (
    at_option,
    catalog_option,
    dry_run_option,
    form_option,
    names_argument,
    on_option,
    where_option,
    yes_option,
)
from ..speech import warn
from ..stop import Stop
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf read atc22", "the work is done"),
        ("refshelf read atc22 fast19 --on 2023-05-01", "both, two years ago"),
        ("refshelf read atc22 --form pdf", "the pdf is, and so the work"),
        ("refshelf list --json | jq … | refshelf read -", "those listed on standard input"),
    ),
)
@names_argument
@where_option
@form_option
@on_option
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def read_(
    desk: Desk,
    names: Sequence[str],
    where: str | None,
    form: str | None,
    on: str | None,
    *,
    is_sure: bool,
) -> None:
    """Mark entries as read.

    The form that you had started is ticked, else the work itself.
    """
    entries = choose(desk, names, where, is_sure=is_sure)
    _finish(desk, entries, on, None if form is None else FormKind(form))


@click.command(
    cls=Verb,
    examples=(
        ("refshelf watched dat401", "its video is done, and so the work"),
        ("refshelf watched --where 'kind:video year:2018'", "all of them"),
    ),
)
@names_argument
@where_option
@on_option
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def watched_(
    desk: Desk, names: Sequence[str], where: str | None, on: str | None, *, is_sure: bool
) -> None:
    """Mark the videos of entries as watched."""
    _finish(desk, choose(desk, names, where, is_sure=is_sure), on, FormKind.VIDEO)


@click.command(
    cls=Verb,
    examples=(
        ("refshelf start atc22", "you are at it"),
        ("refshelf start atc22 --at 7", "and stopped on page 7"),
        ("refshelf start atc22 --form video --at 12:34", "its video, up to there"),
    ),
)
@names_argument
@where_option
@form_option
@at_option
@on_option
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def start_(  # one argument for each option
    desk: Desk,
    names: Sequence[str],
    where: str | None,
    form: str | None,
    at: str | None,
    on: str | None,
    *,
    is_sure: bool,
) -> None:
    """Mark entries as started.

    With --at, it is noted where you stopped. With --form, that form is started; a work that is done
    stays done.
    """
    day = on or desk.now
    entries = choose(desk, names, where, is_sure=is_sure)
    if form is None:
        _set(desk, entries, Status.STARTED, day, at)
        return
    kind = FormKind(form)
    having = _having(entries, kind)
    if not having:
        return
    deeds = [begin(entry, found, day) for entry in having if (found := entry.form(kind))]
    edits = tuple(edit for deed in deeds for edit in deed.edits)
    what = set_status(having, Status.STARTED, day).what
    desk.carry_out(Deed(f"{what}, {form}", (*edits, *_positions(having, day, at))))


@click.command(
    cls=Verb,
    examples=(
        ("refshelf skip faq", "you will not read it"),
        ("refshelf skip --where 'year:..2012'", "nor anything that old"),
    ),
)
@names_argument
@where_option
@on_option
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def skip_(
    desk: Desk, names: Sequence[str], where: str | None, on: str | None, *, is_sure: bool
) -> None:
    """Mark entries as skipped.

    They count neither as done nor as still to do.
    """
    entries = choose(desk, names, where, is_sure=is_sure)
    _set(desk, entries, Status.SKIPPED, on or desk.now)


@click.command(
    cls=Verb,
    examples=(("refshelf unread atc22", "you want to read it again"),),
)
@names_argument
@where_option
@on_option
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def unread_(
    desk: Desk, names: Sequence[str], where: str | None, on: str | None, *, is_sure: bool
) -> None:
    """Mark entries as unread.

    What they were before stays in their history.
    """
    entries = choose(desk, names, where, is_sure=is_sure)
    _set(desk, entries, Status.UNREAD, on or desk.now)


def _set(
    desk: Desk, entries: Sequence[Entry], status: Status, on: str, at: str | None = None
) -> None:
    if not tell_nothing_to_do(entries):
        deed = set_status(entries, status, on)
        desk.carry_out(Deed(deed.what, (*deed.edits, *_positions(entries, on, at))))


def _positions(entries: Sequence[Entry], on: str, at: str | None) -> tuple[Edit, ...]:
    if at is None:
        return ()
    return tuple(edit for entry in entries for edit in set_position(entry, at, on).edits)


def _finish(desk: Desk, entries: Sequence[Entry], on: str | None, form: FormKind | None) -> None:
    if form is not None:
        entries = _having(entries, form)
    if not tell_nothing_to_do(entries):
        desk.carry_out(finish(entries, on or desk.now, form))


def _having(entries: Sequence[Entry], form: FormKind) -> list[Entry]:
    """Give the entries that have such a form, name the others; raise Stop if none is left."""
    having = [entry for entry in entries if entry.form(form) is not None]
    for entry in entries:
        if entry not in having:
            warn(f"“{entry.reference.title}” has no {form}; it was left as it is.")
    if entries and not having:
        raise Stop("Nothing was marked.")
    return having
