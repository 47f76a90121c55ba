"""The verb `backup`: all that a reader has here, in one file."""

import sys
from datetime import date
from pathlib import Path

import click

from ...data.library import HIDING
from ...user_state.archive import Archive, archive_bytes, catalog_files, write_archive
from ..choice import agree
from ..counted import count_of
from ..desk import Desk, pass_desk
from ..option import dry_run_option, yes_option
from ..speech import say, warn
from ..verb import Verb


@click.command(
    cls=Verb,
    examples=(
        ("refshelf backup", "into a file named for you and the day"),
        ("refshelf backup ~/safe/shelf.json", "into that file"),
        ("refshelf backup - | gzip > shelf.json.gz", "to standard output"),
        ("refshelf restore shelf.json", "bring it back, here or elsewhere"),
    ),
)
@click.argument("file", required=False, metavar="[FILE]", type=click.Path())
@dry_run_option
@yes_option
@pass_desk
def backup_(desk: Desk, file: str | None, *, is_sure: bool) -> None:
    """Write all your marks and your own catalogs into one file.

    The built-in catalogs are not in it, they come with the program. The undo stack stays on this
    machine, as it is about this machine; the log and all earlier values are in the file.
    """
    archive = _gathered(desk)
    sizes = [
        count_of(len(archive.contents.documents), "mark"),
        count_of(sum(not name.endswith(HIDING) for name in archive.catalogs), "catalog"),
    ]
    what = " and ".join(sizes)
    if file == "-":
        if not desk.is_dry_run:
            sys.stdout.buffer.write(archive_bytes(archive))
        say(f"{_begin(desk)} {what}.")
        return
    path = Path(file) if file else _free(desk)
    if path.exists() and not desk.is_dry_run:
        agree(f"{path} is there already. Write over it?", is_sure=is_sure)
    if not desk.is_dry_run:
        write_archive(archive, path.absolute())
    say(f"{_begin(desk)} {what} in {path}.")


def _begin(desk: Desk) -> str:
    return "Would be backed up:" if desk.is_dry_run else "Backed up:"


def _gathered(desk: Desk) -> Archive:
    session = desk.session
    catalogs, faults = catalog_files(session.place.catalogs)
    for fault in faults:
        warn(f"{fault} It is not in the backup.")
    news = session.newsstand.known(catalog.id for catalog in session.loaded.catalogs)
    return Archive(session.store.contents(), catalogs, news, desk.now)


def _free(desk: Desk) -> Path:
    """Name a file that is not there yet."""
    day = date.fromtimestamp(desk.session.now())  # noqa: DTZ012  # the reader's own day is meant
    stem = f"refshelf-{desk.session.place.reader}-{day.isoformat()}"
    names = (f"{stem}{f'-{number}' if number > 1 else ''}.json" for number in range(1, 10_000))
    return next(path for path in map(Path, names) if not path.exists())
