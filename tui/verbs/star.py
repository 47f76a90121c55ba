"""The verbs `star` and `unstar`."""

from collections.abc import Sequence

import click

from ...user_state.action import star
from ..choice import choose, tell_nothing_to_do
from ..desk import Desk, pass_desk
from ..option import catalog_option, dry_run_option, names_argument, where_option, yes_option
from ..verb import Verb


@click.command(cls=Verb, examples=(("refshelf star atc22 fast19", "to find them again"),))
@names_argument
@where_option
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def star_(desk: Desk, names: Sequence[str], where: str | None, *, is_sure: bool) -> None:
    """Star entries; `is:starred` finds them."""
    _set(desk, names, where, is_sure=is_sure, starred=True)


@click.command(
    cls=Verb, examples=(("refshelf unstar --where 'is:starred is:done'", "where you are done"),)
)
@names_argument
@where_option
@catalog_option
@dry_run_option
@yes_option
@pass_desk
def unstar_(desk: Desk, names: Sequence[str], where: str | None, *, is_sure: bool) -> None:
    """Take the stars of entries away."""
    _set(desk, names, where, is_sure=is_sure, starred=False)


def _set(
    desk: Desk, names: Sequence[str], where: str | None, *, is_sure: bool, starred: bool
) -> None:
    entries = choose(desk, names, where, is_sure=is_sure)
    if not tell_nothing_to_do(entries):
        desk.carry_out(star(entries, desk.now, starred=starred))
