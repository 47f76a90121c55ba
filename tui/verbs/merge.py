"""The verb `merge`: take in the marks of other state files."""

from collections.abc import Sequence

import click

from ..desk import Desk, pass_desk
from ..intake import agree_on_reader, read_named, tell_taken
from ..option import dry_run_option, yes_option
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf merge /media/stick/laptop.json", "another device's marks"),
        ("refshelf merge old/*.sync-conflict-*.json", "what a carrier set aside"),
        ("refshelf merge --dry-run laptop.json", "only see what would come"),
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@dry_run_option
@yes_option
@pass_desk
def merge_(desk: Desk, files: Sequence[str], *, is_sure: bool) -> None:
    """Take in the marks of other state files.

    A device's file, a copy that Syncthing or Dropbox set aside, one with git's conflict marks, or
    what `refshelf backup` wrote; `-` is standard input. Nothing that is here is lost by it, and
    taking the same file in twice is the same as once.
    """
    # All of them are read before the first is taken in: a wrong name stops before anything is done.
    archives = [(name, read_named(name)) for name in files]
    for name, archive in archives:
        agree_on_reader(desk, archive.contents, name, is_sure=is_sure)
        before = desk.session.store.marks()
        store = desk.session.store
        take = store.would_take_in if desk.is_dry_run else store.take_in
        taken = take(archive.contents)
        tell_taken(desk, before, taken, name, is_done=not desk.is_dry_run)
